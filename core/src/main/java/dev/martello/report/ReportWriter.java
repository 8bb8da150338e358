package dev.martello.report;

import java.io.IOException;

/** Writes a report in one form. */
public interface ReportWriter {

  /**
   * Writes the whole report; the same report gives the same text.
   *
   * @throws IOException if the target cannot be written
   */
  void write(Report report, Appendable target) throws IOException;
}
