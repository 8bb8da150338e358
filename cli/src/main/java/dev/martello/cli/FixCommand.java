package dev.martello.cli;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Fix;
import dev.martello.engine.PatchWriter;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.model.Identity;
import dev.martello.report.Printable;
import dev.martello.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code martello fix}: prints patches that end findings, or applies them. */
final class FixCommand {
  private static final String COMMAND = "martello fix";

  /** What CloudFormation takes in a call; from a bucket it takes a megabyte. */
  private static final int LARGEST_DIRECT = 51_200;

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
    refuseUnknownFunctions(result);
    ScanCommand.tellProblems(result.before(), err);
    var refused = request.isWrite() ? write(result, err) : show(result, out, err);
    int leftOut = leftOut(result);
    if (!request.isQuiet()) {
      tellSizes(result, err);
      new FixSummary(result, refused, leftOut).write(err);
    }
    return judge(result, refused.isEmpty(), leftOut);
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
              true,
              false,
              Set.of());
      return Fix.run(scan, wanted, progress);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private Predicate<Finding> wanted(Catalogue catalogue) throws WrongUse {
    var named = named(catalogue);
    return finding -> named.test(finding) && !(request.isSafe() && isFelt(finding));
  }

  /** Says whether others than the function feel its fix. */
  private static boolean isFelt(Finding finding) {
    return !finding.remedy().caution().isEmpty();
  }

  private int leftOut(Fix.Result result) throws WrongUse {
    if (!request.isSafe()) {
      return 0;
    }
    var named = named(Catalogue.standard());
    return (int)
        result.before().failures().stream().filter(named).filter(FixCommand::isFelt).count();
  }

  private Predicate<Finding> named(Catalogue catalogue) throws WrongUse {
    var rules = new HashSet<String>();
    for (var name : request.only()) {
      var found = catalogue.select(name);
      if (found.isEmpty()) {
        throw ScanCommand.unknownCheck(name, catalogue, COMMAND);
      }
      found.stream().map(Rule::id).forEach(rules::add);
    }
    return finding ->
        (rules.isEmpty() || rules.contains(finding.rule().id()))
            && (request.functions().isEmpty()
                || finding.functions().stream().anyMatch(this::isNamed));
  }

  private boolean isNamed(Identity function) {
    return names(function).stream().anyMatch(request.functions()::contains);
  }

  /** A function of a program is known by its construct, too. */
  private static Set<String> names(Identity function) {
    return new HashSet<>(List.of(function.writtenId(), function.id(), function.title()));
  }

  /** A mistyped name would silently fix nothing. */
  private void refuseUnknownFunctions(Fix.Result result) throws WrongUse {
    var known = new TreeSet<String>();
    var shown = new TreeSet<String>();
    for (var function : result.before().app().functions()) {
      known.addAll(names(function.identity()));
      shown.add(function.identity().title());
    }
    for (var name : request.functions()) {
      if (!known.contains(name)) {
        var some = shown.stream().limit(10).toList();
        var hint =
            some.isEmpty()
                ? "no template that was read declares a function"
                : "there are `"
                    + String.join("`, `", some)
                    + "`"
                    + (shown.size() > 10 ? ", ..." : "");
        throw new WrongUse("unknown function `" + name + "`; " + hint, COMMAND);
      }
    }
  }

  /** Writes what can be written; returns the paths of the other files. */
  private static Set<String> write(Fix.Result result, PrintStream err) {
    var refusals = PatchWriter.write(result.patches(), result.paths());
    tell("not written", refusals, err);
    return paths(refusals);
  }

  /** Prints what can be applied; returns the paths of the other files. */
  private static Set<String> show(Fix.Result result, PrintStream out, PrintStream err) {
    var shown = PatchWriter.show(result.patches(), result.paths(), result.before().secrets());
    out.print(shown.diff());
    tell("not shown", shown.refusals(), err);
    for (var path : shown.telling()) {
      err.println(
          Printable.line(
              "martello: mind: the diff of `%s` holds secrets, since it changes their lines; `--write` prints none"
                  .formatted(path)));
    }
    return paths(shown.refusals());
  }

  private static Set<String> paths(List<PatchWriter.Refusal> refusals) {
    return refusals.stream().map(PatchWriter.Refusal::path).collect(Collectors.toSet());
  }

  private static void tell(String what, List<PatchWriter.Refusal> refusals, PrintStream err) {
    for (var refusal : refusals) {
      err.println(
          Printable.line(
              "martello: %s: `%s` %s".formatted(what, refusal.path(), refusal.reason())));
    }
  }

  private static void tellSizes(Fix.Result result, PrintStream err) {
    for (var patch : result.patches()) {
      if (size(patch.after()) > LARGEST_DIRECT && size(patch.file().text()) <= LARGEST_DIRECT) {
        err.println(
            Printable.line(
                "martello: `%s` grows beyond 51,200 bytes; CloudFormation takes it from a bucket only"
                    .formatted(patch.file().path())));
      }
    }
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ExitCode judge(Fix.Result result, boolean areAllThere, int leftOut) {
    if (!result.before().isComplete() || !areAllThere) {
      return ExitCode.INCOMPLETE;
    }
    return leftOut == 0 && result.outcomes().stream().allMatch(Fix.Outcome.Fixed.class::isInstance)
        ? ExitCode.CLEAN
        : ExitCode.FINDINGS;
  }
}
