package dev.martello.report;

import dev.martello.join.change.Comparison;

/**
 * Two states of an application and what is different between them.
 *
 * @param oldName what people call the earlier state: a path or a revision
 * @param newName the same of the later one
 */
public record ComparedReport(
    String oldName, String newName, Report old, Report now, Comparison comparison) {

  /** Compares the reports of two states. */
  public static ComparedReport of(String oldName, Report old, String newName, Report now) {
    return new ComparedReport(oldName, newName, old, now, Comparison.of(state(old), state(now)));
  }

  private static Comparison.State state(Report report) {
    return new Comparison.State(
        report.app(), report.findings(), report.paths(), report.blastRadii());
  }

  /** Returns whether everything of both states was read. */
  public boolean isComplete() {
    return old.isComplete() && now.isComplete();
  }
}
