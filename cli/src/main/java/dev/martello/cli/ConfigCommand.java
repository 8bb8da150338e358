package dev.martello.cli;

import dev.martello.engine.Catalogue;
import dev.martello.engine.ProjectFile;
import dev.martello.report.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Stream;

/**
 * {@code martello config check}: says what is wrong with a configuration and the files it names.
 */
final class ConfigCommand {
  private ConfigCommand() {}

  static ExitCode check(Request.ConfigCheck request, PrintStream out) throws WrongUse {
    try {
      var configured = ProjectFile.configuration(request.file(), Catalogue.standard());
      var problems =
          Stream.concat(configured.problems().stream(), configured.problemsOfOthers().stream())
              .sorted()
              .toList();
      problems.forEach(problem -> out.println(Printable.line(problem.toString())));
      if (problems.isEmpty()) {
        out.println(Printable.line("`" + request.file() + "` is right"));
        return ExitCode.CLEAN;
      }
      return ExitCode.INCOMPLETE;
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), "martello config check");
    }
  }
}
