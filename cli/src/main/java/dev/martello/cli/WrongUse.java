package dev.martello.cli;

/**
 * The command line is wrong; the message says how, and names the command whose help explains it.
 */
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1L;

  private final String command;

  WrongUse(String message, String command) {
    super(message, null, false, false);
    this.command = command;
  }

  /** Returns the command as it is typed, for instance {@code martello scan}. */
  String command() {
    return command;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
