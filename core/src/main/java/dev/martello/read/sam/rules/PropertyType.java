package dev.martello.read.sam.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The type that SAM demands of a property, in the notation of {@code sam-properties.txt}. */
sealed interface PropertyType {

  /** Returns the type as people call it: {@code a text or a list of maps}. */
  String phrase();

  /** Anything; CloudFormation judges it. */
  record Any() implements PropertyType {
    @Override
    public String phrase() {
      return "any value";
    }
  }

  /** A basic type. */
  enum Basic implements PropertyType {
    TEXT("a string", "strings"),
    BOOL("a boolean", "booleans"),
    INT("an integer", "integers"),
    NUMBER("a number", "numbers"),
    LIST("a list", "lists"),
    MAP("a map", "maps");

    private final String one;
    private final String many;

    Basic(String one, String many) {
      this.one = one;
      this.many = many;
    }

    @Override
    public String phrase() {
      return one;
    }
  }

  /** A list of which every item has a type. */
  record ListOf(PropertyType item) implements PropertyType {
    @Override
    public String phrase() {
      return "a list of " + plural(item);
    }
  }

  /** A map of which every value has a type. */
  record MapOf(PropertyType value) implements PropertyType {
    @Override
    public String phrase() {
      return "a map of " + plural(value);
    }
  }

  /** One of some texts. */
  record Choice(List<String> texts) implements PropertyType {
    @Override
    public String phrase() {
      return "one of "
          + texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
    }
  }

  /** A map whose properties another block lists. */
  record Block(String name) implements PropertyType {
    @Override
    public String phrase() {
      return Basic.MAP.phrase();
    }
  }

  /** Any of several types. */
  record Either(List<PropertyType> types) implements PropertyType {
    @Override
    public String phrase() {
      return types.stream()
          .map(PropertyType::phrase)
          .distinct()
          .collect(Collectors.joining(" or "));
    }
  }

  private static String plural(PropertyType type) {
    return switch (type) {
      case Basic basic -> basic.many;
      case Either(List<PropertyType> types) ->
          types.stream().map(PropertyType::plural).distinct().collect(Collectors.joining(" or "));
      case Block _, MapOf _ -> Basic.MAP.many;
      case ListOf _ -> Basic.LIST.many;
      case Choice choice -> choice.phrase();
      case Any _ -> "values";
    };
  }

  /** Reads the notation, for instance {@code text|list(text|map)}. */
  static PropertyType parse(String notation) {
    var parts = alternatives(notation);
    if (parts.size() > 1) {
      return new Either(parts.stream().map(PropertyType::parse).toList());
    }
    if (notation.startsWith("list(")) {
      return new ListOf(parse(notation.substring(5, notation.length() - 1)));
    }
    if (notation.startsWith("map(")) {
      return new MapOf(parse(notation.substring(4, notation.length() - 1)));
    }
    return switch (notation.charAt(0)) {
      case '{' -> new Choice(List.of(notation.substring(1, notation.length() - 1).split(",")));
      case '@' -> new Block(notation);
      default ->
          notation.equals("any")
              ? new Any()
              : Basic.valueOf(notation.toUpperCase(java.util.Locale.ROOT));
    };
  }

  private static List<String> alternatives(String notation) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < notation.length(); at++) {
      switch (notation.charAt(at)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '|' -> {
          if (depth == 0) {
            parts.add(notation.substring(start, at));
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(notation.substring(start));
    return parts;
  }
}
