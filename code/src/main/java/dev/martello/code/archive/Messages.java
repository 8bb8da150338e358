package dev.martello.code.archive;

import java.util.Locale;

/** Makes one line for people of what a library says. */
public final class Messages {
  private static final int LONGEST = 120;

  private Messages() {}

  /** Returns an exception's message in lower case at its start, on one line, of bounded length. */
  public static String of(Exception problem) {
    var message = problem.getMessage();
    if (message == null || message.isBlank()) {
      return "it cannot be read";
    }
    var line = line(message);
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }

  /** Returns a text that others have written on one line, of bounded length. */
  public static String line(String text) {
    var line = text.replaceAll("[\\p{Cntrl}`]", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
