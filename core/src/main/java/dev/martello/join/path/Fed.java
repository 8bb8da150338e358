package dev.martello.join.path;

import dev.martello.model.LambdaFunction;
import java.util.List;

/**
 * A function whose event is decided from a foothold.
 *
 * @param steps the shortest way to it
 */
public record Fed(LambdaFunction function, List<Step> steps) {
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
