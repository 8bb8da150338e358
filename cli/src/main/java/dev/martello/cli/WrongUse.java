package dev.martello.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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

  /** Says what is wrong in our own words; picocli's name types and indexes. */
  static WrongUse of(ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    return new WrongUse(
        switch (wrong) {
          case UnmatchedArgumentException unmatched -> unmatched(unmatched);
          case MissingParameterException missing ->
              missing.getMissing().stream()
                  .map(WrongUse::missing)
                  .collect(Collectors.joining(", ", "name ", ""));
          case OverwrittenOptionException _ -> "an option that may stand once stands twice";
          default -> String.valueOf(wrong.getMessage());
        },
        command);
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    var first = unmatched.getUnmatched().getFirst();
    boolean isCommand = unmatched.getCommandLine().getCommandSpec().parent() == null;
    var what =
        unmatched.isUnknownOption()
            ? "unknown option"
            : isCommand ? "unknown command" : "one argument too many:";
    var suggestions = unmatched.getSuggestions();
    var hint = suggestions.isEmpty() ? "" : "; do you mean `" + suggestions.getFirst() + "`?";
    return "%s `%s`%s".formatted(what, first, hint);
  }

  private static String missing(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? "a value: `%s %s`".formatted(option.longestName(), option.paramLabel())
        : "at least one " + missing.paramLabel();
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
