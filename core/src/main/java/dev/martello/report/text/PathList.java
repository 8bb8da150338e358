package dev.martello.report.text;

import dev.martello.join.path.AttackPath;
import dev.martello.join.path.Step;
import dev.martello.report.Printable;
import dev.martello.report.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Writes attack paths as numbered steps with their places: the worst few. */
final class PathList {
  /*
   * Functions with one role in common have the same path behind them: it is told for the first, and
   * the others are named.
   */
  private static final int MOST = 5;
  private static final int NAMED = 5;
  private static final int CUTS = 2;
  private static final int LONGEST = 80;
  private static final String INDENT = " ".repeat(11);

  private PathList() {}

  /** Writes the chapter of a whole report; nothing if there is no path. */
  static void write(List<AttackPath> paths, Page page) throws IOException {
    if (paths.isEmpty()) {
      return;
    }
    page.title("Attack paths", "");
    page.blank();
    var groups = grouped(paths);
    for (var group : groups.subList(0, Math.min(MOST, groups.size()))) {
      writeGroup(group, page);
    }
    if (groups.size() > MOST) {
      page.text(
          "  ",
          "and %s, with `martello paths`"
              .formatted(Words.number(groups.size() - MOST, "more path")));
      page.blank();
    }
  }

  /** Writes all paths, however many there are. */
  static void writeAll(List<AttackPath> paths, Page page) throws IOException {
    page.title("Attack paths", "");
    page.blank();
    if (paths.isEmpty()) {
      page.text("  ", "none from an open entry to something worth having");
      page.blank();
    }
    for (var group : grouped(paths)) {
      writeGroup(group, page);
    }
  }

  /** Puts together the paths that differ only in where they begin. */
  private static List<List<AttackPath>> grouped(List<AttackPath> paths) {
    var groups = new LinkedHashMap<String, List<AttackPath>>();
    for (var path : paths) {
      var last = path.steps().getLast();
      var key =
          String.join(
              "\n",
              path.severity().word(),
              path.gain(),
              last.fact(),
              FindingList.place(last.origin(), path.function().stack()));
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(path);
    }
    return List.copyOf(groups.values());
  }

  /** Writes the first of several paths whole, and where the others begin. */
  static void writeGroup(List<AttackPath> same, Page page) throws IOException {
    var path = same.getFirst();
    var paint = page.paint();
    page.ready(
        "  "
            + paint.severity(path.severity(), "%-8s".formatted(path.severity().word()))
            + ' '
            + paint.bold(
                Printable.line(
                    Words.cut(path.attacker(), LONGEST) + " " + Words.cut(path.gain(), LONGEST)))
            + (path.isCertain() ? "" : paint.dim("  possibly"))
            + (path.isProven() ? paint.dim("  the flaw is there") : ""));
    int number = 1;
    for (var step : path.steps()) {
      page.labelled(INDENT, "%d.".formatted(number++), told(step, path.function().stack()));
    }
    if (!path.likewise().isEmpty()) {
      page.labelled(INDENT, "and", String.join(", ", path.likewise()));
    }
    for (var cut : path.whatBreaksIt().subList(0, Math.min(CUTS, path.whatBreaksIt().size()))) {
      var places =
          cut.places().stream()
              .limit(CUTS)
              .map(place -> FindingList.place(place, path.function().stack()))
              .collect(Collectors.joining(", "));
      page.labelled(INDENT, "cut", cut.advice() + " (" + places + ")");
    }
    if (same.size() > 1) {
      page.labelled(INDENT, "also", others(same));
    }
    page.blank();
  }

  private static String name(AttackPath path) {
    return path.function().title();
  }

  /** Tells a step with its place and with what it hangs on. */
  static String told(Step step, String stack) {
    boolean isTold = step.needs().isEmpty() || step.fact().contains(step.needs());
    var needs = isTold ? "" : ", which hangs on " + step.needs();
    return step.fact() + needs + " (" + FindingList.place(step.origin(), stack) + ")";
  }

  private static String others(List<AttackPath> same) {
    var names = same.stream().skip(1).map(PathList::name).distinct().toList();
    var shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? shown + " and %d more".formatted(names.size() - NAMED) : shown;
  }
}
