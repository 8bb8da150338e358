package dev.martello.engine;

import dev.martello.check.Finding;
import dev.martello.report.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts what a report tells, so that two reports can be compared although messages and places
 * differ.
 */
final class Tally {
  /*
   * Findings are counted by check and resource. What the transform makes counts for the resource that
   * is written: the logical ids of some of it change with their content.
   */
  private final Map<Key, Integer> failing = new HashMap<>();
  private final Map<Key, Integer> told = new HashMap<>();
  private final Map<String, Integer> problems = new HashMap<>();

  /** What findings are counted by. */
  record Key(String stack, String rule, String resource) {
    static Key of(Finding finding) {
      return new Key(
          finding.resource().stack(), finding.rule().id(), finding.resource().writtenId());
    }
  }

  static Tally of(Report report) {
    var tally = new Tally();
    for (var finding : report.findings()) {
      var key = Key.of(finding);
      tally.told.merge(key, 1, Integer::sum);
      if (finding.kind() == Finding.Kind.FAILS) {
        tally.failing.merge(key, 1, Integer::sum);
      }
    }
    for (var file : report.files()) {
      int broken = file.status() == Report.Status.READ ? 0 : 1_000;
      tally.problems.put(file.path(), file.problems().size() + broken);
    }
    return tally;
  }

  /** Returns how many findings of a kind fewer there are than in an earlier report. */
  int fewerThan(Tally before, Key key) {
    int certain = before.failing.getOrDefault(key, 0) - failing.getOrDefault(key, 0);
    int all = before.told.getOrDefault(key, 0) - told.getOrDefault(key, 0);
    return Math.min(certain, all);
  }

  /** Returns of which kinds there are more findings than in an earlier report, by stack. */
  Map<String, TreeSet<String>> moreThan(Tally before) {
    var more = new HashMap<String, TreeSet<String>>();
    told.keySet()
        .forEach(
            key -> {
              if (told.get(key) > before.told.getOrDefault(key, 0)
                  || failing.getOrDefault(key, 0) > before.failing.getOrDefault(key, 0)) {
                more.computeIfAbsent(key.stack(), _ -> new TreeSet<>())
                    .add("`%s` of `%s`".formatted(key.rule(), key.resource()));
              }
            });
    problems.forEach(
        (path, count) -> {
          if (count > before.problems.getOrDefault(path, 0)) {
            more.computeIfAbsent(path, _ -> new TreeSet<>()).add("a fault of the file");
          }
        });
    return more;
  }

  /** Takes over what a later report says of one file. */
  void replace(String path, Tally later) {
    replace(failing, later.failing, path);
    replace(told, later.told, path);
    problems.put(path, later.problems.getOrDefault(path, 0));
  }

  private static void replace(Map<Key, Integer> mine, Map<Key, Integer> theirs, String path) {
    mine.keySet().removeIf(key -> key.stack().equals(path));
    theirs.forEach(
        (key, count) -> {
          if (key.stack().equals(path)) {
            mine.put(key, count);
          }
        });
  }
}
