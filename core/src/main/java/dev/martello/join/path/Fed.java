package dev.martello.join.path;

import java.util.List;

/**
 * What a foothold decides the input of.
 *
 * @param target the function with its event, or the state machine
 * @param steps the shortest way to it
 */
public record Fed<T>(T target, List<Step> steps) {
  public Fed {
    steps = List.copyOf(steps);
  }

  /** Returns the step with which a function's own role begins: what to take away. */
  public Step first() {
    return Step.firstRight(steps);
  }

  /** Returns whether a call leads to it, and not only what is written to a store. */
  public boolean isCalled() {
    return Step.isCall(steps);
  }
}
