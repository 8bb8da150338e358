package dev.martello.code.analysis;

import dev.martello.code.name.NamePattern;
import java.util.regex.Pattern;

/** Tells methods of texts, lists and the like, which only hand on what they are given. */
final class ValueCalls {
  private final NamePattern names =
      new NamePattern(
          Pattern.compile(
              "^(?:value|str|list|dict|set|number|function|regexp|json|JSON|Object|String|Buffer|Promise"
                  + "|base64|java\\.(?:lang|util)|util|re|urllib|html|textwrap|string|io|error:\\w*)\\."
                  + "|^(?:return|print|str|len|bytes|bytearray|repr|format|sorted|reversed|map|filter|list|tuple|dict|set"
                  + "|isinstance|type|hash|int|float|bool|any|all|max|min|enumerate|zip|iter|next|open|getattr|setattr|hasattr|id|super|String|Buffer|Error|new"
                  + " Error|Promise|Array|Object|[A-Z]\\w*(?:Error|Exception))$"));

  /** Returns whether a call does nothing but hand on, test or show what it is given. */
  boolean isOne(String name) {
    return names.isIn(name);
  }
}
