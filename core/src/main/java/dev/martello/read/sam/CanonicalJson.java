package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Comparator;

/**
 * Prints a tree as the most compact JSON with sorted keys and only ASCII: the text that is hashed.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String of(Node node) {
    var out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    switch (node) {
      case Node.Text text -> writeText(text.value(), out);
      case Node.Num number -> out.append(number.value());
      case Node.Bool bool -> out.append(bool.value());
      case Node.Null _ -> out.append("null");
      case Node.Sequence sequence -> writeItems(sequence, out);
      case Node.Mapping mapping -> writeEntries(mapping, out);
    }
  }

  private static void writeItems(Node.Sequence sequence, StringBuilder out) {
    out.append('[');
    var separator = "";
    for (var item : sequence.items()) {
      out.append(separator);
      write(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void writeEntries(Node.Mapping mapping, StringBuilder out) {
    out.append('{');
    var separator = "";
    for (var entry : mapping.stream().sorted(Comparator.comparing(Node.Entry::key)).toList()) {
      out.append(separator);
      writeText(entry.key(), out);
      out.append(':');
      write(entry.value(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      switch (here) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (here < ' ' || here > '~') {
            out.append("\\u%04x".formatted((int) here));
          } else {
            out.append(here);
          }
        }
      }
    }
    out.append('"');
  }
}
