package dev.martello.read.cloudformation;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;

/** One turn of a loop: replaces its identifier by one value in a part of a template. */
final class LoopVariable {
  /*
   * `${Name}` and `{"Ref": "Name"}` become the value, `&{Name}` the value's letters and digits, in
   * keys and in values. What holds no identifier stays the same node; a replaced text is derived from
   * the one that was written, so that nobody takes it for the text of the file.
   */
  private final String identifier;
  private final String plain;
  private final String stripped;
  private final String value;
  private final Budget budget;

  LoopVariable(String identifier, String value, Budget budget) {
    this.identifier = identifier;
    this.plain = "${" + identifier + "}";
    this.stripped = "&{" + identifier + "}";
    this.value = value;
    this.budget = budget;
  }

  /** Returns a copy with the value in place of the identifier. */
  Node in(Node node) {
    if (!budget.spendNode()) {
      return node;
    }
    return switch (node) {
      case Node.Text(String text, Origin origin) -> {
        var replaced = in(text);
        yield replaced.equals(text) ? node : new Node.Text(replaced, derived(origin));
      }
      case Node.Sequence sequence -> sequence(sequence);
      case Node.Mapping mapping -> isReference(mapping) ? reference(mapping) : mapping(mapping);
      case Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private boolean isReference(Node.Mapping mapping) {
    return mapping.size() == 1 && mapping.text("Ref").filter(identifier::equals).isPresent();
  }

  private Node reference(Node.Mapping mapping) {
    return new Node.Text(value, derived(mapping.origin()));
  }

  private Node sequence(Node.Sequence sequence) {
    List<Node> items = new ArrayList<>(sequence.items().size());
    boolean isSame = true;
    for (var item : sequence.items()) {
      var replaced = in(item);
      isSame &= replaced == item;
      items.add(replaced);
    }
    return isSame ? sequence : new Node.Sequence(items, sequence.origin());
  }

  private Node mapping(Node.Mapping mapping) {
    List<Node.Entry> entries = new ArrayList<>(mapping.size());
    boolean isSame = true;
    for (var entry : mapping.entries()) {
      var key = in(entry.key());
      var replaced = in(entry.value());
      boolean isSameKey = key.equals(entry.key());
      isSame &= isSameKey && replaced == entry.value();
      entries.add(
          new Node.Entry(
              key, isSameKey ? entry.keyOrigin() : derived(entry.keyOrigin()), replaced));
    }
    return isSame ? mapping : Node.Mapping.of(entries, mapping.origin());
  }

  private String in(String text) {
    long places = count(text, plain) + count(text, stripped);
    if (places == 0 || !budget.spendText(text.length() + places * value.length())) {
      return text;
    }
    return text.replace(plain, value).replace(stripped, value.replaceAll("[^A-Za-z0-9]", ""));
  }

  private static long count(String text, String part) {
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private Origin derived(Origin origin) {
    return Origin.derived("`" + identifier + "` is `" + value + "`", origin);
  }
}
