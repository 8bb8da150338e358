package dev.martello.engine;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.report.Report;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a report tells, so that two reports can be compared although messages and places
 * differ.
 */
final class Tally {
  /*
   * Findings are counted by check and resource. What the transform makes counts for the resource that
   * is written: the logical ids of some of it change with their content. A finding that takes the
   * place of another one of the same resource, and is no worse, is not new: once callers of an API
   * are known, its missing throttle is still missing, but another check says so.
   */
  private final Map<Key, Count> counts = new HashMap<>();
  private final Map<String, Integer> faults = new HashMap<>();

  private static final String FAULT = "";

  /** What findings are counted by; a fault of a file has no check. */
  record Key(String stack, String rule, String resource) {
    /** Returns this for people. */
    String show() {
      return rule.equals(FAULT) ? "a fault of the file" : "`%s` of `%s`".formatted(rule, resource);
    }

    static Key of(Finding finding) {
      return new Key(
          finding.resource().stack(), finding.rule().id(), finding.resource().writtenId());
    }
  }

  /** How many findings there are, how many of them are certain, and how bad the worst is. */
  private record Count(int all, int certain, Severity worst) {
    static final Count NONE = new Count(0, 0, Severity.LOW);

    Count with(Finding finding) {
      int more = finding.kind() == Finding.Kind.FAILS ? 1 : 0;
      boolean isWorse = finding.severity().isAtLeast(worst);
      return new Count(all + 1, certain + more, isWorse ? finding.severity() : worst);
    }

    /** Returns how many more these are than others: of all, or of the certain ones. */
    int fewest(Count others) {
      return Math.min(all - others.all, certain - others.certain);
    }

    int moreThan(Count before) {
      return Math.max(all - before.all, certain - before.certain);
    }
  }

  static Tally of(Report report) {
    var tally = new Tally();
    for (var finding : report.findings()) {
      tally.counts.merge(Key.of(finding), Count.NONE.with(finding), (old, _) -> old.with(finding));
    }
    for (var file : report.files()) {
      int unread = file.status() == Report.Status.READ ? 0 : 1_000;
      tally.faults.put(file.path(), file.problems().size() + unread);
    }
    return tally;
  }

  /** Returns whether, since an earlier report, as many findings are gone as were to go. */
  boolean lacks(Map<Key, Integer> wanted, Tally before) {
    return wanted.entrySet().stream()
        .allMatch(
            entry ->
                before.count(entry.getKey()).fewest(count(entry.getKey())) >= entry.getValue());
  }

  private Count count(Key key) {
    return counts.getOrDefault(key, Count.NONE);
  }

  /**
   * Returns what there is more of than in an earlier report.
   *
   * @param wanted the findings that were to go, for which no other may come
   */
  Set<Key> newSince(Tally before, Map<Key, Integer> wanted) {
    var found = new LinkedHashSet<Key>();
    counts.forEach(
        (key, count) -> {
          int more = count.moreThan(before.count(key));
          if (more > 0 && gone(key, before, wanted) < more) {
            found.add(key);
          }
        });
    faults.forEach(
        (path, count) -> {
          if (count > before.faults.getOrDefault(path, 0)) {
            found.add(new Key(path, FAULT, ""));
          }
        });
    return found;
  }

  /** Counts what is gone of the same resource unasked, and is no better than what came. */
  private int gone(Key came, Tally before, Map<Key, Integer> wanted) {
    int gone = 0;
    for (var key : before.counts.keySet()) {
      boolean isSameResource =
          key.stack().equals(came.stack()) && key.resource().equals(came.resource());
      if (isSameResource && before.count(key).worst().isAtLeast(count(came).worst())) {
        int fewer = before.count(key).all() - count(key).all();
        gone += Math.max(0, fewer - wanted.getOrDefault(key, 0));
      }
    }
    return gone;
  }

  /** Takes over what a later report says of one file. */
  void replace(String path, Tally later) {
    counts.keySet().removeIf(key -> key.stack().equals(path));
    later.counts.forEach(
        (key, count) -> {
          if (key.stack().equals(path)) {
            counts.put(key, count);
          }
        });
    faults.put(path, later.faults.getOrDefault(path, 0));
  }
}
