package dev.martello.report.text;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the report for people: a card for each function, then what several have, what is left,
 * what is low, what was not decided, and a summary.
 */
public final class TextReport implements ReportWriter {
  /*
   * What is low is told by check and not by function, and of many functions those that have nothing
   * but low findings get a line instead of a card: see docs/decisions/0601.
   */
  private static final int MANY_FUNCTIONS = 10;

  /** How much is told. */
  public enum Depth {
    /** Only functions with findings, as {@code --quiet} and {@code --new-only} ask for. */
    FINDINGS,
    /** Every function, and what is low in short. */
    STANDARD,
    /** Every function, and everything in full. */
    WHOLE
  }

  private final Paint paint;
  private final Depth depth;

  /**
   * Makes a writer that tells what is low in short.
   *
   * @param hasColor whether the terminal shows ANSI colours
   */
  public TextReport(boolean hasColor) {
    this(hasColor, Depth.STANDARD);
  }

  /**
   * Makes a writer.
   *
   * @param hasColor whether the terminal shows ANSI colours
   * @param depth how much is told
   */
  public TextReport(boolean hasColor, Depth depth) {
    paint = new Paint(hasColor);
    this.depth = depth;
  }

  @Override
  public void write(Report report, Appendable target) throws IOException {
    new Writing(report, new Page(target, paint, report.secrets()), depth).write();
  }

  /** One report on one page. */
  private static final class Writing {
    private final Report report;
    private final Page page;
    private final Depth depth;
    private final boolean isWhole;
    private final Cards cards;
    private final FindingList list;
    private final Chapters chapters;
    private final List<Finding> low;
    private final Map<String, Long> lowOf;
    private final Map<String, Long> undecidedOf;

    private Writing(Report report, Page page, Depth depth) {
      this.report = report;
      this.page = page;
      this.depth = depth;
      isWhole = depth == Depth.WHOLE;
      cards = new Cards(page);
      list = new FindingList(page, isWhole);
      var full = report.failures().stream().filter(this::isInFull).toList();
      low = report.failures().stream().filter(finding -> !isInFull(finding)).toList();
      chapters = Chapters.of(full);
      lowOf = byFunction(low);
      undecidedOf = byFunction(report.undecided());
    }

    private boolean isInFull(Finding finding) {
      return isWhole || finding.severity() != Severity.LOW;
    }

    private static Map<String, Long> byFunction(List<Finding> findings) {
      return findings.stream()
          .flatMap(finding -> finding.functions().stream().map(Identity::key).distinct())
          .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void write() throws IOException {
      writeFunctions();
      if (!chapters.shared().isEmpty()) {
        page.title("Several functions", "");
        page.blank();
        list.write(chapters.shared());
      }
      for (var findings : chapters.others()) {
        var resource = findings.getFirst().resource();
        var place = FindingList.place(resource.origin(), resource.stack());
        page.title(resource.title(), resource.writtenType() + "  " + place);
        page.blank();
        list.write(findings);
      }
      PathList.write(report.paths(), page);
      LowList.write(low, page);
      UndecidedList.write(report.undecided(), isWhole, page);
      FileList.write(report.files(), isWhole, page);
      Summary.write(report, !low.isEmpty(), page);
    }

    private void writeFunctions() throws IOException {
      var supplied = new ArrayList<LambdaFunction>();
      var brief = new ArrayList<LambdaFunction>();
      boolean areMany = !isWhole && report.app().functions().size() > MANY_FUNCTIONS;
      for (var function : report.app().functions()) {
        boolean hasMore = !chapters.of(function).isEmpty() || count(function, undecidedOf) > 0;
        boolean hasAny =
            hasMore || !chapters.elsewhere(function).isEmpty() || count(function, lowOf) > 0;
        if (depth == Depth.FINDINGS && !hasAny) {
          continue; // what is left out may be about it, so "nothing found" would be wrong
        }
        if (function.identity().isSupplied() && !hasAny) {
          supplied.add(function);
        } else if (areMany && !hasMore) {
          brief.add(function);
        } else {
          writeCard(function);
        }
      }
      writeBrief(brief);
      writeSupplied(supplied);
    }

    private static long count(LambdaFunction function, Map<String, Long> counts) {
      return counts.getOrDefault(function.identity().key(), 0L);
    }

    private void writeCard(LambdaFunction function) throws IOException {
      cards.write(function);
      var elsewhere = chapters.elsewhere(function);
      if (!elsewhere.isEmpty()) {
        cards.row("with others", counts(elsewhere) + ", see Several functions");
      }
      long lows = count(function, lowOf);
      if (lows > 0) {
        cards.row("low", lows + ", see Low");
      }
      long undecided = count(function, undecidedOf);
      if (undecided > 0) {
        cards.row("not decided", undecided + ", see Not decided");
      }
      page.blank();
      var own = chapters.of(function);
      list.write(own);
      if (own.isEmpty() && elsewhere.isEmpty() && undecided + lows == 0) {
        page.ready("  " + page.paint().good("nothing found"));
        page.blank();
      }
    }

    private static String counts(List<Finding> findings) {
      var counts = new EnumMap<Severity, Long>(Severity.class);
      findings.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
      return Words.counts(counts);
    }

    /** Of many functions the harmless ones get a line each: name, place, reach and counts. */
    private void writeBrief(List<LambdaFunction> functions) throws IOException {
      if (functions.isEmpty()) {
        return;
      }
      page.title("Other functions", "with nothing of their own above low");
      page.blank();
      for (var function : functions) {
        var parts = new ArrayList<String>();
        parts.add(function.exposure().level().word());
        if (!chapters.elsewhere(function).isEmpty()) {
          parts.add(counts(chapters.elsewhere(function)) + " with others");
        }
        if (count(function, lowOf) > 0) {
          parts.add(count(function, lowOf) + " low");
        }
        page.text("  ", named(function) + ": " + String.join(", ", parts));
      }
      page.blank();
    }

    /** A function that a library put there gets a card only if something is wrong with it. */
    private void writeSupplied(List<LambdaFunction> functions) throws IOException {
      if (functions.isEmpty()) {
        return;
      }
      page.title("Supplied by the CDK", "nothing to mend");
      for (var function : functions) {
        page.text("  ", named(function));
      }
      page.blank();
    }

    private static String named(LambdaFunction function) {
      var place = FindingList.place(function.origin(), function.identity().stack());
      return function.identity().title() + " (" + place + ")";
    }
  }
}
