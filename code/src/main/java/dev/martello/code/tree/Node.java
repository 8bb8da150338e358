package dev.martello.code.tree;

import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One node of a syntax tree; kinds and fields are named by the language's grammar. */
public record Node(SyntaxTree tree, int id) {

  /** Returns the kind, for instance {@code function_definition}, or the token itself. */
  public String kind() {
    return tree.kind(id);
  }

  public boolean is(String kind) {
    return tree.kind(id).equals(kind);
  }

  public boolean isNamed() {
    return tree.isNamed(id);
  }

  /** Returns whether the text here could not be understood, or something is missing here. */
  public boolean isError() {
    return tree.isError(id);
  }

  public int start() {
    return tree.start(id);
  }

  public int end() {
    return tree.end(id);
  }

  public Span span() {
    return new Span(start(), Math.max(start(), end()));
  }

  public Origin origin() {
    return new Origin.Written(tree.file(), span());
  }

  /** Returns the text that the node stands for. */
  public String text() {
    return tree.file().text().substring(start(), Math.max(start(), end()));
  }

  public Optional<Node> parent() {
    return tree.parent(id) < 0 ? Optional.empty() : Optional.of(new Node(tree, tree.parent(id)));
  }

  /** Returns the name of the field in which it stands in its parent; empty text for none. */
  public String field() {
    return tree.field(id);
  }

  /** Returns all children, tokens included, in the order of the text. */
  public List<Node> children() {
    var found = new ArrayList<Node>();
    for (int child = tree.firstChild(id); child >= 0; child = tree.next(child)) {
      found.add(new Node(tree, child));
    }
    return found;
  }

  /** Returns the children that are no mere tokens and no comments. */
  public List<Node> named() {
    var found = new ArrayList<Node>();
    for (int child = tree.firstChild(id); child >= 0; child = tree.next(child)) {
      if (tree.isNamed(child) && !tree.kind(child).contains("comment")) {
        found.add(new Node(tree, child));
      }
    }
    return found;
  }

  /** Returns the first child in a field. */
  public Optional<Node> child(String field) {
    for (int child = tree.firstChild(id); child >= 0; child = tree.next(child)) {
      if (tree.field(child).equals(field)) {
        return Optional.of(new Node(tree, child));
      }
    }
    return Optional.empty();
  }

  /** Returns all children in a field. */
  public List<Node> all(String field) {
    return children().stream().filter(child -> child.field().equals(field)).toList();
  }

  /** Returns the first child of a kind. */
  public Optional<Node> first(String kind) {
    for (int child = tree.firstChild(id); child >= 0; child = tree.next(child)) {
      if (tree.kind(child).equals(kind)) {
        return Optional.of(new Node(tree, child));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a child is this token or of this kind. */
  public boolean has(String kind) {
    return first(kind).isPresent();
  }

  /** Returns the nodes that stand exactly at a place, this or below it, the outermost first. */
  public List<Node> at(Span place) {
    var found = new ArrayList<Node>();
    for (int here = id; here >= 0; here = childAround(here, place)) {
      if (tree.start(here) == place.start() && tree.end(here) == place.end()) {
        found.add(new Node(tree, here));
      }
    }
    return found;
  }

  /** Returns the child that a place stands in; negative for none. */
  private int childAround(int parent, Span place) {
    int child = tree.firstChild(parent);
    while (child >= 0
        && (tree.start(child) > place.start()
            || tree.end(child) < place.end()
            || tree.end(child) == tree.start(child))) {
      child = tree.next(child);
    }
    return child;
  }

  /** Returns this node and everything below it, in the order of the text. */
  public Stream<Node> everything() {
    int end = id + 1;
    while (end < tree.size() && tree.parent(end) >= id) {
      end++;
    }
    return java.util.stream.IntStream.range(id, end).mapToObj(at -> new Node(tree, at));
  }

  @Override
  public String toString() {
    return kind() + "@" + start();
  }
}
