package dev.martello.fix;

import dev.martello.fix.Rewrite.Slot;
import dev.martello.syntax.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes collections that are written in brackets: those of JSON, and YAML's flow style. */
final class FlowEdits {
  private static final Slot NOWHERE = new Slot(Rewrite.IN_FLOW, 0, false);

  private final Rewrite rewrite;
  private final Layout layout;
  private final Style style;
  private final YamlPrinter yaml;
  private final JsonPrinter json;

  FlowEdits(Rewrite rewrite, Layout layout, Style style, YamlPrinter yaml, JsonPrinter json) {
    this.rewrite = rewrite;
    this.layout = layout;
    this.style = style;
    this.yaml = yaml;
    this.json = json;
  }

  void mapping(Node.Mapping before, Node.Mapping after) throws Refusal {
    if (before.keys().stream().noneMatch(after::has)) {
      replace(before, after);
      return;
    }
    var span = layout.place(before).orElseThrow();
    var parts = new ArrayList<Span>();
    for (var entry : before.entries()) {
      var key = inside(layout.place(entry.keyOrigin()), span);
      parts.add(key.to(inside(layout.place(entry.value()), span)));
    }
    boolean isJson = isJson(span, parts);
    var old = before.entries();
    var added = new ArrayList<String>();
    int previous = -1;
    for (var entry : after.entries()) {
      int index = before.entry(entry.key()).map(old::indexOf).orElse(-1);
      if (index >= 0) {
        insert(added, previous, span, parts);
        rewrite.change(old.get(index).value(), entry.value(), NOWHERE);
        previous = index;
      } else {
        added.add(print(entry, isJson, indentOf(span, parts)));
      }
    }
    insert(added, previous, span, parts);
    var kept = new ArrayList<Boolean>();
    old.forEach(entry -> kept.add(after.has(entry.key())));
    remove(parts, kept);
  }

  void sequence(Node.Sequence before, Node.Sequence after) throws Refusal {
    var span = layout.place(before).orElseThrow();
    var parts = new ArrayList<Span>();
    var kept = new ArrayList<Boolean>();
    for (var item : before.items()) {
      parts.add(inside(layout.place(item), span));
      kept.add(true);
    }
    boolean isJson = isJson(span, parts);
    var differences = Alignment.of(before.items(), after.items());
    for (var step : differences) {
      if (step instanceof Alignment.Removed(int index)) {
        kept.set(index, false);
      }
    }
    if (!kept.contains(true)) {
      replace(before, after);
      return;
    }
    for (var step : differences) {
      switch (step) {
        case Alignment.Changed(int index, Node value) ->
            rewrite.change(before.items().get(index), value, NOWHERE);
        case Alignment.Removed _ -> {}
        case Alignment.Added(int index, List<Node> values) -> {
          var texts = new ArrayList<String>();
          values.forEach(value -> texts.add(print(value, isJson, indentOf(span, parts))));
          insert(texts, index - 1, span, parts);
        }
      }
    }
    remove(parts, kept);
  }

  /** An alias in brackets is left to people. */
  private static Span inside(Optional<Span> place, Span outer) throws Refusal {
    if (place.isEmpty() || place.get().start() < outer.start() || place.get().end() > outer.end()) {
      throw new Refusal("it is shared by an alias");
    }
    return place.get();
  }

  void replace(Node before, Node after) throws Refusal {
    var old = layout.place(before).orElseThrow(() -> new Refusal("it stands in another file"));
    char first = layout.at(old.start());
    boolean isJson =
        layout.isJson() || first == '"' || first == '{' && layout.at(old.start() + 1) == '"';
    rewrite.edit(old.start(), old.end(), print(after, isJson, lineIndent(old.start())));
  }

  /** In brackets a key in double quotes means that the writer thinks in JSON. */
  private boolean isJson(Span outer, List<Span> parts) {
    return layout.isJson()
        || (layout.at(outer.start()) == '{' && layout.at(parts.getFirst().start()) == '"');
  }

  private String print(Node.Entry entry, boolean isJson, Optional<String> indent) {
    return isJson
        ? json.key(entry.key()) + print(entry.value(), true, indent)
        : yaml.scalar(entry.key(), true, '\0') + ": " + yaml.inline(entry.value(), true);
  }

  private String print(Node value, boolean isJson, Optional<String> indent) {
    if (!isJson) {
      return yaml.inline(value, true);
    }
    return indent.map(text -> json.lines(value, text)).orElseGet(() -> json.inline(value));
  }

  private Optional<String> lineIndent(int offset) {
    return style.unit().isEmpty() || !layout.isJson()
        ? Optional.empty()
        : Optional.of(layout.indent(offset));
  }

  /** Returns what stands before the parts if each has a line of its own. */
  private Optional<String> indentOf(Span outer, List<Span> parts) {
    int first = parts.getFirst().start();
    return layout.isSameLine(outer.start(), first)
        ? Optional.empty()
        : Optional.of(layout.indent(first));
  }

  private void insert(List<String> added, int previous, Span outer, List<Span> parts) {
    if (added.isEmpty()) {
      return;
    }
    var gap = indentOf(outer, parts).map(indent -> style.newline() + indent).orElse(gap(parts));
    var text = new StringBuilder();
    if (previous < 0) {
      added.forEach(part -> text.append(part).append(',').append(gap));
      int at = parts.getFirst().start();
      rewrite.edit(at, at, text.toString());
    } else {
      added.forEach(part -> text.append(',').append(gap).append(part));
      int at = parts.get(previous).end();
      rewrite.edit(at, at, text.toString());
    }
    added.clear();
  }

  /** Returns what stands between two parts behind the comma. */
  private String gap(List<Span> parts) {
    if (parts.size() > 1) {
      var between = layout.text().substring(parts.get(0).end(), parts.get(1).start());
      var behind = between.substring(between.indexOf(',') + 1);
      if (behind.isBlank()) {
        return behind;
      }
    }
    return style.comma().substring(1);
  }

  /** Removes parts with the comma before them, or behind them where they are the first. */
  private void remove(List<Span> parts, List<Boolean> kept) {
    int firstKept = kept.indexOf(true);
    for (int index = 0; index < parts.size(); index++) {
      if (!kept.get(index)) {
        if (index < firstKept) {
          rewrite.edit(parts.get(index).start(), parts.get(index + 1).start(), "");
        } else {
          rewrite.edit(parts.get(index - 1).end(), parts.get(index).end(), "");
        }
      }
    }
  }
}
