package dev.martello.stack;

import java.util.Optional;

/**
 * What one stack may ask of the others in the scanned tree. The depth is how many evaluations are
 * under way, so that stacks that refer to each other in a circle come to an end.
 */
interface Links {
  /**
   * Returns the value that exactly one stack of the tree exports under a name; where several do,
   * the one that is deployed where the importing stack is.
   */
  Optional<View> export(String stackId, String name, int depth);

  /**
   * Returns an output of a stack that is named as it is deployed.
   *
   * @param region empty text for the region of the stack that asks
   */
  Optional<View> deployedOutput(
      String stackId, String stackName, String region, String output, int depth);

  /** Returns an output of the nested stack that a resource of a stack deploys. */
  Optional<View> nestedOutput(String stackId, String logicalId, String output, int depth);

  /** Returns what a parent stack passes for a parameter, or nothing if the stack has no parent. */
  Optional<View> input(String stackId, String parameter, int depth);
}
