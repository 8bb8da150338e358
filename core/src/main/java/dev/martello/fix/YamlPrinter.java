package dev.martello.fix;

import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.YamlPlain;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Writes nodes as YAML the way a file does. */
final class YamlPrinter {
  private final Layout layout;
  private final Style style;

  YamlPrinter(Layout layout, Style style) {
    this.layout = layout;
    this.style = style;
  }

  /** Returns whether a node stands behind its key or dash and not below it. */
  boolean isInline(Node node) {
    var place = layout.place(node);
    if (place.isPresent()) {
      return switch (node) {
        case Node.Mapping _, Node.Sequence _ ->
            place.get().length() > 0 && "{[!".indexOf(layout.at(place.get().start())) >= 0;
        case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> true;
      };
    }
    return switch (node) {
      case Node.Mapping mapping -> mapping.isEmpty() || isTagged(node);
      case Node.Sequence sequence -> sequence.items().isEmpty();
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> true;
    };
  }

  private boolean isTagged(Node node) {
    return !style.hasLongCalls() && Calls.tag(node).isPresent();
  }

  /**
   * Returns an entry; its first line stands where the caller puts it.
   *
   * @param column the column of the key
   */
  String entry(String key, Node value, int column) {
    var name = scalar(key, false, '\0') + ":";
    if (isInline(value)) {
      return name + " " + behind(value, column);
    }
    int inner = column + (value instanceof Node.Sequence ? style.itemOffset() : style.step());
    return name + style.newline() + " ".repeat(inner) + block(value, inner);
  }

  /**
   * Returns an item with its dash.
   *
   * @param column the column of the dash
   */
  String item(Node value, int column) {
    return "- " + (isInline(value) ? behind(value, column) : block(value, column + 2));
  }

  /** Returns a collection with a line for each part; the first stands where the caller puts it. */
  String block(Node node, int column) {
    var place = layout.place(node);
    if (place.isPresent()) {
      return moved(place.get().start(), place.get().end(), column);
    }
    var parts = new ArrayList<String>();
    switch (node) {
      case Node.Mapping mapping ->
          mapping.stream().forEach(entry -> parts.add(entry(entry.key(), entry.value(), column)));
      case Node.Sequence sequence ->
          sequence.items().forEach(item -> parts.add(item(item, column)));
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> parts.add(inline(node, false));
    }
    return String.join(style.newline() + " ".repeat(column), parts);
  }

  /**
   * Returns what stands behind a key or dash.
   *
   * @param column the column of that key or dash
   */
  String behind(Node node, int column) {
    return layout
        .place(node)
        .map(place -> movedBelow(place, column))
        .orElseGet(() -> inline(node, false));
  }

  /** Returns text whose lines but the first stand deeper than a column. */
  private String movedBelow(Span place, int column) {
    var text = layout.text().substring(place.start(), place.end());
    if (layout.isOpenBlock(place)) {
      text = text.charAt(0) + "-" + text.substring(1);
    }
    var lines = List.of(text.split("\r?\n", -1));
    int own =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .mapToInt(YamlPrinter::depth)
            .min()
            .orElse(0);
    var moved = new ArrayList<String>();
    for (var line : lines) {
      boolean stays = moved.isEmpty() || line.isBlank();
      int depth = depth(line) - own + column + style.step();
      moved.add(stays ? line : " ".repeat(depth) + line.stripLeading());
    }
    return String.join(style.newline(), moved);
  }

  private static int depth(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Returns text of the file with its lines moved to another column. */
  private String moved(int start, int end, int column) {
    int own = layout.column(start);
    var lines = List.of(layout.text().substring(start, end).split("\r?\n", -1));
    var moved = new ArrayList<String>();
    for (var line : lines) {
      if (moved.isEmpty() || line.isBlank()) {
        moved.add(line);
      } else {
        moved.add(" ".repeat(Math.max(0, depth(line) - own + column)) + line.stripLeading());
      }
    }
    return String.join(style.newline(), moved);
  }

  /** Returns a node on one line. */
  String inline(Node node, boolean isInFlow) {
    var place = layout.place(node);
    if (place.isPresent()) {
      return layout.text().substring(place.get().start(), place.get().end());
    }
    if (!style.hasLongCalls() && Calls.tag(node).isPresent()) {
      var tag = Calls.tag(node).get();
      var argument = Calls.argument(node);
      char quotes = tag.equals("!Sub") ? style.subQuotes() : '\0';
      return tag + " " + scalar(argument, isInFlow, quotes);
    }
    return switch (node) {
      case Node.Text text -> scalar(text.value(), isInFlow, style.quotes());
      case Node.Num number -> number.literal();
      case Node.Bool bool -> String.valueOf(bool.value());
      case Node.Null _ -> "null";
      case Node.Sequence sequence ->
          "["
              + String.join(
                  ", ", sequence.items().stream().map(item -> inline(item, true)).toList())
              + "]";
      case Node.Mapping mapping when mapping.isEmpty() -> "{}";
      case Node.Mapping mapping ->
          mapping.stream()
              .map(entry -> scalar(entry.key(), true, '\0') + ": " + inline(entry.value(), true))
              .reduce((one, other) -> one + ", " + other)
              .map(inside -> "{" + inside + "}")
              .orElse("{}");
    };
  }

  /**
   * Returns a text with the quotes that it needs or should have.
   *
   * @param wanted quotes, or a zero for none
   */
  String scalar(String text, boolean isInFlow, char wanted) {
    boolean isPlain = YamlPlain.isSafe(text, isInFlow);
    if (isPlain && wanted == '\0') {
      return text;
    }
    char quotes = wanted == '\0' ? style.needed() : wanted;
    boolean isEasier = text.indexOf('"') >= 0 && text.indexOf('\'') < 0;
    return (quotes == '\'' || isEasier) && YamlPlain.isLine(text)
        ? "'" + text.replace("'", "''") + "'"
        : doubled(text);
  }

  /** What JSON escapes is escaped the same way in YAML; some line breaks only YAML knows. */
  private static String doubled(String text) {
    var quoted = JsonWriter.quote(text);
    for (char strange : "\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF".toCharArray()) {
      quoted = quoted.replace(String.valueOf(strange), "\\u%04x".formatted((int) strange));
    }
    return quoted;
  }
}
