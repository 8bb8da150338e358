package dev.martello.cli;

import dev.martello.check.Rule;
import dev.martello.engine.Catalogue;
import dev.martello.report.json.CheckList;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** {@code martello checks} and {@code martello explain}: what Martello looks for, and why. */
final class CheckCommands {
  private CheckCommands() {}

  static ExitCode list(Request.Checks request, PrintStream out) {
    var rules = Catalogue.standard().rules();
    switch (request.format()) {
      case JSON -> {
        try {
          CheckList.write(rules, out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      case TEXT -> rules.forEach(rule -> out.print(line(rule)));
    }
    return ExitCode.CLEAN;
  }

  static ExitCode explain(Request.Explain request, PrintStream out) throws WrongUse {
    var catalogue = Catalogue.standard();
    var rule = catalogue.find(request.check());
    if (rule.isEmpty()) {
      throw ScanCommand.unknownCheck(request.check(), catalogue, "martello explain");
    }
    out.print(page(rule.get()));
    return ExitCode.CLEAN;
  }

  private static String line(Rule rule) {
    return "%-8s  %-45s  %s\n".formatted(rule.severity().word(), rule.id(), rule.title());
  }

  private static String page(Rule rule) {
    var page = new StringBuilder();
    page.append(rule.title()).append("\n\n");
    page.append("id        ").append(rule.id()).append('\n');
    page.append("severity  ").append(rule.severity().word()).append('\n');
    if (rule.cwe() > 0) {
      page.append("weakness  CWE-").append(rule.cwe()).append('\n');
    }
    if (!rule.sameAs().isEmpty()) {
      page.append("same as   ").append(String.join(", ", rule.sameAs())).append('\n');
    }
    if (!rule.formerly().isEmpty()) {
      page.append("formerly  ").append(String.join(", ", rule.formerly())).append('\n');
    }
    return page.append('\n').append(rule.page().strip()).append('\n').toString();
  }
}
