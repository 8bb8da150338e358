package dev.martello.cli;

import dev.martello.check.Check;
import dev.martello.check.Rule;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Part;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.report.json.JsonReport;
import dev.martello.report.text.TextReport;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** {@code martello code}: what functions' code does, and what is wrong with it. */
final class CodeCommand {
  private static final String COMMAND = "martello code";
  private static final String PART = "code";

  /**
   * A secret that the configuration gives to the code stands in it for whoever reads the project.
   */
  private static final String IN_ENVIRONMENT = "code/secret-in-environment";

  private final Request.Code request;
  private final String version;
  private final LocalDate today;

  CodeCommand(Request.Code request, String version, LocalDate today) {
    this.request = request;
    this.version = version;
    this.today = today;
  }

  ExitCode run(PrintStream out, PrintStream err, ProgressLine progress) throws WrongUse {
    var project =
        Project.of(
            new Project.Wishes(
                request.paths(), request.inputs(), request.steering(), null, null, false, COMMAND));
    var explored = explore(project, progress);
    var report = request.steering().isNewOnly() ? explored.report().newOnly() : explored.report();
    progress.clear();
    try {
      var facts = explored.facts().get(PART);
      if (!request.explained().isEmpty() && facts != null) {
        facts.explain(request.explained(), out);
        ScanCommand.tellProblems(report, err);
        return ExitCode.CLEAN;
      }
      switch (request.format()) {
        case TEXT -> {
          new TextReport(request.hasColor(), TextReport.Depth.FINDINGS).write(report, out);
          if (facts != null) {
            out.println();
            facts.write(out);
          }
        }
        case JSON ->
            JsonReport.writeFindings(
                report,
                json -> {
                  if (facts != null) {
                    facts.write(json);
                  }
                },
                out);
      }
    } catch (IOException e) {
      throw new WrongUse("cannot write: " + ScanCommand.reason(e), COMMAND);
    }
    if (request.format() == Request.Listing.JSON) {
      ScanCommand.tellProblems(report, err);
    }
    return ScanCommand.judge(report, project.failOn());
  }

  private Scan.Explored explore(Project project, Progress progress) throws WrongUse {
    try {
      return Scan.explore(
          new Scan.Request(
                  request.paths(),
                  project.setting(),
                  project.rules(
                      request.isOnlySecurity()
                          ? ScanCommand.onlySecurity(rules(project))
                          : rules(project)),
                  project.profile(),
                  project.organisation(),
                  project.decisions(),
                  today,
                  new Report.Tool("martello", version))
              .assuming(request.isAssuming()),
          progress);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  /**
   * The checks that look at code itself, which the optional part brings, and at its environment.
   */
  private static List<Rule> rules(Project project) {
    var own =
        Part.all().stream()
            .filter(part -> part.name().equals(PART))
            .flatMap(part -> part.checks().stream())
            .map(Check::getClass)
            .collect(Collectors.toSet());
    return Catalogue.standard().rules(project.profile()).stream()
        .filter(
            rule ->
                own.contains(rule.check().getClass())
                    || !own.isEmpty() && rule.id().equals(IN_ENVIRONMENT))
        .toList();
  }
}
