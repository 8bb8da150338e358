package dev.martello.triage;

import dev.martello.check.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings of a scan after what people decided about them.
 *
 * @param live the findings to tell, worst first
 * @param suppressed those that somebody decided to live with, worst first
 * @param stale suppressions that no finding needs any more, by place
 * @param expired suppressions that have run out although findings still need them, by place
 * @param known ids of live findings that the baseline has
 * @param gone how many findings of the baseline are no longer there
 * @param hasBaseline whether there is a baseline; without one nothing is known and all is told
 */
public record Triage(
    List<Finding> live,
    List<Suppressed> suppressed,
    List<Suppression> stale,
    List<Suppression> expired,
    Set<String> known,
    int gone,
    boolean hasBaseline) {
  public Triage {
    live = List.copyOf(live);
    suppressed = List.copyOf(suppressed);
    stale = List.copyOf(stale);
    expired = List.copyOf(expired);
    known = Set.copyOf(known);
  }

  /** A finding and the decision to live with it. */
  public record Suppressed(Finding finding, Suppression by) {}

  /** Returns findings about which nobody decided anything. */
  public static Triage none(List<Finding> findings) {
    return new Triage(findings, List.of(), List.of(), List.of(), Set.of(), 0, false);
  }

  /**
   * Applies suppressions.
   *
   * @param ran ids of the checks that ran: what a suppression means of others cannot be told
   */
  public static Triage of(
      List<Finding> findings, List<Suppression> suppressions, Set<String> ran, LocalDate today) {
    var live = new ArrayList<Finding>();
    var suppressed = new ArrayList<Suppressed>();
    var needed = new HashSet<Suppression>();
    for (var finding : findings) {
      var held = suppressions.stream().filter(one -> isAbout(one, finding)).toList();
      needed.addAll(held);
      held.stream()
          .filter(one -> !one.isExpiredOn(today))
          .findFirst()
          .ifPresentOrElse(
              by -> suppressed.add(new Suppressed(finding, by)), () -> live.add(finding));
    }
    var stale =
        suppressions.stream()
            .filter(one -> !needed.contains(one))
            .filter(one -> one.by().equals("martello"))
            .filter(one -> ran.containsAll(one.checks()))
            .toList();
    var expired =
        suppressions.stream()
            .filter(one -> needed.contains(one) && one.isExpiredOn(today))
            .toList();
    return new Triage(live, suppressed, stale, expired, Set.of(), 0, false);
  }

  private static boolean isAbout(Suppression suppression, Finding finding) {
    return suppression.checks().contains(finding.rule().id()) && suppression.scope().holds(finding);
  }

  /**
   * Compares with an earlier scan.
   *
   * @param files the files that are there now
   */
  public Triage since(Baseline baseline, Set<String> files) {
    var comparison = baseline.compare(live, files);
    return new Triage(
        live, suppressed, stale, expired, comparison.known(), comparison.gone(), true);
  }

  /** Returns the same decisions over fewer findings. */
  public Triage with(List<Finding> fewer) {
    return new Triage(fewer, suppressed, stale, expired, known, gone, hasBaseline);
  }

  /** Says whether a finding was not there when the baseline was made. */
  public boolean isNew(Finding finding) {
    return !known.contains(finding.id());
  }
}
