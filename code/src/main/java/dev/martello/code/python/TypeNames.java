package dev.martello.code.python;

import dev.martello.code.ir.Annotation;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads annotations: the dotted name of the class that one names, as far as it is one class. */
final class TypeNames {
  private static final int MAXIMUM_DEPTH = 16;
  private static final Pattern DOTTED = Pattern.compile("[\\w.]+");

  /** What says something about the type inside, but leaves it the same for us. */
  private static final Set<String> TRANSPARENT =
      Set.of(
          "Optional",
          "Annotated",
          "Final",
          "ClassVar",
          "Required",
          "NotRequired",
          "ReadOnly",
          "Json");

  private static final Set<String> LISTS =
      Set.of("list", "List", "Sequence", "Iterable", "set", "Set", "tuple", "Tuple");

  // https://docs.python.org/3/library/typing.html#aliases-to-built-in-types
  private static final Map<String, String> ALIASES =
      Map.of(
          "typing.List", "list",
          "typing.Dict", "dict",
          "typing.Set", "set",
          "typing.FrozenSet", "frozenset",
          "typing.Tuple", "tuple",
          "typing.Type", "type",
          "typing.Text", "str",
          "typing.Any", "",
          "typing_extensions.Any", "");

  private final Lowering to;

  TypeNames(Lowering to) {
    this.to = to;
  }

  /** Returns the dotted name of an annotation's class; empty text if it is none or unknown. */
  String of(Node annotation) {
    return of(annotation, 0);
  }

  /** Returns what is told of the elements of an annotation's list; nothing if it is none. */
  List<Annotation> elements(Node annotation) {
    var type = annotation.is("type") ? Parts.of(annotation) : List.of(annotation);
    var list = type.size() == 1 ? type.getFirst() : annotation;
    if (!list.is("generic_type") && !list.is("subscript")) {
      return List.of();
    }
    var parts = Parts.of(list);
    var name = parts.isEmpty() ? "" : of(parts.getFirst());
    var inside =
        parts.size() > 1 && parts.getLast().is("type_parameter")
            ? Parts.of(parts.getLast())
            : parts.stream().skip(1).toList();
    var element = inside.isEmpty() ? "" : of(inside.getFirst());
    return LISTS.contains(name.substring(name.lastIndexOf('.') + 1)) && !element.isEmpty()
        ? List.of(new Annotation(ELEMENTS, Map.of("type", element)))
        : List.of();
  }

  /** The name of what tells of which type the elements of a parameter are. */
  private static final String ELEMENTS = "elements";

  /** Returns the names of the classes that an {@code except} catches, resolved where possible. */
  List<String> caught(Node expression) {
    var classes = expression.is("tuple") ? Parts.of(expression) : List.of(Parts.inside(expression));
    return classes.stream().map(this::caughtOne).toList();
  }

  private String caughtOne(Node node) {
    var name = of(node);
    return name.isEmpty() && node.end() - node.start() < 200 ? node.text() : name;
  }

  private String of(Node node, int depth) {
    if (depth > MAXIMUM_DEPTH) {
      return "";
    }
    return switch (node.kind()) {
      case "identifier" -> alias(to.names().type(node.text()));
      case "attribute", "member_type" -> member(node, depth);
      case "string" -> text(node);
      case "type", "parenthesized_expression" ->
          Parts.of(node).stream().findFirst().map(part -> of(part, depth + 1)).orElse("");
      case "generic_type", "subscript" -> generic(node, depth);
      case "union_type", "binary_operator" -> onlyOne(Parts.of(node), depth);
      default -> "";
    };
  }

  private String member(Node node, int depth) {
    var parts = Parts.of(node);
    if (parts.size() != 2) {
      return "";
    }
    var object = of(parts.getFirst(), depth + 1);
    return object.isEmpty() ? "" : alias(object + "." + parts.getLast().text());
  }

  private static String alias(String name) {
    return ALIASES.getOrDefault(name, name);
  }

  private String text(Node node) {
    var name = Texts.plain(node).strip();
    if (!DOTTED.matcher(name).matches()) {
      return "";
    }
    int dot = name.indexOf('.');
    var first = to.names().type(dot < 0 ? name : name.substring(0, dot));
    return first.isEmpty() ? "" : alias(dot < 0 ? first : first + name.substring(dot));
  }

  private String generic(Node node, int depth) {
    var parts = Parts.of(node);
    if (parts.size() < 2) {
      return "";
    }
    var name = of(parts.getFirst(), depth + 1);
    var last = name.substring(name.lastIndexOf('.') + 1);
    var inside =
        parts.getLast().is("type_parameter")
            ? Parts.of(parts.getLast())
            : parts.subList(1, parts.size());
    if (TRANSPARENT.contains(last) && !inside.isEmpty()) {
      return of(inside.getFirst(), depth + 1);
    }
    return last.equals("Union") ? onlyOne(inside, depth) : name;
  }

  /** Of some types only one may be a class; {@code None} beside it does not count. */
  private String onlyOne(List<Node> types, int depth) {
    var classes = types.stream().filter(type -> !isNone(type)).toList();
    return classes.size() == 1 ? of(classes.getFirst(), depth + 1) : "";
  }

  private static boolean isNone(Node type) {
    var at = type;
    while (at.is("type")) {
      var parts = Parts.of(at);
      if (parts.size() != 1) {
        return false;
      }
      at = parts.getFirst();
    }
    return at.is("none");
  }
}
