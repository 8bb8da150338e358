package dev.martello.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** One run of the command line, from arguments to exit code. */
final class Program {
  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final boolean isDebug;

  /**
   * Prepares a run.
   *
   * @param out results and nothing else
   * @param err everything else
   * @param isDebug whether a defect is shown with its stack trace
   */
  Program(PrintStream out, PrintStream err, Terminal terminal, boolean isDebug) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.isDebug = isDebug;
  }

  /** Runs one command; answers with the exit code and throws nothing. */
  ExitCode run(List<String> arguments) {
    try {
      return answer(new Syntax(version(), terminal).parse(arguments));
    } catch (WrongUse wrong) {
      err.println("martello: " + wrong.getMessage() + "; see `" + wrong.command() + " --help`");
      return ExitCode.WRONG_USE;
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      return reportDefect(e);
    }
  }

  private ExitCode answer(Request request) {
    return switch (request) {
      case Request.Show(String text) -> {
        out.print(text);
        yield ExitCode.CLEAN;
      }
      case Request.Scan _, Request.Expand _, Request.Checks _, Request.Explain _ -> {
        err.println("martello: this build holds no engine yet");
        yield ExitCode.INCOMPLETE;
      }
    };
  }

  private ExitCode reportDefect(Throwable defect) {
    err.println(
        "martello: a defect of Martello: "
            + firstLine(defect)
            + "; please report it with the output of the same command under MARTELLO_DEBUG=1");
    if (isDebug) {
      defect.printStackTrace(err);
    }
    return ExitCode.BUG;
  }

  private static String firstLine(Throwable defect) {
    var message = Objects.requireNonNullElse(defect.getMessage(), "");
    var line = message.lines().findFirst().orElse("").strip();
    var name = defect.getClass().getSimpleName();
    return line.isEmpty() ? name : name + ": " + line;
  }

  private static String version() {
    var version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
