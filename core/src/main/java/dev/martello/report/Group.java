package dev.martello.report;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.check.Severity;
import dev.martello.model.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Findings of one check and one severity, all certain or all undecided: its title and advice are
 * told once for all of them.
 *
 * @param flaws what is wrong, each with the findings that say the same of one place
 */
public record Group(Rule rule, Severity severity, List<Flaw> flaws) {
  public Group {
    flaws = List.copyOf(flaws);
  }

  /**
   * One flaw: what one finding tells, or several in the same words of the same place, as a line of
   * {@code Globals} gives one to each function.
   */
  public record Flaw(List<Finding> findings) {
    public Flaw {
      findings = List.copyOf(findings);
    }

    /** Returns the finding that speaks for all. */
    public Finding first() {
      return findings.getFirst();
    }

    /** Returns the functions that have it by name, or else the resources. */
    public List<String> names() {
      return findings.stream()
          .flatMap(
              finding ->
                  finding.functions().isEmpty()
                      ? List.of(finding.resource()).stream()
                      : finding.functions().stream())
          .map(Identity::title)
          .distinct()
          .toList();
    }
  }

  /** Returns the findings of all flaws. */
  public List<Finding> findings() {
    return flaws.stream().flatMap(flaw -> flaw.findings().stream()).toList();
  }

  /** Groups findings in the order in which they stand. */
  public static List<Group> of(List<Finding> findings) {
    var groups = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      var key = finding.kind() + " " + finding.severity() + " " + finding.rule().id();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream().map(Group::ofOneCheck).toList();
  }

  private static Group ofOneCheck(List<Finding> findings) {
    var flaws = new LinkedHashMap<String, List<Finding>>();
    for (var finding : findings) {
      var key =
          "%s:%d:%d %s"
              .formatted(finding.path(), finding.line(), finding.column(), finding.message());
      flaws.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
    }
    var first = findings.getFirst();
    return new Group(
        first.rule(), first.severity(), flaws.values().stream().map(Flaw::new).toList());
  }
}
