package dev.martello.syntax;

import dev.martello.value.Origin;
import java.util.List;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Writes a tree as YAML that every reader of YAML 1.1 and 1.2 takes for the same tree. */
public final class YamlWriter {
  /*
   * Block style, two spaces. A text stands without quotes only if no reader could take it for
   * anything else; a text of several lines becomes a literal block where that keeps it exactly.
   */
  private static final String PLAIN = "_-./:@$()+=;~^,<>?!*&|' ";
  private static final String PLAIN_START = "_/$";
  private static final int LONGEST_KEY = 200; // escapes included it stays below YAML's 1024
  private static final Origin NOWHERE = new Origin.ServiceDefault("");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** Returns one document with a line break at the end. */
  public static String write(Node node) {
    var writer = new YamlWriter();
    switch (node) {
      case Node.Mapping mapping when !mapping.isEmpty() -> writer.mapping(mapping, 0);
      case Node.Sequence sequence when !sequence.items().isEmpty() ->
          writer.sequence(sequence.items(), 0);
      default -> writer.scalar(node, 0);
    }
    return writer.out.toString();
  }

  /** Writes entries; the first stands where the output ends, the others at the indentation. */
  private void mapping(Node.Mapping mapping, int indent) {
    boolean isFirst = true;
    for (var entry : mapping.entries()) {
      if (!isFirst) {
        out.repeat(' ', indent);
      }
      isFirst = false;
      key(entry.key(), indent);
      switch (entry.value()) {
        case Node.Mapping inner when !inner.isEmpty() -> {
          out.append('\n').repeat(' ', indent + 2);
          mapping(inner, indent + 2);
        }
        case Node.Sequence inner when !inner.items().isEmpty() -> {
          out.append('\n').repeat(' ', indent + 2);
          sequence(inner.items(), indent + 2);
        }
        default -> {
          out.append(' ');
          scalar(entry.value(), indent);
        }
      }
    }
  }

  private void key(String key, int indent) {
    if (key.length() <= LONGEST_KEY) {
      out.append(inline(key)).append(':');
    } else {
      out.append("? ").append(inline(key)).append('\n').repeat(' ', indent).append(':');
    }
  }

  private void sequence(List<Node> items, int indent) {
    boolean isFirst = true;
    for (var item : items) {
      if (!isFirst) {
        out.repeat(' ', indent);
      }
      isFirst = false;
      out.append("- ");
      switch (item) {
        case Node.Mapping inner when !inner.isEmpty() -> mapping(inner, indent + 2);
        case Node.Sequence inner when !inner.items().isEmpty() ->
            sequence(inner.items(), indent + 2);
        default -> scalar(item, indent);
      }
    }
  }

  private void scalar(Node node, int indent) {
    switch (node) {
      case Node.Text(String value, Origin _) when isBlock(value) -> block(value, indent + 2);
      case Node.Text(String value, Origin _) -> out.append(inline(value)).append('\n');
      case Node.Num(Number value, String literal, Origin _) ->
          out.append(value instanceof Double || isYamlNumber(literal) ? literal : value)
              .append('\n');
      case Node.Bool(boolean value, Origin _) -> out.append(value).append('\n');
      case Node.Null _ -> out.append("null\n");
      case Node.Sequence _ -> out.append("[]\n");
      case Node.Mapping _ -> out.append("{}\n");
    }
  }

  private static boolean isYamlNumber(String literal) {
    return YamlScalars.number(literal) != null;
  }

  private static boolean isBlock(String text) {
    return text.indexOf('\n') > 0
        && text.strip().indexOf('\n') > 0
        && !Character.isWhitespace(text.charAt(0))
        && !text.endsWith("\n\n")
        && isPrintable(text)
        && text.lines()
            .noneMatch(line -> line.startsWith("\t") || line.isBlank() && !line.isEmpty());
  }

  private void block(String text, int indent) {
    out.append(text.endsWith("\n") ? "|" : "|-").append('\n');
    text.lines()
        .forEach(
            line -> {
              if (!line.isEmpty()) {
                out.repeat(' ', indent).append(line);
              }
              out.append('\n');
            });
  }

  private static String inline(String text) {
    if (isPlain(text)) {
      return text;
    }
    boolean isSingle = isPrintable(text) && text.indexOf('\n') < 0 && text.indexOf('\t') < 0;
    return isSingle ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && (Character.isLetter(text.charAt(0)) || PLAIN_START.indexOf(text.charAt(0)) >= 0)
        && text.chars().allMatch(YamlWriter::isPlain)
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.equalsIgnoreCase("y")
        && !text.equalsIgnoreCase("n")
        && YamlScalars.plain(text, NOWHERE) instanceof Node.Text;
  }

  private static boolean isPlain(int unit) {
    return unit < 128 && (Character.isLetterOrDigit(unit) || PLAIN.indexOf(unit) >= 0);
  }

  /** Returns whether a text holds only characters that need no escape; line breaks may stand. */
  private static boolean isPrintable(String text) {
    return StreamReader.isPrintable(text)
        && text.chars()
            .noneMatch(
                unit ->
                    unit == '\r'
                        || unit == '\u0085'
                        || unit == '\u2028'
                        || unit == '\u2029'
                        || unit == '\uFEFF');
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      switch (here) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          boolean isPair = Character.isSurrogate(here) && !JsonWriter.isLoneSurrogate(text, at);
          if (isPair || isPrintable(String.valueOf(here))) {
            quoted.append(here);
          } else {
            quoted.append("\\u%04x".formatted((int) here));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
