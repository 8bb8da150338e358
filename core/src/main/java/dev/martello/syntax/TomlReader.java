package dev.martello.syntax;

import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML into a tree; the place of a value is its line, from the value's start. */
public final class TomlReader {
  /*
   * The library recurses into nested values, so the text's brackets are counted first. It knows
   * where keys and list items start; where a value starts is found from there.
   */
  private static final int DEPTH = 100;
  private static final int LENGTH = 1_000_000;

  private final SourceFile file;
  private final ProblemList problems;

  private TomlReader(SourceFile file) {
    this.file = file;
    this.problems = new ProblemList(file);
  }

  /** Reads a text; lines that are wrong are reported and left out. */
  public static Parsed read(SourceFile file) {
    var reader = new TomlReader(file);
    var whole = new Origin.Written(file, new Span(0, file.text().length()));
    if (file.text().length() > LENGTH || reader.deepest() > DEPTH) {
      reader.problems.add(0, 0, "too long or too deeply nested, not read");
      return new Parsed(new Node.Null(whole), reader.problems.all(), false);
    }
    var result = Toml.parse(file.text());
    for (var error : result.errors()) {
      int at = reader.offset(error.position());
      reader.problems.add(at, at + 1, "not valid TOML: " + plain(error.getMessage()));
    }
    return new Parsed(reader.mapping(result, whole), reader.problems.all(), !result.hasErrors());
  }

  private static String plain(@Nullable String message) {
    if (message == null || message.isEmpty()) {
      return "this line";
    }
    int end = message.indexOf(", expected");
    return (end < 0 ? message : message.substring(0, end)).toLowerCase(Locale.ROOT);
  }

  private int deepest() {
    int deepest = 0;
    int depth = 0;
    for (int at = 0; at < file.text().length(); at++) {
      switch (file.text().charAt(at)) {
        case '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return Math.max(deepest, longestKey());
  }

  /** Returns how many tables a dotted key makes: the dots between two separators, texts aside. */
  private int longestKey() {
    var text = file.text();
    int longest = 0;
    int dots = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '.' -> longest = Math.max(longest, ++dots);
        case '=', ',', '{', '}', '[', ']', '\n' -> dots = 0;
        case '#' -> at = endOfLine(at);
        case '"', '\'' -> at = endOfText(at);
        default -> {}
      }
    }
    return longest;
  }

  /** Returns where the text that starts with a quote ends; at its line's end if it does not. */
  private int endOfText(int start) {
    var text = file.text();
    char quote = text.charAt(start);
    var triple = String.valueOf(quote).repeat(3);
    if (text.startsWith(triple, start)) {
      int end = text.indexOf(triple, start + 3);
      return end < 0 ? text.length() : end + 2;
    }
    int end = endOfLine(start);
    for (int at = start + 1; at < end; at++) {
      if (text.charAt(at) == quote) {
        return at;
      }
      if (text.charAt(at) == '\\' && quote == '"') {
        at++;
      }
    }
    return end;
  }

  private Node.Mapping mapping(TomlTable table, Origin origin) {
    var entries = new ArrayList<Node.Entry>();
    for (var key : table.keySet()) {
      var path = List.of(key);
      var value = table.get(path);
      var position = table.inputPositionOf(path);
      if (value != null && position != null) {
        int start = offset(position);
        var keyOrigin = new Origin.Written(file, new Span(start, endOfLine(start)));
        entries.add(new Node.Entry(key, keyOrigin, node(value, afterEquals(start))));
      }
    }
    return Node.Mapping.of(entries, origin);
  }

  private Node node(Object value, int start) {
    var origin = new Origin.Written(file, new Span(start, endOfLine(start)));
    return switch (value) {
      case TomlTable table -> mapping(table, origin);
      case TomlArray array -> sequence(array, origin);
      case String text -> new Node.Text(text, origin);
      case Boolean bool -> new Node.Bool(bool, origin);
      case Long number -> new Node.Num(number, number.toString(), origin);
      case Double number when number.isInfinite() || number.isNaN() ->
          new Node.Num(number, number.toString(), origin);
      case Double number -> new Node.Num(BigDecimal.valueOf(number), number.toString(), origin);
      default -> new Node.Text(value.toString(), origin); // dates and times
    };
  }

  private Node.Sequence sequence(TomlArray array, Origin origin) {
    var items = new ArrayList<Node>();
    for (int index = 0; index < array.size(); index++) {
      items.add(node(array.get(index), visible(offset(array.inputPositionOf(index)))));
    }
    return new Node.Sequence(items, origin);
  }

  /** Returns where the value of the key at an offset starts; a table starts with its key. */
  private int afterEquals(int key) {
    int end = endOfLine(key);
    int equals = file.text().indexOf('=', key);
    if (file.text().startsWith("[", key) || equals < 0 || equals >= end) {
      return key;
    }
    int at = equals + 1;
    while (at < end && (file.text().charAt(at) == ' ' || file.text().charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** An item that starts a line has the place of the line break before it. */
  private int visible(int from) {
    int at = from;
    while (at < file.text().length()) {
      char here = file.text().charAt(at);
      if (here == '#') {
        at = endOfLine(at);
      } else if (Character.isWhitespace(here)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < file.text().length() && "\r\n".indexOf(file.text().charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** The library counts columns in code points. */
  private int offset(TomlPosition position) {
    int lineStart = file.startOfLine(Math.min(position.line(), file.lineCount()));
    int lineEnd = endOfLine(lineStart);
    int points = file.text().codePointCount(lineStart, lineEnd);
    return file.text().offsetByCodePoints(lineStart, Math.clamp(position.column() - 1L, 0, points));
  }
}
