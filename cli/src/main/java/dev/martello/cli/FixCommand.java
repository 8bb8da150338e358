package dev.martello.cli;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Fix;
import dev.martello.engine.PatchWriter;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** {@code martello fix}: prints patches that end findings, or applies them. */
final class FixCommand {
  private static final String COMMAND = "martello fix";

  private final Request.Fix request;
  private final String version;
  private final LocalDate today;

  FixCommand(Request.Fix request, String version, LocalDate today) {
    this.request = request;
    this.version = version;
    this.today = today;
  }

  ExitCode run(PrintStream out, PrintStream err, ProgressLine progress) throws WrongUse {
    var result = fix(progress);
    progress.clear();
    var refusals = new ArrayList<PatchWriter.Refusal>();
    if (request.isWrite()) {
      refusals.addAll(PatchWriter.write(result.patches(), result.paths()));
    } else {
      result.patches().forEach(patch -> out.print(patch.diff()));
    }
    if (!request.isQuiet()) {
      tell(result, err);
    }
    for (var refusal : refusals) {
      err.println(
          Printable.line(
              "martello: not written: `%s` %s".formatted(refusal.path(), refusal.reason())));
    }
    return refusals.isEmpty() ? judge(result) : ExitCode.INCOMPLETE;
  }

  private Fix.Result fix(Progress progress) throws WrongUse {
    var catalogue = Catalogue.standard();
    var wanted = wanted(catalogue);
    var project =
        Project.of(
            new Project.Wishes(
                request.paths(),
                request.inputs(),
                request.steering(),
                request.profile(),
                null,
                false,
                COMMAND));
    try {
      var scan =
          new Scan.Request(
              request.paths(),
              project.setting(),
              project.rules(catalogue.rules(project.profile())),
              project.profile(),
              project.organisation(),
              project.decisions(),
              today,
              new Report.Tool("martello", version),
              true);
      return Fix.run(scan, wanted, progress);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private Predicate<Finding> wanted(Catalogue catalogue) throws WrongUse {
    var rules = new ArrayList<String>();
    for (var name : request.only()) {
      var found = catalogue.select(name);
      if (found.isEmpty()) {
        throw ScanCommand.unknownCheck(name, catalogue, COMMAND);
      }
      found.stream().map(Rule::id).forEach(rules::add);
    }
    var functions = request.functions();
    return finding ->
        (rules.isEmpty() || rules.contains(finding.rule().id()))
            && (functions.isEmpty()
                || finding.functions().stream()
                    .anyMatch(function -> functions.contains(function.writtenId())));
  }

  private static void tell(Fix.Result result, PrintStream err) {
    int fixed = 0;
    Map<String, List<Finding>> left = new TreeMap<>();
    int forPeople = 0;
    for (var outcome : result.outcomes()) {
      switch (outcome) {
        case Fix.Outcome.Fixed _ -> fixed++;
        case Fix.Outcome.Left(Finding finding, String reason) ->
            left.computeIfAbsent(finding.rule().id() + ": " + reason, _ -> new ArrayList<>())
                .add(finding);
        case Fix.Outcome.ForPeople _ -> forPeople++;
      }
    }
    err.println(
        "martello: %d of %d findings fixed in %d files; %d need a person"
            .formatted(fixed, result.outcomes().size(), result.patches().size(), forPeople));
    left.forEach(
        (what, findings) ->
            err.println(
                Printable.line(
                    "martello: not fixed: %s (%s)"
                        .formatted(
                            what,
                            String.join(
                                ", ",
                                findings.stream()
                                    .map(one -> one.path() + ":" + one.line())
                                    .limit(3)
                                    .toList())))));
  }

  private static ExitCode judge(Fix.Result result) {
    if (!result.before().isComplete()) {
      return ExitCode.INCOMPLETE;
    }
    return result.outcomes().stream().allMatch(Fix.Outcome.Fixed.class::isInstance)
        ? ExitCode.CLEAN
        : ExitCode.FINDINGS;
  }
}
