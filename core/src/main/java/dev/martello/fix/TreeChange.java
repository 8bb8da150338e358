package dev.martello.fix;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a written tree; in its path a number stands for an item of a list. What is missing on
 * the way is made.
 */
sealed interface TreeChange {
  List<String> path();

  /** Sets a value; the parts of a mapping that is there already stay unless they are named. */
  record Put(List<String> path, Node value) implements TreeChange {
    public Put {
      path = List.copyOf(path);
    }
  }

  /**
   * Adds an item unless it is there; a single value becomes a list. A setting for methods that have
   * one already becomes part of that.
   */
  record Append(List<String> path, Node item) implements TreeChange {
    public Append {
      path = List.copyOf(path);
    }
  }

  /** Takes a part or an item away, and with the last of them what held it. */
  record Remove(List<String> path) implements TreeChange {
    public Remove {
      path = List.copyOf(path);
    }
  }

  /** The index in a path from which on a collection that is emptied is no longer wanted. */
  int BODY = 3;

  /** Sections that stand before the resources by custom. */
  Set<String> FIRST = Set.of("Metadata", "Globals", "Parameters", "Mappings", "Conditions");

  /** Written last by custom, long and of less interest than what stands before. */
  Set<String> LAST = Set.of("Events");

  /**
   * Makes the change.
   *
   * @throws Refusal if something on the way is neither a mapping nor a list
   */
  default Node applyTo(Node root) throws Refusal {
    return at(root, 0).orElseThrow(() -> new Refusal("nothing would be left of the file"));
  }

  /** Returns what becomes of the node at an index of the path, or nothing. */
  private Optional<Node> at(Node node, int index) throws Refusal {
    if (index == path().size()) {
      return end(node);
    }
    var changed = inside(node, index);
    boolean isEmptied = this instanceof Remove && index >= BODY && isEmpty(changed);
    return isEmptied ? Optional.empty() : Optional.of(changed);
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Mapping map && map.isEmpty()
        || node instanceof Node.Sequence list && list.items().isEmpty();
  }

  /** Returns what becomes of a collection at an index of the path. */
  private Node inside(Node node, int index) throws Refusal {
    var name = path().get(index);
    return switch (node) {
      case Node.Mapping mapping when !Calls.isCall(mapping) -> {
        var old = mapping.get(name);
        var value = old.isPresent() ? at(old.get(), index + 1) : made(index + 1);
        yield value.isPresent() ? with(mapping, name, value.get()) : without(mapping, name);
      }
      case Node.Sequence(List<Node> items, var _) -> {
        int item = item(name, items);
        var value = at(items.get(item), index + 1);
        var changed = new ArrayList<>(items);
        if (value.isPresent()) {
          changed.set(item, value.get());
        } else {
          changed.remove(item);
        }
        yield Nodes.sequence(Terms.NEW, changed);
      }
      case Node.Null _ -> made(index).orElseThrow(() -> new Refusal("`" + name + "` is not there"));
      case Node.Mapping call ->
          throw new Refusal(
              "`%s` stands where `%s` decides".formatted(name, call.entries().getFirst().key()));
      case Node.Text _, Node.Num _, Node.Bool _ ->
          throw new Refusal(
              "`%s` is a single value".formatted(index == 0 ? "the file" : path().get(index - 1)));
    };
  }

  private static int item(String name, List<Node> items) throws Refusal {
    if (!name.matches("\\d{1,6}") || Integer.parseInt(name) >= items.size()) {
      throw new Refusal("a list has no item `" + name + "`");
    }
    return Integer.parseInt(name);
  }

  private Optional<Node> end(Node old) throws Refusal {
    return switch (this) {
      case Put(var _, Node value) -> Optional.of(merged(old, value));
      case Append(var path, Node item) -> Optional.of(appended(old, item, path.getLast()));
      case Remove _ -> Optional.empty();
    };
  }

  /** Returns a mapping with the parts of another one, or that other value. */
  static Node merged(Node old, Node value) {
    boolean areMappings =
        old instanceof Node.Mapping
            && value instanceof Node.Mapping
            && !Calls.isCall(old)
            && !Calls.isCall(value);
    if (!areMappings) {
      return value;
    }
    var result = (Node.Mapping) old;
    for (var entry : ((Node.Mapping) value).entries()) {
      var before = result.get(entry.key());
      var after = before.map(node -> merged(node, entry.value())).orElse(entry.value());
      result = with(result, entry.key(), after);
    }
    return result;
  }

  private static Node appended(Node old, Node item, String name) throws Refusal {
    return switch (old) {
      case Node.Sequence(List<Node> items, var _) -> {
        if (items.stream().anyMatch(known -> Nodes.sameContent(known, item))) {
          yield old;
        }
        var longer = new ArrayList<>(items);
        int same = placeOf(item, items, name);
        if (same < 0) {
          longer.add(item);
        } else {
          longer.set(same, merged(items.get(same), item));
        }
        yield Nodes.sequence(Terms.NEW, longer);
      }
      case Node.Null _ -> Nodes.sequence(Terms.NEW, item);
      case Node.Mapping call when Calls.isCall(call) && !isSingle(call) ->
          throw new Refusal(
              "`%s` is decided by `%s`".formatted(name, call.entries().getFirst().key()));
      case Node.Mapping _, Node.Text _, Node.Num _, Node.Bool _ ->
          Nodes.sameContent(old, item) ? old : Nodes.sequence(Terms.NEW, old, item);
    };
  }

  /**
   * Returns which item of a list is about the same as a new one, or a negative number: a stage has
   * one setting for each method of a path, and loses one of two.
   */
  private static int placeOf(Node item, List<Node> items, String name) {
    for (int at = 0; name.equals("MethodSettings") && at < items.size(); at++) {
      if (isSame(item, items.get(at), "HttpMethod")
          && isSame(item, items.get(at), "ResourcePath")) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isSame(Node one, Node other, String key) {
    return one instanceof Node.Mapping first
        && other instanceof Node.Mapping second
        && first.get(key).stream()
            .anyMatch(
                value ->
                    second.get(key).stream().anyMatch(known -> Nodes.sameContent(known, value)));
  }

  /** Other functions may stand for a whole list. */
  private static boolean isSingle(Node.Mapping call) {
    return call.has("Fn::GetAtt") || call.has("Fn::Sub") || call.has("Fn::Join");
  }

  /** Makes what is missing below an index of the path. */
  private Optional<Node> made(int index) throws Refusal {
    Node made =
        switch (this) {
          case Put(var _, Node value) -> value;
          case Append(var _, Node item) -> Nodes.sequence(Terms.NEW, item);
          case Remove _ -> throw new Refusal("`" + path().getLast() + "` is not there");
        };
    for (int at = path().size() - 1; at >= index; at--) {
      made = Nodes.mapping(Terms.NEW).put(path().get(at), made).build();
    }
    return Optional.of(made);
  }

  private static Node.Mapping without(Node.Mapping mapping, String name) {
    return mapping.without(name).withOrigin(Terms.NEW);
  }

  /**
   * Sets an entry. A new one whose value is short stands behind the last short one, so that it is
   * not lost behind long lists of events.
   */
  private static Node.Mapping with(Node.Mapping mapping, String name, Node value) {
    if (mapping.has(name)) {
      return mapping.with(name, value).withOrigin(Terms.NEW);
    }
    var entries = new ArrayList<>(mapping.entries());
    int at = entries.size();
    if (FIRST.contains(name) && mapping.has("Resources")) {
      at = List.copyOf(mapping.keys()).indexOf("Resources");
    } else if (isShort(value)) {
      for (int index = 0; index < entries.size(); index++) {
        at = isShort(entries.get(index).value()) ? index + 1 : at;
      }
    } else {
      while (at > 1 && LAST.contains(entries.get(at - 1).key())) {
        at--;
      }
    }
    entries.add(at, new Node.Entry(name, Terms.NEW, value));
    return Node.Mapping.of(entries, Terms.NEW);
  }

  private static boolean isShort(Node value) {
    return switch (value) {
      case Node.Text text -> text.value().indexOf('\n') < 0;
      case Node.Num _, Node.Bool _, Node.Null _ -> true;
      case Node.Mapping mapping -> Calls.tag(mapping).isPresent();
      case Node.Sequence _ -> false;
    };
  }
}
