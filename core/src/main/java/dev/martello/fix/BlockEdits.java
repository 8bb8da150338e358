package dev.martello.fix;

import dev.martello.fix.Rewrite.Slot;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes collections that are written with a line for each part. */
final class BlockEdits {
  private final Rewrite rewrite;
  private final Layout layout;
  private final Style style;
  private final YamlPrinter printer;

  BlockEdits(Rewrite rewrite, Layout layout, Style style, YamlPrinter printer) {
    this.rewrite = rewrite;
    this.layout = layout;
    this.style = style;
    this.printer = printer;
  }

  // --- mappings ---

  void mapping(Node.Mapping before, Node.Mapping after) throws Refusal {
    var span = layout.place(before).orElseThrow();
    var added = new ArrayList<Node.Entry>();
    Optional<Node.Entry> previous = Optional.empty();
    for (var entry : after.entries()) {
      var old = before.entry(entry.key());
      if (old.isPresent() && isOwn(old.get(), span)) {
        insert(added, previous, before, after);
        changeValue(old.get(), entry.value(), span);
        previous = old;
      } else if (old.isEmpty() || !Nodes.sameContent(old.get().value(), entry.value())) {
        added.add(entry);
      }
    }
    insert(added, previous, before, after);
    for (var old : before.entries()) {
      if (!after.has(old.key())) {
        remove(old, before, after);
      }
    }
  }

  /** What a merge key brings stands elsewhere. */
  private boolean isOwn(Node.Entry entry, Span mapping) {
    return layout
        .place(entry.keyOrigin())
        .filter(key -> mapping.contains(key.start()) && key.end() <= mapping.end())
        .isPresent();
  }

  private void changeValue(Node.Entry old, Node value, Span mapping) throws Refusal {
    if (old.value() == value || Nodes.sameContent(old.value(), value)) {
      return;
    }
    var key = layout.place(old.keyOrigin()).orElseThrow();
    var slot = new Slot(behindColon(key), layout.column(key.start()), false);
    if (isBehindAlias(old.value(), key.end(), mapping.end())) {
      replaceAlias(value, slot);
    } else {
      rewrite.change(old.value(), value, slot);
    }
  }

  private int behindColon(Span key) throws Refusal {
    int at = key.end();
    while (Layout.isBlank(layout.at(at))) {
      at++;
    }
    if (layout.at(at) != ':') {
      throw new Refusal("a key is not followed by its colon");
    }
    return at + 1;
  }

  private boolean isBehindAlias(Node value, int from, int to) {
    return layout
        .place(value)
        .filter(place -> place.start() >= from && place.end() <= to)
        .isEmpty();
  }

  private void insert(
      List<Node.Entry> added,
      Optional<Node.Entry> previous,
      Node.Mapping before,
      Node.Mapping after)
      throws Refusal {
    if (added.isEmpty()) {
      return;
    }
    var span = layout.place(before).orElseThrow();
    int column = layout.column(span.start());
    var line = style.newline() + " ".repeat(column);
    var text = new StringBuilder();
    if (previous.isEmpty()) {
      int at =
          nextKept(span.start() - 1, before, after)
              .orElseThrow(() -> new Refusal("the mapping has no entry of its own"));
      added.forEach(entry -> text.append(print(entry, column)).append(line));
      rewrite.edit(at, at, text.toString());
    } else {
      var gap = isSpaced(before, span) ? style.newline() : "";
      added.forEach(entry -> text.append(gap).append(line).append(print(entry, column)));
      add(behind(endOf(previous.get(), span), column), text.toString());
    }
    added.clear();
  }

  /** Returns where the first entry behind an offset starts that stays. */
  private Optional<Integer> nextKept(int offset, Node.Mapping before, Node.Mapping after) {
    var span = layout.place(before).orElseThrow();
    return before.stream()
        .filter(entry -> isOwn(entry, span) && after.has(entry.key()))
        .map(entry -> layout.place(entry.keyOrigin()).orElseThrow().start())
        .filter(start -> start > offset)
        .findFirst();
  }

  /** Adds text; a block text at the very end of a file has no line break, and must get none. */
  private void add(int at, String text) {
    rewrite.edit(at, at, text);
    if (at == layout.text().length()) {
      rewrite.closeLastText();
    }
  }

  private String print(Node.Entry entry, int column) {
    return printer.entry(entry.key(), entry.value(), column);
  }

  /** Returns whether blank lines stand between the entries of a mapping. */
  private boolean isSpaced(Node.Mapping mapping, Span span) {
    int spaced = 0;
    int dense = 0;
    int end = -1;
    for (var entry : mapping.entries()) {
      if (isOwn(entry, span)) {
        int start = layout.place(entry.keyOrigin()).orElseThrow().start();
        if (end >= 0) {
          boolean isApart = layout.hasBlankLine(end, start);
          spaced += isApart ? 1 : 0;
          dense += isApart ? 0 : 1;
        }
        end = endOf(entry, span);
      }
    }
    return spaced > dense;
  }

  /**
   * Returns the end of the line on which something ends; comments below that are indented deeper
   * belong to it.
   */
  private int behind(int end, int column) {
    int at = layout.lineEnd(end);
    int next = layout.nextLine(at);
    while (next < layout.text().length()) {
      int lineEnd = layout.lineEnd(next);
      var line = layout.text().substring(next, lineEnd);
      var content = line.stripLeading();
      if (content.startsWith("#") && line.length() - content.length() > column) {
        at = lineEnd;
      } else if (!content.isEmpty()) {
        break;
      }
      next = layout.nextLine(next);
    }
    return at;
  }

  private int endOf(Node.Entry entry, Span mapping) {
    int key = layout.place(entry.keyOrigin()).orElseThrow().end();
    if (isBehindAlias(entry.value(), key, mapping.end())) {
      int colon = layout.text().indexOf(':', key);
      return endOfWord(layout.skip(colon + 1));
    }
    return layout.place(entry.value()).orElseThrow().end();
  }

  private int endOfWord(int from) {
    int at = from;
    while (at < layout.text().length()
        && !Layout.isBlank(layout.at(at))
        && !Layout.isBreak(layout.at(at))) {
      at++;
    }
    return at;
  }

  private void remove(Node.Entry entry, Node.Mapping before, Node.Mapping after) throws Refusal {
    var span = layout.place(before).orElseThrow();
    if (!isOwn(entry, span)) {
      throw new Refusal("`" + entry.key() + "` comes from a merge key");
    }
    int start = layout.place(entry.keyOrigin()).orElseThrow().start();
    removeLines(start, endOf(entry, span), nextKept(start, before, after));
  }

  /**
   * Removes the lines of a part; one that stands behind a dash gives its place to the next part.
   *
   * @param next where the next part starts that stays
   */
  private void removeLines(int start, int end, Optional<Integer> next) throws Refusal {
    if (layout.isFirstOnLine(start)) {
      rewrite.edit(layout.lineStart(start), layout.nextLine(end), "");
    } else if (next.isPresent()) {
      rewrite.edit(start, next.get(), "");
    } else {
      throw new Refusal("nothing would be left behind a dash");
    }
  }

  // --- lists ---

  void sequence(Node.Sequence before, Node.Sequence after) throws Refusal {
    var span = layout.place(before).orElseThrow();
    int column = layout.column(span.start());
    var line = style.newline() + " ".repeat(column);
    var differences = Alignment.of(before.items(), after.items());
    for (var step : differences) {
      switch (step) {
        case Alignment.Changed(int index, Node value) -> {
          int dash = dashOf(before, index, span);
          rewrite.change(before.items().get(index), value, new Slot(dash + 1, column, true));
        }
        case Alignment.Removed(int index) -> {
          var next = Optional.<Integer>empty();
          int later = index + 1;
          while (differences.contains(new Alignment.Removed(later))) {
            later++;
          }
          if (later < before.items().size()) {
            next = Optional.of(dashOf(before, later, span));
          }
          int end = layout.place(before.items().get(index)).orElseThrow().end();
          removeLines(dashOf(before, index, span), end, next);
        }
        case Alignment.Added(int index, List<Node> values) when index == 0 -> {
          var text = new StringBuilder();
          values.forEach(value -> text.append(printer.item(value, column)).append(line));
          rewrite.edit(span.start(), span.start(), text.toString());
        }
        case Alignment.Added(int index, List<Node> values) -> {
          var text = new StringBuilder();
          values.forEach(value -> text.append(line).append(printer.item(value, column)));
          boolean isLast = index == before.items().size();
          int end = isLast ? span.end() : endOfItem(before, index - 1, span);
          add(behind(end, column), text.toString());
        }
      }
    }
  }

  private int endOfItem(Node.Sequence list, int index, Span span) throws Refusal {
    var place = layout.place(list.items().get(index));
    if (place.isEmpty() || place.get().start() < span.start() || place.get().end() > span.end()) {
      throw new Refusal("an item of the list stands behind an alias");
    }
    return place.get().end();
  }

  /** Finds the dash of an item by walking back over what may stand between the two. */
  private int dashOf(Node.Sequence list, int index, Span span) throws Refusal {
    endOfItem(list, index, span);
    int from = index == 0 ? span.start() : layout.skip(endOfItem(list, index - 1, span));
    if (layout.at(from) != '-') {
      throw new Refusal("the list is not written with dashes");
    }
    return from;
  }

  // --- values ---

  void replace(Node before, Node after, Slot slot) throws Refusal {
    var old = layout.place(before).orElseThrow(() -> new Refusal("it stands in another file"));
    if (old.start() < slot.from()) {
      replaceAlias(after, slot);
    } else if (layout.isSameLine(slot.from(), old.start())) {
      replaceBehind(old, after, slot);
    } else {
      replaceBelow(old, after, slot);
    }
  }

  /** An alias is a word behind its key. */
  private void replaceAlias(Node after, Slot slot) throws Refusal {
    int start = layout.skip(slot.from());
    if (layout.at(start) != '*' || !layout.isSameLine(slot.from(), start)) {
      throw new Refusal("it is shared by an alias");
    }
    replaceBehind(new Span(start, endOfWord(start)), after, slot);
  }

  private void replaceBehind(Span old, Node after, Slot slot) {
    if (printer.isInline(after)) {
      boolean needsSpace = old.start() == slot.from();
      rewrite.edit(old.start(), old.end(), (needsSpace ? " " : "") + inline(old, after));
    } else if (slot.isItem()) {
      boolean needsSpace = old.start() == slot.from();
      int column = layout.column(old.start()) + (needsSpace ? 1 : 0);
      rewrite.edit(old.start(), old.end(), (needsSpace ? " " : "") + printer.block(after, column));
    } else {
      int column = columnBelow(after, slot);
      rewrite.edit(
          slot.from(),
          old.end(),
          style.newline() + " ".repeat(column) + printer.block(after, column));
    }
  }

  /** A text that takes the place of a quoted one is quoted the same way. */
  private String inline(Span old, Node after) {
    char first = old.length() > 0 ? layout.at(old.start()) : ' ';
    boolean isQuoted = first == '\'' || first == '"';
    return isQuoted && after instanceof Node.Text text && layout.place(after).isEmpty()
        ? printer.scalar(text.value(), false, first)
        : printer.inline(after, false);
  }

  private int columnBelow(Node after, Slot slot) {
    return slot.column() + (after instanceof Node.Sequence ? style.itemOffset() : style.step());
  }

  /** The old value starts on a later line than its key; what stands behind the key stays. */
  private void replaceBelow(Span old, Node after, Slot slot) throws Refusal {
    if (!layout.isFirstOnLine(old.start())) {
      throw new Refusal("it is written in an unusual way");
    }
    if (!printer.isInline(after)) {
      int column = slot.isItem() ? layout.column(old.start()) : columnBelow(after, slot);
      rewrite.edit(
          layout.lineStart(old.start()),
          old.end(),
          " ".repeat(column) + printer.block(after, column));
    } else {
      rewrite.edit(slot.from(), slot.from(), " " + printer.inline(after, false));
      rewrite.edit(layout.lineEnd(slot.from()), old.end(), "");
    }
  }
}
