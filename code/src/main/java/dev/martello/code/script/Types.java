package dev.martello.code.script;

import dev.martello.code.ir.Annotation;
import dev.martello.code.tree.Node;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names the types that are declared, by where they are imported from. */
final class Types {
  /** These say nothing of what a value is. */
  private static final Set<String> EMPTY =
      Set.of("any", "unknown", "never", "object", "void", "const", "symbol");

  /** Types that are made of another one, whose members they have. */
  private static final Set<String> TRANSPARENT =
      Set.of("Readonly", "Partial", "Required", "NonNullable", "Awaited", "DeepReadonly");

  private static final String LAMBDA = "aws-lambda.";

  private final Lowering lowering;

  Types(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Returns the name of a type; empty text for none. */
  String of(Node type) {
    var parts = type.named();
    return switch (type.kind()) {
      case "type_annotation", "parenthesized_type", "readonly_type" ->
          parts.isEmpty() ? "" : of(parts.getLast());
      case "type_identifier", "identifier" -> path(type);
      case "nested_type_identifier" -> nested(type);
      case "predefined_type" -> EMPTY.contains(type.text()) ? "" : type.text();
      case "array_type", "tuple_type" -> "Array";
      case "generic_type" -> generic(type);
      case "union_type", "intersection_type" -> firstOf(type);
      default -> "";
    };
  }

  /** Returns the name of a type unless it is one of the language's own. */
  String ofClass(Node type) {
    return isPlain(type) ? "" : of(type);
  }

  private static boolean isPlain(Node type) {
    var parts = type.named();
    return type.is("predefined_type")
        || ((type.is("type_annotation") || type.is("parenthesized_type"))
            && !parts.isEmpty()
            && isPlain(parts.getFirst()));
  }

  /** Returns the first of the joined types that has a name; they are nested to the left. */
  private String firstOf(Node joined) {
    var open = new ArrayDeque<Node>();
    open.push(joined);
    while (!open.isEmpty()) {
      var next = open.pop();
      if (next.is("union_type") || next.is("intersection_type")) {
        next.named().reversed().forEach(open::push);
        continue;
      }
      var name = of(next);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private String nested(Node type) {
    var module = type.child("module");
    var name = type.child("name").map(Node::text).orElse("");
    return module.map(it -> path(it) + "." + name).orElse(name);
  }

  private String generic(Node type) {
    var name = type.child("name").map(this::of).orElse("");
    var arguments = arguments(type);
    return TRANSPARENT.contains(name) && !arguments.isEmpty() ? of(arguments.getFirst()) : name;
  }

  private static List<Node> arguments(Node generic) {
    return generic.child("type_arguments").map(Node::named).orElse(List.of());
  }

  /** Returns what a name or chain of members stands for, by where it is imported from. */
  String path(Node node) {
    if (node.is("call_expression")) {
      return node.child("function").map(this::path).orElse("");
    }
    var object = node.child("object");
    if (object.isPresent()) {
      return path(object.get()) + "." + node.child("property").map(Node::text).orElse("");
    }
    var name = node.text();
    var origin = lowering.scope().find(name).map(Variable::origin);
    if (origin.isEmpty() || origin.get().module().isEmpty()) {
      return name;
    }
    var member = origin.get().member();
    boolean isWhole = member.isEmpty() || member.equals("default");
    return isWhole ? origin.get().module() : origin.get().module() + "." + member;
  }

  /** Returns the type arguments of a declaration, by their place. */
  Map<String, String> attributes(Node type) {
    var found = new HashMap<String, String>();
    var generic = type.is("type_annotation") ? type.first("generic_type") : Optional.of(type);
    var arguments = generic.map(Types::arguments).orElse(List.of());
    for (int number = 0; number < arguments.size(); number++) {
      var name = of(arguments.get(number));
      if (!name.isEmpty()) {
        found.put(Integer.toString(number), name);
      }
    }
    return found;
  }

  /**
   * Returns the type of the first argument of a function of a type: the types of handlers name
   * their events, see DefinitelyTyped's aws-lambda.
   */
  String ofFirstArgument(Node type) {
    var name = of(type);
    if (name.equals(LAMBDA + "Handler")) {
      return attributes(type).getOrDefault("0", "");
    }
    return name.startsWith(LAMBDA) && name.contains("Handler")
        ? name.replace("Handler", "Event")
        : "";
  }

  /** Reads a decorator as an annotation: constants among its arguments are its values. */
  Annotation annotation(Node decorator) {
    var values = new HashMap<String, String>();
    var expression = decorator.named().stream().findFirst();
    var arguments =
        expression.flatMap(it -> it.child("arguments")).map(Node::named).orElse(List.of());
    for (var argument : arguments) {
      Literals.constantText(argument).ifPresent(text -> values.putIfAbsent("value", text));
      name(argument)
          .ifPresent(name -> values.merge("names", name, (one, more) -> one + "," + more));
      if (argument.is("object")) {
        argument.named().forEach(pair -> value(pair, values));
      }
    }
    return new Annotation(expression.map(this::path).orElse(""), values);
  }

  /** A class among the arguments, or what is made of one. */
  private Optional<String> name(Node argument) {
    return argument.is("identifier")
        ? Optional.of(path(argument))
        : argument.is("new_expression")
            ? argument.child("constructor").map(this::path)
            : Optional.empty();
  }

  private static void value(Node pair, Map<String, String> values) {
    var key = pair.child("key").map(Containers::nameOf);
    var text = pair.child("value").flatMap(Literals::constantText);
    if (key.isPresent() && text.isPresent()) {
      values.putIfAbsent(key.get(), text.get());
    }
  }
}
