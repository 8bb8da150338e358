package dev.martello.code.check.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statements of a text of Java or of scripts: what semicolons and the braces of blocks part.
 * The braces of objects, of patterns and of templates part nothing.
 */
final class Statements {
  private static final String BEFORE_VALUE = "=(,:[]?&|$";

  private static final Pattern VALUE_FOLLOWS =
      Pattern.compile("\\b(?:return|yield|await|default|const|let|var)$");

  private static final int LONGEST_WORD = 8;

  private Statements() {}

  static List<String> of(String text) {
    var statements = new ArrayList<String>();
    var areBlocks = new ArrayDeque<Boolean>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      boolean isEnd = each == ';';
      if (each == '{') {
        isEnd = isBlock(text, at);
        areBlocks.push(isEnd);
      } else if (each == '}') {
        isEnd = areBlocks.isEmpty() || areBlocks.pop();
      }
      if (isEnd) {
        statements.add(text.substring(from, at));
        from = at + 1;
      }
    }
    statements.add(text.substring(from));
    return statements;
  }

  private static boolean isBlock(String text, int brace) {
    int end = brace;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end == 0
        || BEFORE_VALUE.indexOf(text.charAt(end - 1)) < 0
            && !VALUE_FOLLOWS.matcher(text.substring(Math.max(0, end - LONGEST_WORD), end)).find();
  }
}
