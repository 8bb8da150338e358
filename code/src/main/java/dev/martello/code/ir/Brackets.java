package dev.martello.code.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which brackets of a source text belong together, for questions to which neither tree nor
 * intermediate form has the answer: where an expression ends that is known by its words alone.
 */
public final class Brackets {
  /*
   * One pass over the text finds the brackets and leaves out what stands in strings and comments; a
   * bracket in excess belongs to none. Expressions in templates of scripts count, those in formatted
   * strings of Python do not. A slash of a script begins a regular expression where no value can end.
   */
  private static final int NONE = -1;

  /** Where brackets stand, in order; the quotes of a string are a pair of brackets, too. */
  private final int[] places;

  /** By the same order, the number of the one that each belongs to. */
  private final int[] partners;

  private final String text;

  private Brackets(String text, int[] places, int[] partners) {
    this.text = text;
    this.places = places;
    this.partners = partners;
  }

  /** Finds the brackets of a text that begins in code. */
  public static Brackets of(String text, Language language) {
    var scan = new BracketScan(text, language);
    scan.run();
    return new Brackets(text, scan.places(), scan.partners());
  }

  /**
   * Returns the place behind the bracket that closes the one at a place; the end of the text where
   * none does.
   */
  public int end(int open) {
    int at = Arrays.binarySearch(places, open);
    return at < 0 || partners[at] < at ? text.length() : places[partners[at]] + 1;
  }

  /** Returns where the innermost braces around a stretch open; negative for none. */
  public int brace(int start, int end) {
    int at = Arrays.binarySearch(places, start);
    for (int before = (at < 0 ? -at - 1 : at) - 1; before >= 0; before--) {
      int partner = partners[before];
      if (partner != NONE && partner < before) {
        before = partner;
      } else if (text.charAt(places[before]) == '{' && end(places[before]) >= end) {
        return places[before];
      }
    }
    return NONE;
  }

  /**
   * Returns what stands between the commas of the bracket that opens at a place; where nothing
   * closes it, as far as the text goes.
   */
  public List<String> parts(int open) {
    var parts = new ArrayList<String>();
    int close = end(open);
    boolean isClosed = Arrays.binarySearch(places, close - 1) >= 0 && partner(open) == close - 1;
    int end = isClosed ? close - 1 : close;
    int from = open + 1;
    for (int at = from; at < end; at++) {
      int inner = Arrays.binarySearch(places, at);
      if (inner >= 0 && partners[inner] > inner) {
        at = places[partners[inner]];
      } else if (text.charAt(at) == ',') {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from, end));
    return parts;
  }

  private int partner(int open) {
    int at = Arrays.binarySearch(places, open);
    return at < 0 || partners[at] == NONE ? NONE : places[partners[at]];
  }

  /** Returns the first brace from a place on, opening or closing; negative for none. */
  public int nextBrace(int from) {
    int at = Arrays.binarySearch(places, from);
    for (int next = at < 0 ? -at - 1 : at; next < places.length; next++) {
      if (text.charAt(places[next]) == '{' || text.charAt(places[next]) == '}') {
        return places[next];
      }
    }
    return NONE;
  }

  /** Returns where the line ends that a place is on, with what is open there closed again. */
  public int lineEnd(int from) {
    int at = Arrays.binarySearch(places, from);
    int next = at < 0 ? -at - 1 : at;
    int end = line(from);
    while (next < places.length && places[next] < end) {
      if (partners[next] > next) {
        next = partners[next];
        end = Math.max(end, line(places[next]));
      }
      next++;
    }
    return end;
  }

  private int line(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
