package dev.martello.cli;

/** What the process tells its caller; documented in {@code docs/exit-codes.md}. */
enum ExitCode {
  /** Nothing at or above the chosen level. */
  CLEAN(0),
  /** Findings at or above the chosen level. */
  FINDINGS(1),
  /** The command line was wrong; nothing was done. */
  WRONG_USE(2),
  /** Something could not be read or a part could not run; what could be done was done. */
  INCOMPLETE(3),
  /** A defect of Martello. */
  BUG(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
