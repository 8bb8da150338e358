package dev.martello.assemble;

import dev.martello.stack.View;
import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Val;
import java.util.Optional;

/** Reads JSON that a template holds as one text: policies, state machines, settings. */
final class JsonTexts {
  /*
   * A text with unknown parts is read with its holes in place; in the tree each text with a hole
   * becomes a call of Fn::Sub again, so that it means what the whole text meant. Places inside such a
   * text are not places of the file, so all nodes get the text's origin.
   */
  private static final int DEEPEST = 200;

  private JsonTexts() {}

  /** Returns what a view with one meaning holds: itself if it is no text, else the text's tree. */
  static Optional<View> read(View view) {
    if (view.isMapping() || view.isSequence()) {
      return Optional.of(view);
    }
    return switch (view.text()) {
      case Val.Known<String>(String text, Origin origin) ->
          parse(text).map(tree -> view.reading(moved(tree, origin, false, 0)));
      case Val.Unknown<String>(String expression, Origin origin) ->
          parse(expression).map(tree -> view.reading(moved(tree, origin, true, 0)));
      case Val.OneOf<String> _ -> Optional.empty();
    };
  }

  private static Optional<Node> parse(String text) {
    var stripped = text.stripLeading();
    boolean isJson =
        (stripped.startsWith("{") && !stripped.startsWith("{{")) || stripped.startsWith("[");
    if (!isJson) {
      return Optional.empty();
    }
    var parsed = JsonReader.read(new SourceFile("", text));
    boolean isTree =
        parsed.root() instanceof Node.Mapping || parsed.root() instanceof Node.Sequence;
    return parsed.isComplete() && isTree ? Optional.of(parsed.root()) : Optional.empty();
  }

  private static Node moved(Node node, Origin origin, boolean hasHoles, int depth) {
    if (depth > DEEPEST) {
      return new Node.Null(origin);
    }
    return switch (node) {
      case Node.Text(String text, Origin _) ->
          hasHoles && text.contains("${")
              ? Nodes.call("Fn::Sub", Nodes.text(text, origin), origin)
              : Nodes.text(text, origin);
      case Node.Mapping mapping ->
          Node.Mapping.of(
              mapping.stream()
                  .map(
                      entry ->
                          new Node.Entry(
                              entry.key(),
                              origin,
                              moved(entry.value(), origin, hasHoles, depth + 1)))
                  .toList(),
              origin);
      case Node.Sequence sequence ->
          Nodes.sequence(
              origin,
              sequence.items().stream()
                  .map(item -> moved(item, origin, hasHoles, depth + 1))
                  .toList());
      case Node.Num _, Node.Bool _, Node.Null _ -> node.withOrigin(origin);
    };
  }
}
