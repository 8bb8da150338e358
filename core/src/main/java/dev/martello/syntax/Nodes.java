package dev.martello.syntax;

import dev.martello.value.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes nodes that no file holds, and compares nodes by content. */
public final class Nodes {
  private Nodes() {}

  public static Node.Text text(String value, Origin origin) {
    return new Node.Text(value, origin);
  }

  public static Node.Num number(long value, Origin origin) {
    return new Node.Num(value, Long.toString(value), origin);
  }

  public static Node.Bool bool(boolean value, Origin origin) {
    return new Node.Bool(value, origin);
  }

  public static Node.Sequence sequence(Origin origin, Node... items) {
    return new Node.Sequence(Arrays.asList(items), origin);
  }

  public static Node.Sequence sequence(Origin origin, List<? extends Node> items) {
    return new Node.Sequence(new ArrayList<>(items), origin);
  }

  public static Node.Sequence texts(Origin origin, List<String> items) {
    return sequence(origin, items.stream().map(item -> text(item, origin)).toList());
  }

  /** Starts a mapping whose keys all get the given origin. */
  public static MappingBuilder mapping(Origin origin) {
    return new MappingBuilder(origin);
  }

  /** Returns a mapping with one entry, the shape of every intrinsic function call. */
  public static Node.Mapping call(String function, Node argument, Origin origin) {
    return mapping(origin).put(function, argument).build();
  }

  /** Returns a collection with something made of each of its parts; a scalar as it is. */
  public static Node mapParts(Node node, UnaryOperator<Node> change) {
    return switch (node) {
      case Node.Sequence(List<Node> items, Origin origin) ->
          sequence(origin, items.stream().map(change).toList());
      case Node.Mapping mapping -> {
        var entries = new ArrayList<Node.Entry>();
        for (var entry : mapping.entries()) {
          entries.add(new Node.Entry(entry.key(), entry.keyOrigin(), change.apply(entry.value())));
        }
        yield Node.Mapping.of(entries, mapping.origin());
      }
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  /** Collects the entries of a mapping in order. */
  public static final class MappingBuilder {
    private final Origin origin;
    private final List<Node.Entry> entries = new ArrayList<>();

    private MappingBuilder(Origin origin) {
      this.origin = origin;
    }

    public MappingBuilder put(String key, Node value) {
      entries.add(new Node.Entry(key, origin, value));
      return this;
    }

    public MappingBuilder put(String key, String value) {
      return put(key, text(value, origin));
    }

    public MappingBuilder put(String key, boolean value) {
      return put(key, bool(value, origin));
    }

    public MappingBuilder put(String key, long value) {
      return put(key, number(value, origin));
    }

    public MappingBuilder put(Node.Entry entry) {
      entries.add(entry);
      return this;
    }

    public Node.Mapping build() {
      return Node.Mapping.of(entries, origin);
    }
  }

  /**
   * Returns whether two trees hold the same content, wherever they came from; key order is free.
   */
  public static boolean sameContent(Node one, Node other) {
    return switch (one) {
      case Node.Text(String value, Origin _) ->
          other instanceof Node.Text(String text, Origin _) && value.equals(text);
      case Node.Num(Number value, String _, Origin _) ->
          other instanceof Node.Num(Number number, String _, Origin _) && sameNumber(value, number);
      case Node.Bool(boolean value, Origin _) ->
          other instanceof Node.Bool(boolean bool, Origin _) && value == bool;
      case Node.Null _ -> other instanceof Node.Null;
      case Node.Sequence(List<Node> items, Origin _) ->
          other instanceof Node.Sequence(List<Node> others, Origin _) && sameItems(items, others);
      case Node.Mapping mapping ->
          other instanceof Node.Mapping second
              && mapping.size() == second.size()
              && mapping.stream()
                  .allMatch(
                      entry ->
                          second
                              .get(entry.key())
                              .filter(value -> sameContent(entry.value(), value))
                              .isPresent());
    };
  }

  private static boolean sameItems(List<Node> items, List<Node> others) {
    if (items.size() != others.size()) {
      return false;
    }
    for (int index = 0; index < items.size(); index++) {
      if (!sameContent(items.get(index), others.get(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameNumber(Number one, Number other) {
    if (one instanceof Double || other instanceof Double) {
      return one.equals(other);
    }
    return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
  }
}
