package dev.martello.fix;

import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes nodes as JSON the way a file does. */
final class JsonPrinter {
  private final Layout layout;
  private final Style style;

  JsonPrinter(Layout layout, Style style) {
    this.layout = layout;
    this.style = style;
  }

  /** Returns a key with what stands between it and its value. */
  String key(String key) {
    return JsonWriter.quote(key) + style.colon();
  }

  /** Returns a node on one line. */
  String inline(Node node) {
    var source = source(node);
    if (!source.isEmpty()) {
      return source;
    }
    return switch (node) {
      case Node.Mapping mapping ->
          mapping.stream()
              .map(entry -> key(entry.key()) + inline(entry.value()))
              .collect(Collectors.joining(style.comma(), "{", "}"));
      case Node.Sequence sequence ->
          sequence.items().stream()
              .map(this::inline)
              .collect(Collectors.joining(style.comma(), "[", "]"));
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> JsonWriter.compact(node);
    };
  }

  /**
   * Returns a node with a line for each entry and item.
   *
   * @param indent what stands before the line on which the node begins
   */
  String lines(Node node, String indent) {
    var source = source(node);
    if (!source.isEmpty()) {
      return source;
    }
    var parts = new ArrayList<String>();
    var inner = indent + style.unit();
    return switch (node) {
      case Node.Mapping mapping when !mapping.isEmpty() -> {
        mapping.stream()
            .forEach(entry -> parts.add(key(entry.key()) + lines(entry.value(), inner)));
        yield enclosed("{", parts, "}", indent);
      }
      case Node.Sequence sequence when !sequence.items().isEmpty() -> {
        sequence.items().forEach(item -> parts.add(lines(item, inner)));
        yield enclosed("[", parts, "]", indent);
      }
      case Node.Mapping _, Node.Sequence _, Node.Text _, Node.Num _, Node.Bool _, Node.Null _ ->
          JsonWriter.compact(node);
    };
  }

  private String enclosed(String open, List<String> parts, String close, String indent) {
    var line = style.newline() + indent;
    return open
        + line
        + style.unit()
        + String.join("," + line + style.unit(), parts)
        + line
        + close;
  }

  /** Returns the text of a node that stands in the file already; empty text for a new one. */
  private String source(Node node) {
    return layout
        .place(node)
        .map(place -> layout.text().substring(place.start(), place.end()))
        .filter(text -> !text.startsWith("!"))
        .orElse("");
  }
}
