package dev.martello.read.sam;

import dev.martello.syntax.Node;

/** What a property's value may be. */
enum PropertyKind {
  ANY("value"),
  TEXT("string"),
  MAP("map"),
  LIST("list"),
  INTEGER("integer"),
  BOOLEAN("boolean"),
  TEXT_OR_MAP("string or map"),
  BOOLEAN_OR_MAP("boolean or map"),
  TEXT_OR_LIST("string or list"),
  LIST_OR_MAP("list or map"),
  LIST_OF_TEXT("list of strings"),
  LIST_OF_MAP("list of maps"),
  LIST_OF_TEXT_OR_MAP("list of strings or maps"),
  TEXT_MAP_OR_LIST_OF_THEM("string, map or list of them"),
  MAP_OF_MAP("map of maps");

  private final String words;

  PropertyKind(String words) {
    this.words = words;
  }

  /** Returns what it is called in messages. */
  String words() {
    return words;
  }

  boolean accepts(Node value) {
    return switch (this) {
      case ANY -> true;
      case TEXT -> value instanceof Node.Text;
      case MAP -> value instanceof Node.Mapping;
      case LIST -> value instanceof Node.Sequence;
      case INTEGER -> isInteger(value);
      case BOOLEAN -> value instanceof Node.Bool;
      case TEXT_OR_MAP -> isTextOrMap(value);
      case BOOLEAN_OR_MAP -> value instanceof Node.Bool || value instanceof Node.Mapping;
      case TEXT_OR_LIST -> value instanceof Node.Text || value instanceof Node.Sequence;
      case LIST_OR_MAP -> value instanceof Node.Sequence || value instanceof Node.Mapping;
      case LIST_OF_TEXT -> isListOf(value, TEXT);
      case LIST_OF_MAP -> isListOf(value, MAP);
      case LIST_OF_TEXT_OR_MAP -> isListOf(value, TEXT_OR_MAP);
      case TEXT_MAP_OR_LIST_OF_THEM -> isTextOrMap(value) || isListOf(value, TEXT_OR_MAP);
      case MAP_OF_MAP ->
          value instanceof Node.Mapping mapping
              && mapping.stream().allMatch(entry -> MAP.accepts(entry.value()));
    };
  }

  private static boolean isTextOrMap(Node value) {
    return value instanceof Node.Text || value instanceof Node.Mapping;
  }

  private static boolean isInteger(Node value) {
    return value instanceof Node.Bool
        || (value instanceof Node.Num number
            && (number.value() instanceof Long || number.value() instanceof java.math.BigInteger));
  }

  private static boolean isListOf(Node value, PropertyKind kind) {
    return value instanceof Node.Sequence list && list.items().stream().allMatch(kind::accepts);
  }
}
