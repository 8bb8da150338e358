package dev.martello.fix;

import dev.martello.check.Term;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes nodes of terms; resources that got another logical id are named by it. */
final class Terms {
  /** What is new has no place in a file yet. */
  static final Origin NEW = new Origin.Derived("fix", List.of());

  private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?=[.}])");

  private final Map<String, String> renamed;

  /**
   * Prepares for one remedy.
   *
   * @param renamed from the logical id in the remedy to the one in the template
   */
  Terms(Map<String, String> renamed) {
    this.renamed = Map.copyOf(renamed);
  }

  Node node(Term term) {
    return switch (term) {
      case Term.Text(String value) -> text(value);
      case Term.Number(long value) -> Nodes.number(value, NEW);
      case Term.Flag(boolean value) -> Nodes.bool(value, NEW);
      case Term.Items(List<Term> items) ->
          Nodes.sequence(NEW, items.stream().map(this::node).toList());
      case Term.Parts(Map<String, Term> parts) -> {
        var mapping = Nodes.mapping(NEW);
        parts.forEach((name, value) -> mapping.put(name, node(value)));
        yield mapping.build();
      }
      case Term.Ref(String id) -> Nodes.call("Ref", text(name(id)), NEW);
      case Term.Attribute(String id, String attribute) ->
          Nodes.call("Fn::GetAtt", Nodes.sequence(NEW, text(name(id)), text(attribute)), NEW);
      case Term.Sub(String text) ->
          Nodes.call(
              "Fn::Sub",
              text(NAMED.matcher(text).replaceAll(found -> "\\${" + name(found.group(1)))),
              NEW);
    };
  }

  /** Returns the logical id that a resource of the remedy has in the template. */
  String name(String id) {
    return renamed.getOrDefault(id, id);
  }

  static Node.Text text(String value) {
    return Nodes.text(value, NEW);
  }
}
