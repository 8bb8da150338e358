package dev.martello.cli;

import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.join.path.BlastRadius;
import dev.martello.join.path.Foothold;
import dev.martello.join.path.Reach;
import dev.martello.join.path.Removal;
import dev.martello.join.path.WhatIf;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.report.Exploration;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import dev.martello.report.dot.ExplorationDot;
import dev.martello.report.json.ExplorationJson;
import dev.martello.report.text.ExplorationText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** {@code martello paths}: tells what attackers reach, how, and what would end it. */
final class PathsCommand {
  private static final String COMMAND = "martello paths";
  private static final int NAMED = 5;

  private final Request.Paths request;
  private final String version;
  private final LocalDate today;

  PathsCommand(Request.Paths request, String version, LocalDate today) {
    this.request = request;
    this.version = version;
    this.today = today;
  }

  ExitCode run(PrintStream out, PrintStream err, ProgressLine progress) throws WrongUse {
    var explored = explore(progress);
    progress.clear();
    var asked = asked(explored);
    try {
      switch (request.format()) {
        case TEXT -> new ExplorationText(request.hasColor()).write(asked, out);
        case JSON -> ExplorationJson.write(asked, out);
        case DOT -> ExplorationDot.write(asked, out);
      }
    } catch (IOException e) {
      throw new WrongUse("cannot write: " + ScanCommand.reason(e), COMMAND);
    }
    var report = explored.report();
    if (!report.hasSubject()) {
      err.println("martello: no SAM, CloudFormation or CDK template was read");
    }
    if (request.format() != Request.Drawing.TEXT) {
      report.files().stream()
          .flatMap(file -> file.faults().stream())
          .forEach(problem -> err.println(Printable.line(problem.toString())));
    }
    return report.isComplete() ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  private Scan.Explored explore(Progress progress) throws WrongUse {
    var project =
        Project.of(
            new Project.Wishes(
                request.paths(), request.inputs(), request.steering(), null, null, true, COMMAND));
    try {
      return Scan.explore(
          new Scan.Request(
              request.paths(),
              project.setting(),
              List.of(),
              project.profile(),
              project.organisation(),
              project.decisions(),
              today,
              new Report.Tool("martello", version)),
          progress);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private Exploration asked(Scan.Explored explored) throws WrongUse {
    var reach = explored.reach();
    var functions = functions(explored.report());
    boolean isOfSome = !request.functions().isEmpty();
    var paths =
        reach.paths().stream()
            .filter(path -> functions.stream().anyMatch(one -> isSame(one, path.function())))
            .toList();
    return new Exploration(
        explored.report(),
        request.foothold(),
        radii(reach, functions),
        paths,
        whatIfs(reach),
        isOfSome);
  }

  private static boolean isSame(LambdaFunction function, Identity identity) {
    return function.identity().isSame(identity);
  }

  private List<BlastRadius> radii(Reach reach, List<LambdaFunction> functions) {
    return request.foothold() == Foothold.PRINCIPAL
        ? reach.principals()
        : functions.stream().map(function -> reach.radius(function, request.foothold())).toList();
  }

  private List<LambdaFunction> functions(Report report) throws WrongUse {
    var all = report.app().functions();
    if (request.functions().isEmpty()) {
      return all;
    }
    for (var name : request.functions()) {
      if (all.stream().noneMatch(function -> isCalled(function.identity(), name))) {
        throw new WrongUse(
            "unknown function `%s`; the templates define %s".formatted(name, some(all)), COMMAND);
      }
    }
    return all.stream()
        .filter(
            function ->
                request.functions().stream().anyMatch(name -> isCalled(function.identity(), name)))
        .toList();
  }

  private static boolean isCalled(Identity function, String name) {
    return name.equals(function.writtenId())
        || name.equals(function.id())
        || name.equals(function.path());
  }

  private static String some(List<LambdaFunction> functions) {
    var names =
        functions.stream()
            .limit(NAMED)
            .map(function -> "`" + function.identity().title() + "`")
            .collect(Collectors.joining(", "));
    var more = functions.size() > NAMED ? " and %d more".formatted(functions.size() - NAMED) : "";
    return functions.isEmpty() ? "none" : names + more;
  }

  private List<WhatIf> whatIfs(Reach reach) throws WrongUse {
    if (request.whatIf().isEmpty()) {
      return List.of();
    }
    var whatIf = reach.without(Removal.parse(request.whatIf()));
    if (whatIf.isEmpty()) {
      throw new WrongUse(
          ("nothing that attackers could use is called `%s`; name FILE:LINE of a statement that"
                  + " allows something, a Sid, an action or a resource")
              .formatted(request.whatIf()),
          COMMAND);
    }
    return whatIf.stream().toList();
  }
}
