package dev.martello.report.text;

import dev.martello.join.path.BlastRadius;
import dev.martello.join.path.ReachVector;
import dev.martello.join.path.Reached;
import dev.martello.join.path.WhatIf;
import dev.martello.report.Exploration;
import dev.martello.report.Printable;
import dev.martello.report.Words;
import dev.martello.value.Tri;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what attackers reach, for people at a terminal. */
public final class ExplorationText {
  private static final String ROW = "  %s %9s %9s";
  private static final int NAME = 44;
  private static final int MOST_LOST = 8;
  private static final String INDENT = " ".repeat(6);

  private final Paint paint;

  /**
   * Makes a writer.
   *
   * @param hasColor whether the terminal shows ANSI colours
   */
  public ExplorationText(boolean hasColor) {
    paint = new Paint(hasColor);
  }

  /** Writes everything that was asked for. */
  public void write(Exploration asked, Appendable target) throws IOException {
    var page = new Page(target, paint, asked.report().secrets());
    writeTable(asked, page);
    if (asked.isDetailed()) {
      for (var radius : asked.radii()) {
        writeReached(radius, page);
      }
    }
    if (asked.whatIfs().isEmpty()) {
      PathList.writeAll(asked.paths(), page);
    }
    for (var whatIf : asked.whatIfs()) {
      writeWhatIf(whatIf, page);
    }
    if (!asked.report().isComplete()) {
      FileList.write(asked.report().files(), false, page);
    }
  }

  // the table

  private void writeTable(Exploration asked, Page page) throws IOException {
    page.title("Blast radius", "reached by " + asked.foothold().phrase());
    page.blank();
    if (asked.radii().isEmpty()) {
      page.text("  ", "nobody has such a foothold here");
      page.blank();
      return;
    }
    page.ready(paint.dim(ROW.formatted(" ".repeat(NAME), "certain", "possible")));
    var sorted =
        asked.radii().stream()
            .sorted(
                Comparator.comparingDouble(BlastRadius::high)
                    .thenComparingDouble(BlastRadius::low)
                    .reversed()
                    .thenComparing(BlastRadius::subject))
            .toList();
    for (var radius : sorted) {
      var name = Printable.line(Words.cut(radius.subject().title(), NAME));
      var padded = name + " ".repeat(Math.max(0, NAME - Printable.width(name)));
      page.ready(ROW.formatted(padded, number(radius.low()), number(radius.high())));
      page.text(INDENT, shown(radius.vector()));
      for (var gap : radius.gaps()) {
        page.labelled(INDENT, "gap", gap);
      }
    }
    page.blank();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Returns the counts that are not nought: {@code 2 functions, 3-4 stores to read}. */
  private static String shown(ReachVector vector) {
    var parts =
        List.of(
            part(vector.accounts(), "account"),
            part(vector.roles(), "role"),
            part(vector.functions(), "function"),
            part(vector.secrets(), "secret"),
            stores(vector.readable(), "to read"),
            stores(vector.writable(), "to write"),
            stores(vector.deletable(), "to delete from"),
            flag(vector.isTampering(), "monitoring"),
            flag(vector.isExfiltrating(), "internet"));
    var told = parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    return told.isEmpty() ? "nothing" : told;
  }

  private static String part(ReachVector.Range range, String noun) {
    return range.high() == 0 ? "" : range.show() + " " + noun + (range.high() == 1 ? "" : "s");
  }

  private static String stores(ReachVector.Range range, String what) {
    return range.high() == 0 ? "" : part(range, "store") + " " + what;
  }

  private static String flag(Tri answer, String what) {
    return switch (answer) {
      case YES -> what;
      case UNKNOWN -> "possibly " + what;
      case NO -> "";
    };
  }

  // what is reached, one by one

  private void writeReached(BlastRadius radius, Page page) throws IOException {
    var identity = radius.subject();
    page.title(identity.title(), FindingList.place(identity.origin(), identity.stack()));
    page.blank();
    for (var reached : radius.reached()) {
      writeReached(reached, radius, page);
    }
    if (radius.unlisted() > 0) {
      page.text("  ", "and %d more".formatted(radius.unlisted()));
    }
    page.blank();
  }

  private static void writeReached(Reached reached, BlastRadius radius, Page page)
      throws IOException {
    page.labelled(
        "  ",
        "%6s".formatted(number(reached.score())),
        reached.capability().of(reached.asset()) + (reached.isCertain() ? "" : ", possibly"));
    int at = 1;
    for (var step : reached.derivation()) {
      page.labelled(
          " ".repeat(9), "%d.".formatted(at++), PathList.told(step, radius.subject().stack()));
    }
  }

  // what if

  private void writeWhatIf(WhatIf whatIf, Page page) throws IOException {
    var places =
        whatIf.places().stream()
            .map(place -> FindingList.place(place, ""))
            .filter(place -> !place.isEmpty())
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    page.title("Without `" + whatIf.change() + "`", places);
    page.blank();
    if (whatIf.gone().isEmpty() && whatIf.radii().isEmpty()) {
      page.text("  ", "nothing changes: everything is reached in another way as well");
    }
    for (var path : whatIf.gone()) {
      page.labelled(
          "  ", "gone", path.severity().word() + ": " + path.attacker() + " " + path.gain());
    }
    if (!whatIf.gone().isEmpty()) {
      page.labelled("  ", "left", Words.number(whatIf.left().size(), "attack path"));
    }
    for (var shrunk : whatIf.radii()) {
      page.labelled(
          "  ",
          "less",
          "%s: %s-%s instead of %s-%s%s"
              .formatted(
                  shrunk.function().title(),
                  number(shrunk.low()),
                  number(shrunk.high()),
                  number(shrunk.lowBefore()),
                  number(shrunk.highBefore()),
                  lost(shrunk)));
    }
    page.blank();
  }

  private static String lost(WhatIf.Shrunk shrunk) {
    var names = shrunk.lost().stream().map(asset -> asset.show()).toList();
    var shown = String.join(", ", names.subList(0, Math.min(MOST_LOST, names.size())));
    var more = names.size() > MOST_LOST ? " and %d more".formatted(names.size() - MOST_LOST) : "";
    return names.isEmpty() ? "" : "; out of reach: " + shown + more;
  }
}
