package dev.martello.cli;

import dev.martello.check.Finding;
import dev.martello.engine.Fix;
import dev.martello.report.Printable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells people in a few lines what was fixed, what to mind, and what is left. */
final class FixSummary {
  private static final int MOST_PLACES = 3;
  private static final int MOST_CHECKS = 20;
  private static final int MOST_PLACES_OF_CHECK = 10;

  private final Fix.Result result;
  private final Set<String> refused;
  private final int leftOut;

  /**
   * Tells a result.
   *
   * @param refused the paths of files that were not written, or whose patch cannot be shown
   * @param leftOut how many findings were not to be fixed, since that changes something for others
   */
  FixSummary(Fix.Result result, Set<String> refused, int leftOut) {
    this.result = result;
    this.refused = refused;
    this.leftOut = leftOut;
  }

  void write(PrintStream err) {
    var fixed = new ArrayList<Finding>();
    var forPeople = new ArrayList<Finding>();
    var cautions = new TreeMap<String, List<Finding>>();
    var reasons = new TreeMap<String, List<Finding>>();
    for (var outcome : result.outcomes()) {
      switch (outcome) {
        case Fix.Outcome.Fixed(Finding finding) when isRefused(finding) ->
            add("its file is left as it is", finding, reasons);
        case Fix.Outcome.Fixed(Finding finding) -> {
          fixed.add(finding);
          add(finding.remedy().caution(), finding, cautions);
        }
        case Fix.Outcome.Left(Finding finding, String reason) ->
            add("`" + finding.rule().id() + "`: " + reason, finding, reasons);
        case Fix.Outcome.ForPeople(Finding finding) -> forPeople.add(finding);
      }
    }
    if (leftOut > 0) {
      print(count(leftOut, "finding") + " left out by `--safe`", err);
    }
    if (result.outcomes().isEmpty()) {
      print("nothing to fix", err);
      return;
    }
    print(
        "%d of %d findings fixed in %s"
            .formatted(fixed.size(), result.outcomes().size(), count(written(), "file")),
        err);
    cautions.forEach((caution, all) -> print("mind: " + caution + places(all, MOST_PLACES), err));
    reasons.forEach((reason, all) -> print("not fixed: " + reason + places(all, MOST_PLACES), err));
    if (!forPeople.isEmpty()) {
      tellPeople(forPeople, err);
    }
  }

  /** Names what is left to people by check, in the report's order: the worst first. */
  private static void tellPeople(List<Finding> findings, PrintStream err) {
    var byCheck = new LinkedHashMap<String, List<Finding>>();
    findings.forEach(finding -> add(finding.rule().id(), finding, byCheck));
    var what = findings.size() == 1 ? " needs a person" : " need a person";
    var check = byCheck.size() == 1 ? findings.getFirst().rule().id() : "CHECK";
    print(
        count(findings.size(), "finding") + what + "; `martello explain " + check + "` tells how",
        err);
    byCheck.entrySet().stream()
        .limit(MOST_CHECKS)
        .forEach(
            entry ->
                print(
                    "for a person: `"
                        + entry.getKey()
                        + "`"
                        + places(entry.getValue(), MOST_PLACES_OF_CHECK),
                    err));
    if (byCheck.size() > MOST_CHECKS) {
      print("for a person: " + count(byCheck.size() - MOST_CHECKS, "more check"), err);
    }
  }

  private boolean isRefused(Finding finding) {
    return refused.contains(finding.path()) || refused.contains(finding.resource().stack());
  }

  private int written() {
    return (int)
        result.patches().stream().filter(patch -> !refused.contains(patch.file().path())).count();
  }

  private static void add(String what, Finding finding, Map<String, List<Finding>> all) {
    if (!what.isEmpty()) {
      all.computeIfAbsent(what, _ -> new ArrayList<>()).add(finding);
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String places(List<Finding> findings, int most) {
    var places =
        findings.stream()
            .map(finding -> finding.path() + ":" + finding.line())
            .distinct()
            .sorted()
            .toList();
    var shown = String.join(", ", places.subList(0, Math.min(most, places.size())));
    int more = places.size() - most;
    return " (" + shown + (more > 0 ? " and %d more".formatted(more) : "") + ")";
  }

  private static void print(String text, PrintStream err) {
    err.println(Printable.line("martello: " + text));
  }
}
