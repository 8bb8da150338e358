package dev.martello.cli;

import dev.martello.report.Printable;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** One run of the command line, from arguments to exit code. */
final class Program {
  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final LocalDate today;
  private final boolean isDebug;

  /**
   * Prepares a run.
   *
   * @param out results and nothing else
   * @param err everything else
   * @param today the day for which dates are judged
   * @param isDebug whether a defect is shown with its stack trace
   */
  Program(PrintStream out, PrintStream err, Terminal terminal, LocalDate today, boolean isDebug) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.today = today;
    this.isDebug = isDebug;
  }

  /** Runs one command; answers with the exit code and throws nothing. */
  ExitCode run(List<String> arguments) {
    var progress =
        new ProgressLine(err, terminal.showsProgress() && !arguments.contains("--quiet"));
    try {
      return answer(new Syntax(version(), terminal).parse(arguments), progress);
    } catch (WrongUse wrong) {
      progress.clear();
      err.println(Printable.line("martello: " + pointed(wrong)));
      return ExitCode.WRONG_USE;
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      progress.clear();
      return reportDefect(e, progress.phrase());
    }
  }

  /** Returns what was wrong, and where to read what is right. */
  private static String pointed(WrongUse wrong) {
    var message = String.valueOf(wrong.getMessage());
    var join = message.endsWith("?") ? " See `" : "; see `";
    return message + join + wrong.command() + " --help`";
  }

  private ExitCode answer(Request request, ProgressLine progress) throws WrongUse {
    return switch (request) {
      case Request.Show(String text) -> {
        out.print(text);
        yield ExitCode.CLEAN;
      }
      case Request.Scan scan -> new ScanCommand(scan, version(), today).run(out, err, progress);
      case Request.Fix fix -> new FixCommand(fix, version(), today).run(out, err, progress);
      case Request.Paths paths -> new PathsCommand(paths, version(), today).run(out, err, progress);
      case Request.Diff diff ->
          new DiffCommand(diff, version(), today, System.getenv()).run(out, err, progress);
      case Request.Expand expand -> new ExpandCommand(expand).run(out, err, progress);
      case Request.Code code -> new CodeCommand(code, version(), today).run(out, err, progress);
      case Request.Checks checks -> CheckCommands.list(checks, out);
      case Request.Explain explain -> CheckCommands.explain(explain, out);
      case Request.ConfigCheck check -> ConfigCommand.check(check, out);
    };
  }

  private ExitCode reportDefect(Throwable defect, String phrase) {
    err.println(
        Printable.line(
            "martello: a defect of Martello"
                + (phrase.isEmpty() ? "" : " while " + phrase)
                + ": "
                + firstLine(defect)
                + "; please report it with the output of the same command under MARTELLO_DEBUG=1"));
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
