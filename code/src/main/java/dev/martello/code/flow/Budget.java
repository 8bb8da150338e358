package dev.martello.code.flow;

/** Counts steps, so that code of any size is read in bounded time. */
final class Budget {
  /**
   * The part of the steps that calls may take while code is loaded: what libraries do then is far
   * less than what they can do, and no event is there yet.
   */
  private static final int PART_AT_START = 4;

  private final long most;
  private long steps;
  private long stepsAtStart;

  /** Makes a budget of so many steps for events. */
  Budget(long most) {
    this.most = most;
  }

  void spend(int more, boolean isAtStart) {
    if (isAtStart) {
      stepsAtStart += more;
    } else {
      steps += more;
    }
  }

  boolean isSpent(boolean isAtStart) {
    return isAtStart ? stepsAtStart > most / PART_AT_START : steps > most;
  }
}
