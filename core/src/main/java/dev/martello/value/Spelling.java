package dev.martello.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * Returns the nearest known word, if it is at most two edits, and a third of its length, away.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(other -> distance(word, other) <= Math.min(2, word.length() / 3))
        .min(
            Comparator.<String>comparingInt(other -> distance(word, other))
                .thenComparing(other -> other));
  }

  /** Levenshtein distance, upper and lower case alike. */
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int corner = row[0];
      row[0] = line;
      for (int column = 1; column <= other.length(); column++) {
        boolean isSame =
            Character.toLowerCase(one.charAt(line - 1))
                == Character.toLowerCase(other.charAt(column - 1));
        int changed = corner + (isSame ? 0 : 1);
        corner = row[column];
        row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
