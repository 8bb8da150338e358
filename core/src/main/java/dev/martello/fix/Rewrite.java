package dev.martello.fix;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the edits that make of a file's tree another one, and touch nothing else. */
final class Rewrite {
  /*
   * Walks both trees side by side. Nodes of the wanted tree that are those of the file stay as they
   * are written; a collection that differs is entered, so that only its parts change; only what
   * cannot be told part by part is written anew. The text that comes out is read again: unless it
   * holds exactly the wanted tree, the rewrite is refused.
   */
  private final Document document;
  private final Layout layout;
  private final String newline;
  private final YamlPrinter yaml;
  private final BlockEdits blocks;
  private final FlowEdits flows;
  private final List<Edit> edits = new ArrayList<>();
  private boolean isClosed;

  /**
   * What a value hangs on.
   *
   * @param from the offset behind the colon of its key or behind its dash
   * @param column the column of that key or dash
   * @param isItem whether it is a dash
   */
  record Slot(int from, int column, boolean isItem) {}

  private Rewrite(Document document) {
    this.document = document;
    this.layout = new Layout(document.file());
    var style = Style.of(document);
    this.newline = style.newline();
    this.yaml = new YamlPrinter(layout, style);
    this.blocks = new BlockEdits(this, layout, style, yaml);
    this.flows = new FlowEdits(this, layout, style, yaml, new JsonPrinter(layout, style));
  }

  /**
   * Returns the patch after which a file holds another tree.
   *
   * @throws Refusal if it cannot be written so that it reads as that tree
   */
  static Patch of(Document document, Node wanted) throws Refusal {
    if (!document.isSound()) {
      throw new Refusal("the file could not be read to its end");
    }
    var rewrite = new Rewrite(document);
    rewrite.change(document.root(), wanted, new Slot(0, 0, false));
    var patch = rewrite.patch();
    var again =
        Document.read(
            new dev.martello.value.SourceFile(document.file().path(), patch.after()),
            document.tags());
    if (!again.isSound() || !Nodes.sameContent(again.root(), wanted)) {
      throw new Refusal("the way it is written leaves no room for the change");
    }
    return patch;
  }

  private Patch patch() throws Refusal {
    writeClosed();
    try {
      return new Patch(document.file(), joined());
    } catch (IllegalArgumentException _) {
      throw new Refusal("the changes meet at one place");
    }
  }

  /**
   * Joins what is removed side by side: both may take the line break between them. What is added
   * behind lines that are removed takes their place.
   */
  private List<Edit> joined() {
    var joined = new ArrayList<Edit>();
    for (var edit : edits.stream().sorted(Edit.BY_PLACE).toList()) {
      var last = joined.isEmpty() ? edit : joined.getLast();
      boolean isOverlap = last != edit && edit.span().start() < last.span().end();
      boolean isAdded = edit.span().length() == 0 && edit.text().startsWith(newline);
      if (isOverlap && isAdded) {
        boolean endsLine = layout.isBreakBefore(last.span().end());
        var text = edit.text().substring(newline.length()) + (endsLine ? newline : "");
        joined.set(joined.size() - 1, new Edit(document.file(), last.span(), last.text() + text));
      } else if (isOverlap && last.text().isEmpty() && edit.text().isEmpty()) {
        joined.set(joined.size() - 1, new Edit(document.file(), last.span().to(edit.span()), ""));
      } else {
        joined.add(edit);
      }
    }
    return joined;
  }

  void edit(int start, int end, String text) {
    edits.add(new Edit(document.file(), new Span(start, end), text));
  }

  /** Something comes behind the file's last text, which must not get a line break by that. */
  void closeLastText() {
    isClosed = true;
  }

  private void writeClosed() {
    var place = lastText(document.root());
    boolean stays =
        place.isPresent()
            && edits.stream().noneMatch(edit -> edit.span().contains(place.get().start()));
    if (isClosed && stays) {
      edit(place.get().start() + 1, place.get().start() + 1, "-");
    }
  }

  /** Finds the block text at the very end of the file. */
  private Optional<Span> lastText(Node node) {
    return switch (node) {
      case Node.Mapping mapping when !mapping.isEmpty() ->
          lastText(mapping.entries().getLast().value());
      case Node.Sequence sequence when !sequence.items().isEmpty() ->
          lastText(sequence.items().getLast());
      case Node.Text text -> layout.place(text).filter(layout::isOpenBlock);
      case Node.Mapping _, Node.Sequence _, Node.Num _, Node.Bool _, Node.Null _ ->
          Optional.empty();
    };
  }

  /** Makes a node another one. */
  void change(Node before, Node after, Slot slot) throws Refusal {
    if (before == after || Nodes.sameContent(before, after)) {
      return;
    }
    boolean isEmptied =
        (after instanceof Node.Mapping map && map.isEmpty())
            || (after instanceof Node.Sequence list && list.items().isEmpty());
    if (isEmptied || !isWritten(before)) {
      replace(before, after, slot);
    } else if (before instanceof Node.Mapping old && after instanceof Node.Mapping wanted) {
      mapping(old, wanted, slot);
    } else if (before instanceof Node.Sequence old && after instanceof Node.Sequence wanted) {
      if (isFlow(before)) {
        if (old.items().isEmpty()) {
          fill(before, after, slot);
        } else {
          flows.sequence(old, wanted);
        }
      } else {
        blocks.sequence(old, wanted);
      }
    } else {
      replace(before, after, slot);
    }
  }

  private void mapping(Node.Mapping old, Node.Mapping wanted, Slot slot) throws Refusal {
    if (isTagged(old)) {
      tagged(old, wanted, slot);
    } else if (isFlow(old)) {
      if (old.isEmpty()) {
        fill(old, wanted, slot);
      } else {
        flows.mapping(old, wanted);
      }
    } else if (Calls.isCall(old) != Calls.isCall(wanted)) {
      replace(old, wanted, slot);
    } else if (old.keys().stream().noneMatch(wanted::has)) {
      replace(old, wanted, slot);
    } else {
      blocks.mapping(old, wanted);
    }
  }

  /** Behind a short tag only a collection can be changed in part. */
  private void tagged(Node.Mapping old, Node.Mapping wanted, Slot slot) throws Refusal {
    var before = old.entries().getFirst();
    var after = wanted.entry(before.key());
    boolean isInside =
        wanted.size() == 1
            && after.isPresent()
            && before.value() instanceof Node.Sequence
            && after.get().value() instanceof Node.Sequence list
            && !list.items().isEmpty()
            && !before.key().equals("Fn::GetAtt");
    if (isInside) {
      change(before.value(), after.get().value(), slot);
    } else {
      replace(old, wanted, slot);
    }
  }

  /** Empty brackets in YAML become a block, those of JSON and of other brackets are filled. */
  private void fill(Node before, Node after, Slot slot) throws Refusal {
    if (document.isJson() || slot.from() == IN_FLOW) {
      replace(before, after, slot);
    } else {
      blocks.replace(before, after, slot);
    }
  }

  /** What stands in brackets hangs on nothing. */
  static final int IN_FLOW = -1;

  private void replace(Node before, Node after, Slot slot) throws Refusal {
    if (before == document.root() && !document.isJson()) {
      var place = layout.place(before).orElseThrow();
      edit(place.start(), place.end(), yaml.block(after, layout.column(place.start())));
    } else if (document.isJson() || slot.from() == IN_FLOW) {
      flows.replace(before, after);
    } else {
      blocks.replace(before, after, slot);
    }
  }

  /** Returns whether a node stands where it belongs, and not behind an alias. */
  private boolean isWritten(Node node) {
    return layout.place(node).isPresent();
  }

  private boolean isTagged(Node node) {
    return layout.place(node).filter(place -> layout.at(place.start()) == '!').isPresent();
  }

  private boolean isFlow(Node node) {
    return document.isJson()
        || layout
            .place(node)
            .filter(place -> place.length() > 0 && "{[".indexOf(layout.at(place.start())) >= 0)
            .isPresent();
  }
}
