package dev.martello.report.markdown;

import dev.martello.join.change.Change;
import dev.martello.join.change.Change.Direction;
import dev.martello.report.ComparedReport;
import dev.martello.report.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes what a change does as a comment for a pull request: what got worse, the rest folded. */
public final class ComparisonMarkdown {
  private static final int MOST = 30;
  private static final int LONGEST = 400;

  private ComparisonMarkdown() {}

  /** Writes all changes, the first of each sort. */
  public static void write(ComparedReport compared, Appendable target) throws IOException {
    var comparison = compared.comparison();
    var worse = comparison.of(Direction.WORSE);
    var better = comparison.of(Direction.BETTER);
    var other = comparison.of(Direction.OTHER);
    target.append("## Martello: ").append(heading(worse, better)).append("\n\n");
    target.append(
        "What changes from %s to %s.\n"
            .formatted(Markdown.message(compared.oldName()), Markdown.message(compared.newName())));
    if (!worse.isEmpty()) {
      target.append("\n### Worse\n\n");
      write(worse, target);
    }
    fold("better", better, target);
    fold("other", other, target);
    if (!compared.gap().isEmpty()) {
      target.append(
          "\nThe code of %s was not read in both states, so it is not compared.\n"
              .formatted(Markdown.message(compared.gap())));
    }
    if (!compared.isComplete()) {
      target.append("\nSomething could not be read, so there may be more.\n");
    }
  }

  private static String heading(List<Change> worse, List<Change> better) {
    var parts = new ArrayList<String>();
    if (!worse.isEmpty()) {
      parts.add(worse.size() + " worse");
    }
    if (!better.isEmpty()) {
      parts.add(better.size() + " better");
    }
    return parts.isEmpty() ? "this changes nothing for security" : String.join(", ", parts);
  }

  private static void fold(String title, List<Change> changes, Appendable target)
      throws IOException {
    if (!changes.isEmpty()) {
      target.append("\n<details><summary>%d %s</summary>\n\n".formatted(changes.size(), title));
      write(changes, target);
      target.append("\n</details>\n");
    }
  }

  private static void write(List<Change> changes, Appendable target) throws IOException {
    for (var change : changes.subList(0, Math.min(MOST, changes.size()))) {
      target.append(line(change)).append('\n');
    }
    if (changes.size() > MOST) {
      target.append("- and %d more\n".formatted(changes.size() - MOST));
    }
  }

  private static String line(Change change) {
    var severity =
        change.direction() == Direction.OTHER ? "" : "**" + change.severity().word() + "** ";
    var place =
        change
            .where()
            .written()
            .map(at -> " (" + Markdown.code(at.file().path() + ":" + at.line()) + ")")
            .orElse("");
    return "- %s%s %s: %s%s"
        .formatted(
            severity,
            change.topic().title(),
            Markdown.code(change.name()),
            Markdown.message(Words.cut(change.told(), LONGEST)),
            place);
  }
}
