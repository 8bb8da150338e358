package dev.martello.cli;

import dev.martello.engine.Progress;
import dev.martello.report.Printable;
import java.io.PrintStream;

/**
 * A line on stderr that says what a long run is at, and remembers it for reports of defects; may be
 * told by several threads.
 */
final class ProgressLine implements Progress {
  private static final long PATIENCE = 1_000_000_000L;
  private static final long PAUSE = 100_000_000L;
  private static final int WIDTH = 78;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean isShown;
  private final long started = System.nanoTime();
  private long shownAt;
  private String phrase = "";

  /**
   * Prepares a line.
   *
   * @param isShown whether it is printed at all; short runs never print it
   */
  ProgressLine(PrintStream err, boolean isShown) {
    this.err = err;
    this.isShown = isShown;
  }

  @Override
  public synchronized void at(String phrase) {
    this.phrase = phrase;
    long now = System.nanoTime();
    if (isShown && now - started > PATIENCE && now - shownAt > PAUSE) {
      shownAt = now;
      var line = phrase.length() > WIDTH ? phrase.substring(0, WIDTH) : phrase;
      err.print(CLEAR + Printable.line(line));
      err.flush();
    }
  }

  /** Returns what the run is at. */
  synchronized String phrase() {
    return phrase;
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (shownAt != 0) {
      err.print(CLEAR);
      err.flush();
      shownAt = 0;
    }
  }
}
