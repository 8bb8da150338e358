package dev.martello.code.ir;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/** Goes through a source text once, past its strings and comments, and pairs its brackets. */
final class BracketScan {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final String TRIPLE_QUOTES = "\"\"\"";
  private static final String TRIPLE_APOSTROPHES = "'''";

  /** Behind these words, and behind signs, no value ends that a slash could divide. */
  private static final Set<String> BEFORE_VALUE =
      Set.of(
          "return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "await", "yield");

  private final String text;
  private final Language language;
  private int[] places = new int[16];
  private int[] partners = new int[16];
  private int count;

  /** The numbers of the brackets that are open. */
  private final ArrayDeque<Integer> open = new ArrayDeque<>();

  /** How many of each kind are open. */
  private final int[] opened = new int[OPENING.length()];

  /** The numbers of those that open an expression in a template. */
  private final BitSet ofTemplates = new BitSet();

  private int at;

  BracketScan(String text, Language language) {
    this.text = text;
    this.language = language;
  }

  int[] places() {
    return Arrays.copyOf(places, count);
  }

  int[] partners() {
    return Arrays.copyOf(partners, count);
  }

  void run() {
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (isComment()) {
        comment();
      } else if (letter == '"' || letter == '\'' || letter == '`') {
        string(letter);
      } else if (letter == '/' && language.isScript() && isValueNext()) {
        expression();
      } else {
        bracket(letter);
      }
    }
  }

  private boolean isComment() {
    return language == Language.PYTHON
        ? text.charAt(at) == '#'
        : text.startsWith("//", at) || text.startsWith("/*", at);
  }

  private void comment() {
    boolean isBlock = text.charAt(at + 1 < text.length() ? at + 1 : at) == '*';
    int end =
        language != Language.PYTHON && isBlock
            ? text.indexOf("*/", at + 2)
            : text.indexOf('\n', at);
    at = end < 0 ? text.length() : language != Language.PYTHON && isBlock ? end + 2 : end;
  }

  private void string(char quote) {
    if (quote == '`' && language.isScript()) {
      at++;
      template();
      return;
    }
    int start = at;
    boolean isTriple =
        (language == Language.PYTHON || language == Language.JAVA)
                && text.startsWith(TRIPLE_QUOTES, at)
            || language == Language.PYTHON && text.startsWith(TRIPLE_APOSTROPHES, at);
    boolean isRaw = quote == '`';
    var end = isTriple ? text.substring(at, at + TRIPLE_QUOTES.length()) : String.valueOf(quote);
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      char letter = text.charAt(at);
      if (letter == '\n' && !isTriple && !isRaw) {
        // Nothing that is well formed: an apostrophe of a text in markup, for instance.
        return;
      }
      at += letter == '\\' && !isRaw ? 2 : 1;
    }
    at = Math.min(text.length(), at + end.length());
    if (at - 1 > start) {
      pair(add(start), add(at - 1));
    }
  }

  /** Goes to the end of a template of a script, or to its next expression. */
  private void template() {
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (letter == '`') {
        at++;
        return;
      }
      if (text.startsWith("${", at)) {
        at++;
        ofTemplates.set(count);
        bracket('{');
        return;
      }
      at += letter == '\\' ? 2 : 1;
    }
  }

  /** Goes to the end of a regular expression; one that its line does not end is none. */
  private void expression() {
    boolean isClass = false;
    for (int next = at + 1; next < text.length() && text.charAt(next) != '\n'; next++) {
      char letter = text.charAt(next);
      if (letter == '\\') {
        next++;
      } else if (letter == '[' || letter == ']') {
        isClass = letter == '[';
      } else if (letter == '/' && !isClass) {
        at = next + 1;
        return;
      }
    }
    at++;
  }

  private boolean isValueNext() {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    if (before < 0) {
      return true;
    }
    char last = text.charAt(before);
    if (Character.isJavaIdentifierPart(last)) {
      int start = before;
      while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
        start--;
      }
      return BEFORE_VALUE.contains(text.substring(start, before + 1));
    }
    // Behind `<` a slash ends an element of markup.
    return ")]}\"'`<".indexOf(last) < 0;
  }

  private void bracket(char letter) {
    int here = at++;
    int kind = OPENING.indexOf(letter);
    if (kind >= 0) {
      opened[kind]++;
      open.push(add(here));
    } else if (CLOSING.indexOf(letter) >= 0) {
      close(CLOSING.indexOf(letter), add(here));
    }
  }

  /** Closes the last one of its kind that is open; what was opened behind that is never closed. */
  private void close(int kind, int closing) {
    if (opened[kind] == 0) {
      return;
    }
    int number = open.pop();
    opened[kind(number)]--;
    while (kind(number) != kind) {
      number = open.pop();
      opened[kind(number)]--;
    }
    pair(number, closing);
    if (ofTemplates.get(number)) {
      template();
    }
  }

  private int kind(int number) {
    return OPENING.indexOf(text.charAt(places[number]));
  }

  private int add(int place) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      partners = Arrays.copyOf(partners, 2 * count);
    }
    places[count] = place;
    partners[count] = -1;
    return count++;
  }

  private void pair(int opening, int closing) {
    partners[opening] = closing;
    partners[closing] = opening;
  }
}
