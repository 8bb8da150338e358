package dev.martello.triage;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows what starts on each line of a template, so that a comment there can mean it. */
final class Layout {
  private final SourceFile file;
  private final Map<Integer, Span> startingAt = new HashMap<>();
  private final List<Placed> resources = new ArrayList<>();

  private record Placed(String id, Span span) {}

  private Layout(SourceFile file) {
    this.file = file;
  }

  static Layout of(SourceFile file, Node.Mapping root) {
    var layout = new Layout(file);
    layout.walk(root);
    root.mapping("Resources").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            entry ->
                layout
                    .span(entry)
                    .ifPresent(span -> layout.resources.add(new Placed(entry.key(), span))));
    return layout;
  }

  private void walk(Node root) {
    Deque<Node> waiting = new ArrayDeque<>();
    waiting.add(root);
    while (!waiting.isEmpty()) {
      switch (waiting.remove()) {
        case Node.Mapping mapping ->
            mapping.stream()
                .forEach(
                    entry -> {
                      span(entry).ifPresent(this::take);
                      waiting.add(entry.value());
                    });
        case Node.Sequence(List<Node> items, Origin _) ->
            items.forEach(
                item -> {
                  here(item.origin()).ifPresent(this::take);
                  waiting.add(item);
                });
        case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> {}
      }
    }
  }

  /** Of several things that start on one line the largest is meant. */
  private void take(Span span) {
    startingAt.merge(
        file.line(span.start()),
        span,
        (one, other) -> one.length() >= other.length() ? one : other);
  }

  private java.util.Optional<Span> span(Node.Entry entry) {
    return here(entry.keyOrigin())
        .map(
            key ->
                here(entry.value().origin())
                    .filter(value -> value.end() >= key.end())
                    .map(key::to)
                    .orElse(key));
  }

  private java.util.Optional<Span> here(Origin origin) {
    return origin
        .written()
        .filter(written -> written.file().path().equals(file.path()))
        .map(Origin.Written::span);
  }

  /** Returns the first line behind another one that is neither blank nor a comment. */
  int nextCodeLine(int line) {
    for (int next = line + 1; next <= file.lineCount(); next++) {
      var text = file.lineText(next).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        return next;
      }
    }
    return line;
  }

  /**
   * Returns the scope of what starts on a line with everything inside it, or of the line itself; of
   * a resource also what points elsewhere.
   */
  Scope startingAt(int line) {
    var whole = new Span(file.startOfLine(line), file.startOfLine(line + 1));
    var started = startingAt.get(line);
    var part = new Scope.Part(file.path(), started == null ? whole : whole.to(started));
    return resources.stream()
        .filter(resource -> file.line(resource.span().start()) == line)
        .findFirst()
        .<Scope>map(
            resource -> new Scope.Either(part, new Scope.WholeResource(file.path(), resource.id())))
        .orElse(part);
  }

  /** Returns the scope of the resource in which a line stands, or of the line itself. */
  Scope resourceAround(int line) {
    int offset = file.startOfLine(line);
    return resources.stream()
        .filter(
            resource ->
                file.line(resource.span().start()) <= line && offset <= resource.span().end())
        .reduce((_, later) -> later)
        .<Scope>map(
            resource ->
                new Scope.Either(
                    new Scope.Part(file.path(), resource.span()),
                    new Scope.WholeResource(file.path(), resource.id())))
        .orElseGet(() -> startingAt(line));
  }
}
