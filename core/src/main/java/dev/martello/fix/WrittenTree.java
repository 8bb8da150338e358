package dev.martello.fix;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through what a file holds, by names and by places. */
final class WrittenTree {
  private final Document document;
  private final Layout layout;

  WrittenTree(Document document) {
    this.document = document;
    this.layout = new Layout(document.file());
  }

  Node root() {
    return document.root();
  }

  /** Follows a path; in it a number stands for an item of a list. */
  Optional<Node> find(List<String> path) {
    var node = Optional.of(document.root());
    for (var name : path) {
      node = node.flatMap(parent -> child(parent, name));
    }
    return node;
  }

  /** Returns the mapping at a path; an empty one where there is none. */
  Node.Mapping mapping(List<String> path) {
    return find(path)
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .orElseGet(() -> Nodes.mapping(Terms.NEW).build());
  }

  private static Optional<Node> child(Node parent, String name) {
    return switch (parent) {
      case Node.Mapping mapping -> mapping.get(name);
      case Node.Sequence(List<Node> items, Origin _)
          when name.matches("\\d{1,6}") && Integer.parseInt(name) < items.size() ->
          Optional.of(items.get(Integer.parseInt(name)));
      case Node.Sequence _, Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> Optional.empty();
    };
  }

  /** Returns where something stands, if it is written in this file. */
  Optional<Span> place(Origin origin) {
    return origin.written().flatMap(layout::place);
  }

  /** Finds the path that leads to the node, or to the key, at a place. */
  Optional<List<String>> pathTo(Origin origin) {
    return place(origin).flatMap(place -> pathTo(document.root(), place));
  }

  private Optional<List<String>> pathTo(Node node, Span place) {
    var own = layout.place(node);
    if (own.filter(place::equals).isPresent()) {
      return Optional.of(List.of());
    }
    switch (node) {
      case Node.Mapping mapping -> {
        for (var entry : mapping.entries()) {
          if (layout.place(entry.keyOrigin()).filter(place::equals).isPresent()) {
            return Optional.of(List.of(entry.key()));
          }
          var path = pathTo(entry.value(), place);
          if (path.isPresent()) {
            return Optional.of(joined(List.of(entry.key()), path.get()));
          }
        }
      }
      case Node.Sequence sequence -> {
        for (int index = 0; index < sequence.items().size(); index++) {
          var path = pathTo(sequence.items().get(index), place);
          if (path.isPresent()) {
            return Optional.of(joined(List.of(String.valueOf(index)), path.get()));
          }
        }
      }
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> {}
    }
    return Optional.empty();
  }

  /** Returns whether something stands inside an entry. */
  boolean holds(Node.Entry entry, Span place) {
    var key = layout.place(entry.keyOrigin());
    var body = layout.place(entry.value());
    return key.isPresent() && body.isPresent() && contains(key.get().to(body.get()), place);
  }

  /** Returns whether an alias repeats what leads to a path, by the name that does. */
  Optional<String> shared(List<String> path) {
    var node = document.root();
    for (int index = 0; index < path.size(); index++) {
      var place = layout.place(node);
      for (var shared : document.shared()) {
        if (place.isPresent() && contains(shared, place.get())) {
          return Optional.of(index == 0 ? "the file" : path.get(index - 1));
        }
      }
      var next = child(node, path.get(index));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return Optional.empty();
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  static List<String> joined(List<String> path, String name) {
    return joined(path, List.of(name));
  }

  static List<String> joined(List<String> path, List<String> more) {
    var all = new ArrayList<>(path);
    all.addAll(more);
    return all;
  }
}
