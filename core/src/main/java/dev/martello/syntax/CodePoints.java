package dev.martello.syntax;

import java.util.Arrays;

/** Turns offsets counted in code points into offsets counted in UTF-16 units. */
final class CodePoints {
  private final int[] pairs;

  /*
   * Holds the code point offset of every surrogate pair: the pairs before an offset are what the two
   * counts differ by.
   */
  private CodePoints(int[] pairs) {
    this.pairs = pairs;
  }

  static CodePoints of(String text) {
    int[] pairs = new int[8];
    int count = 0;
    char[] units = text.toCharArray();
    for (int at = 0; at < units.length - 1; at++) {
      if (units[at] >= Character.MIN_HIGH_SURROGATE
          && Character.isSurrogatePair(units[at], units[at + 1])) {
        if (count == pairs.length) {
          pairs = Arrays.copyOf(pairs, count * 2);
        }
        pairs[count] = at - count;
        count++;
        at++;
      }
    }
    return new CodePoints(Arrays.copyOf(pairs, count));
  }

  int toUnits(int codePoints) {
    if (pairs.length == 0) {
      return codePoints;
    }
    int found = Arrays.binarySearch(pairs, codePoints);
    return codePoints + (found >= 0 ? found : -found - 1);
  }
}
