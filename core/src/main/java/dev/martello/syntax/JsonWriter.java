package dev.martello.syntax;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

/** Writes a tree as JSON; the same tree always gives the same text. */
public final class JsonWriter {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();
  private final boolean isPretty;

  private JsonWriter(boolean isPretty) {
    this.isPretty = isPretty;
  }

  /** Returns JSON on one line without spaces. */
  public static String compact(Node node) {
    var writer = new JsonWriter(false);
    writer.write(node, 0);
    return writer.out.toString();
  }

  /** Returns JSON with one entry or item per line and a line break at the end. */
  public static String pretty(Node node) {
    var writer = new JsonWriter(true);
    writer.write(node, 0);
    return writer.out.append('\n').toString();
  }

  /** Returns a text as JSON, quotes included. */
  public static String quote(String text) {
    var out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  private void write(Node node, int depth) {
    switch (node) {
      case Node.Text text -> quote(text.value(), out);
      case Node.Num number -> out.append(number(number));
      case Node.Bool bool -> out.append(bool.value());
      case Node.Null _ -> out.append("null");
      case Node.Sequence sequence -> sequence(sequence.items(), depth);
      case Node.Mapping mapping -> mapping(mapping, depth);
    }
  }

  private void sequence(List<Node> items, int depth) {
    out.append('[');
    for (Iterator<Node> left = items.iterator(); left.hasNext(); ) {
      startLine(depth + 1);
      write(left.next(), depth + 1);
      if (left.hasNext()) {
        out.append(',');
      }
    }
    if (!items.isEmpty()) {
      startLine(depth);
    }
    out.append(']');
  }

  private void mapping(Node.Mapping mapping, int depth) {
    out.append('{');
    for (Iterator<Node.Entry> left = mapping.entries().iterator(); left.hasNext(); ) {
      var entry = left.next();
      startLine(depth + 1);
      quote(entry.key(), out);
      out.append(isPretty ? ": " : ":");
      write(entry.value(), depth + 1);
      if (left.hasNext()) {
        out.append(',');
      }
    }
    if (!mapping.isEmpty()) {
      startLine(depth);
    }
    out.append('}');
  }

  private void startLine(int depth) {
    if (isPretty) {
      out.append('\n').repeat(INDENT, depth);
    }
  }

  /** Returns a number as it was written if JSON can write it so. */
  private static String number(Node.Num number) {
    return switch (number.value()) {
      case BigDecimal decimal ->
          isJsonNumber(number.literal()) ? number.literal() : decimal.toString();
      case Double infinite -> quote(number.literal());
      case Number whole -> whole.toString();
    };
  }

  private static boolean isJsonNumber(String literal) {
    int digits = literal.startsWith("-") ? 1 : 0;
    boolean hasPlainStart =
        literal.length() > digits + 1
            && Character.isDigit(literal.charAt(digits))
            && (literal.charAt(digits) != '0' || !Character.isDigit(literal.charAt(digits + 1)));
    return hasPlainStart
        && !literal.endsWith(".")
        && !literal.contains(".e")
        && !literal.contains(".E")
        && literal.chars().allMatch(unit -> "0123456789.eE+-".indexOf(unit) >= 0);
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      switch (here) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (here < ' ' || here == '\u007F' || isLoneSurrogate(text, at)) {
            out.append("\\u%04x".formatted((int) here));
          } else {
            out.append(here);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half a surrogate pair has no UTF-8; written as an escape it survives. */
  static boolean isLoneSurrogate(String text, int at) {
    char here = text.charAt(at);
    if (Character.isHighSurrogate(here)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(here)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
