package dev.martello.fix;

import dev.martello.syntax.Node;
import dev.martello.syntax.TreeReader;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Optional;

/** Answers where lines and nodes begin and end in a text. */
final class Layout {
  private final SourceFile file;
  private final String text;
  private final boolean isJson;

  Layout(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.isJson = TreeReader.looksLikeJson(text);
  }

  String text() {
    return text;
  }

  /** Returns whether the whole text is JSON, where YAML's block style does not exist. */
  boolean isJson() {
    return isJson;
  }

  char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\n';
  }

  /** Returns the place of a node that is written in this file. */
  Optional<Span> place(Origin origin) {
    return origin instanceof Origin.Written(SourceFile where, Span span) && where.equals(file)
        ? Optional.of(span)
        : Optional.empty();
  }

  Optional<Span> place(Node node) {
    return place(node.origin());
  }

  int lineStart(int offset) {
    int at = offset;
    while (at > 0 && !isBreak(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Returns the offset of the line break, or of the text's end. */
  int lineEnd(int offset) {
    int at = offset;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the start of the line after the one of an offset, or the text's end. */
  int nextLine(int offset) {
    int end = lineEnd(offset);
    return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
  }

  int column(int offset) {
    return offset - lineStart(offset);
  }

  boolean isSameLine(int one, int other) {
    return lineStart(one) == lineStart(other);
  }

  /** Returns the white space with which the line of an offset starts. */
  String indent(int offset) {
    int start = lineStart(offset);
    int at = start;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  boolean isBreakBefore(int offset) {
    return offset > 0 && isBreak(text.charAt(offset - 1));
  }

  boolean isFirstOnLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  /** Returns whether a blank line stands somewhere in a range. */
  boolean hasBlankLine(int start, int end) {
    for (int at = nextLine(start); at < end; at = nextLine(at)) {
      if (text.substring(at, lineEnd(at)).isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Skips white space, line breaks and comments. */
  int skip(int offset) {
    int at = offset;
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == '#') {
        at = lineEnd(at);
      } else if (isBlank(here) || isBreak(here)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /**
   * Returns whether a place is a block text at the very end of a file that has no line break there
   * and says nothing of it: with anything behind it the text would get one.
   */
  boolean isOpenBlock(Span place) {
    return place.end() == text.length()
        && place.length() > 1
        && "|>".indexOf(text.charAt(place.start())) >= 0
        && "-+".indexOf(text.charAt(place.start() + 1)) < 0
        && !isBreak(text.charAt(place.end() - 1));
  }

  static boolean isBlank(char here) {
    return here == ' ' || here == '\t';
  }

  static boolean isBreak(char here) {
    return here == '\n' || here == '\r';
  }
}
