package dev.martello.read.cloudformation;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be said about values before a template is deployed: literals, parameters, mappings. */
final class KnownValues {
  /*
   * Only what the language extensions must decide on while they expand. Everything else is left as
   * it is written and worked out later, when unknown values can be kept as such.
   */
  private static final int DEPTH = 20;

  private final Map<String, String> given;
  private final Node.Mapping parameters;
  private final Node.Mapping mappings;

  KnownValues(Node.Mapping template, Map<String, String> given) {
    var nothing = Node.Mapping.of(List.of(), template.origin());
    this.given = given;
    this.parameters = template.mapping("Parameters").orElse(nothing);
    this.mappings = template.mapping("Mappings").orElse(nothing);
  }

  /** Returns a list of texts, if all of it is known. */
  Optional<List<String>> texts(Node node) {
    return texts(node, 0);
  }

  /** Returns a text, if it is known. */
  Optional<String> text(Node node) {
    return text(node, 0);
  }

  /** Returns the argument of a function call, if a node is a call of that function. */
  static Optional<Node> argument(Node node, String function) {
    return node instanceof Node.Mapping mapping && mapping.size() == 1
        ? mapping.get(function)
        : Optional.empty();
  }

  /** Returns a parameter's value: given, or its default; nothing if it comes from elsewhere. */
  Optional<String> parameter(String name) {
    var declared = parameters.mapping(name);
    boolean isStoredElsewhere =
        declared
            .flatMap(parameter -> parameter.text("Type"))
            .filter(type -> type.startsWith("AWS::SSM::"))
            .isPresent();
    if (declared.isEmpty() || isStoredElsewhere) {
      return Optional.empty();
    }
    return Optional.ofNullable(given.get(name))
        .or(() -> declared.get().get("Default").flatMap(KnownValues::scalar));
  }

  private boolean isList(String parameter) {
    return parameters
        .mapping(parameter)
        .flatMap(declared -> declared.text("Type"))
        .filter(type -> type.equals("CommaDelimitedList") || type.startsWith("List<"))
        .isPresent();
  }

  private Optional<List<String>> texts(Node node, int depth) {
    if (depth > DEPTH) {
      return Optional.empty();
    }
    if (node instanceof Node.Sequence sequence) {
      return items(sequence, depth);
    }
    var reference = argument(node, "Ref").flatMap(KnownValues::scalar);
    if (reference.isPresent()) {
      return reference.filter(this::isList).flatMap(this::parameter).map(KnownValues::split);
    }
    var split = argument(node, "Fn::Split").filter(Node.Sequence.class::isInstance);
    if (split.isPresent()) {
      return split(((Node.Sequence) split.get()).items(), depth);
    }
    return argument(node, "Fn::FindInMap")
        .flatMap(argument -> findInMap(argument, depth))
        .flatMap(found -> texts(found, depth + 1));
  }

  private Optional<List<String>> items(Node.Sequence sequence, int depth) {
    var all = new ArrayList<String>();
    for (var item : sequence.items()) {
      var known = text(item, depth + 1).map(List::of).or(() -> texts(item, depth + 1));
      if (known.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(known.get());
    }
    return Optional.of(all);
  }

  private Optional<List<String>> split(List<Node> arguments, int depth) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    var separator = scalar(arguments.getFirst()).filter(text -> !text.isEmpty());
    var text = text(arguments.getLast(), depth + 1);
    return separator.isPresent() && text.isPresent()
        ? Optional.of(Arrays.asList(text.get().split(Pattern.quote(separator.get()), -1)))
        : Optional.empty();
  }

  private Optional<String> text(Node node, int depth) {
    if (depth > DEPTH) {
      return Optional.empty();
    }
    var literal = scalar(node);
    if (literal.isPresent()) {
      return literal;
    }
    var reference = argument(node, "Ref").flatMap(KnownValues::scalar);
    if (reference.isPresent()) {
      return reference.filter(name -> !isList(name)).flatMap(this::parameter);
    }
    return argument(node, "Fn::FindInMap")
        .flatMap(argument -> findInMap(argument, depth))
        .flatMap(found -> text(found, depth + 1));
  }

  private Optional<Node> findInMap(Node argument, int depth) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() < 3) {
      return Optional.empty();
    }
    var names = items.subList(0, 3).stream().map(item -> text(item, depth + 1)).toList();
    if (names.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var path = names.stream().map(Optional::orElseThrow).toList();
    return mappings
        .mapping(path.get(0))
        .flatMap(map -> map.mapping(path.get(1)))
        .flatMap(map -> map.get(path.get(2)))
        .or(
            () ->
                items.size() > 3 && items.get(3) instanceof Node.Mapping options
                    ? options.get("DefaultValue")
                    : Optional.empty());
  }

  static Optional<String> scalar(Node node) {
    return switch (node) {
      case Node.Text text -> Optional.of(text.value());
      case Node.Num number -> Optional.of(number.literal());
      case Node.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> Optional.empty();
    };
  }

  /** A list parameter's value is one text with commas; blanks around them do not count. */
  private static List<String> split(String value) {
    return value.isEmpty()
        ? List.of()
        : Arrays.stream(value.split(",", -1)).map(String::strip).collect(Collectors.toList());
  }
}
