package dev.martello.code.knowledge;

import java.util.regex.Pattern;

/**
 * The name of something that is called, or a pattern of such names: {@code *} stands for any
 * characters but dots, {@code **} for any characters.
 */
public record CallPattern(String text) {
  /** Returns whether it means more than one name. */
  public boolean isWild() {
    return text.indexOf('*') >= 0;
  }

  /** Returns the pattern as a regular expression. */
  Pattern compiled() {
    var expression = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      if (here == '*') {
        boolean isDouble = at + 1 < text.length() && text.charAt(at + 1) == '*';
        expression.append(isDouble ? ".*" : "[^.]*");
        at += isDouble ? 1 : 0;
      } else {
        expression.append(Pattern.quote(String.valueOf(here)));
      }
    }
    return Pattern.compile(expression.toString());
  }
}
