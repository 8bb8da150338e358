package dev.martello.join.path;

import dev.martello.model.StateMachine;
import java.util.List;

/**
 * A state machine whose input is decided from a foothold.
 *
 * @param steps the shortest way to it
 */
public record Started(StateMachine machine, List<Step> steps) {
  public Started {
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
