package dev.martello.report.text;

import dev.martello.join.change.Change;
import dev.martello.join.change.Change.Direction;
import dev.martello.report.ComparedReport;
import dev.martello.report.Printable;
import java.io.IOException;
import java.util.List;

/** Writes what a change does, for people at a terminal: worse things first. */
public final class ComparisonText {
  private static final int MOST = 25;
  private static final String INDENT = " ".repeat(11);

  private final Paint paint;
  private final boolean isWhole;

  /**
   * Makes a writer.
   *
   * @param hasColor whether the terminal shows ANSI colours
   * @param isWhole whether everything is told, however much it is
   */
  public ComparisonText(boolean hasColor, boolean isWhole) {
    this.paint = new Paint(hasColor);
    this.isWhole = isWhole;
  }

  /** Writes all changes. */
  public void write(ComparedReport compared, Appendable target) throws IOException {
    var page = new Page(target, paint, compared.now().secrets());
    page.title(compared.oldName() + " -> " + compared.newName(), "");
    page.blank();
    var comparison = compared.comparison();
    if (comparison.changes().isEmpty()) {
      page.text("  ", "nothing that matters for security changes");
      page.blank();
    }
    write("Worse", comparison.of(Direction.WORSE), page);
    write("Better", comparison.of(Direction.BETTER), page);
    write("Other", comparison.of(Direction.OTHER), page);
    for (var report : List.of(compared.old(), compared.now())) {
      if (!report.isComplete()) {
        FileList.write(report.files(), false, page);
      }
    }
    if (!compared.gap().isEmpty()) {
      page.text(
          "", "code that was not read in both states is not compared: that of " + compared.gap());
      page.blank();
    }
    page.text(
        "",
        "%d worse, %d better, %d other"
            .formatted(
                comparison.of(Direction.WORSE).size(),
                comparison.of(Direction.BETTER).size(),
                comparison.of(Direction.OTHER).size()));
  }

  private void write(String title, List<Change> changes, Page page) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    page.title(title, "");
    page.blank();
    for (var change :
        changes.subList(0, isWhole ? changes.size() : Math.min(MOST, changes.size()))) {
      write(change, page);
    }
    if (!isWhole && changes.size() > MOST) {
      page.text("  ", "and %d more, with `--all`".formatted(changes.size() - MOST));
    }
    page.blank();
  }

  private void write(Change change, Page page) throws IOException {
    var label =
        change.direction() == Direction.OTHER
            ? " ".repeat(8)
            : paint.severity(change.severity(), "%-8s".formatted(change.severity().word()));
    page.ready(
        "  "
            + label
            + ' '
            + paint.bold(Printable.line(change.name()))
            + paint.dim(
                Printable.line(
                    "  %s  %s"
                        .formatted(
                            change.topic().title(),
                            FindingList.place(change.where(), change.subject().stack())))));
    page.text(INDENT, change.told());
  }
}
