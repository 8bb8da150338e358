package dev.martello.triage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The days on which decisions run out. */
public final class Days {
  private Days() {}

  /** Reads a day such as {@code 2027-01-31}; empty text means always, anything else nothing. */
  public static Optional<LocalDate> read(String text) {
    if (text.isEmpty()) {
      return Optional.of(LocalDate.MAX);
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** Says what is wrong with a text that is no day. */
  public static String wrong(String text) {
    return "`" + text + "` is no day; write it as `2027-01-31`";
  }
}
