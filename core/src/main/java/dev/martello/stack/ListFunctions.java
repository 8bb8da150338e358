package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The functions that make lists, measure them, or pick from lists and mappings. */
final class ListFunctions {
  private final Intrinsics evaluator;

  ListFunctions(Intrinsics evaluator) {
    this.evaluator = evaluator;
  }

  List<Meaning> split(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _))
        || items.size() != 2
        || !(items.get(0) instanceof Node.Text(String delimiter, Origin _))
        || delimiter.isEmpty()) {
      return Intrinsics.opaque("Fn::Split", node);
    }
    var meanings = new ArrayList<Meaning>();
    for (var text : evaluator.texts(items.get(1))) {
      if (text.shape().isLiteral()) {
        var origin = TextFunctions.madeBy("Fn::Split", node, text.from());
        var parts = text.shape().literalStart().split(Pattern.quote(delimiter), -1);
        meanings.add(
            new Meaning.Literal(
                Nodes.texts(origin, Arrays.asList(parts)), evaluator.scope(), origin));
      } else {
        meanings.addAll(Intrinsics.opaque("Fn::Split " + text.shape().holes().getFirst(), node));
      }
    }
    return meanings;
  }

  List<Meaning> select(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() != 2) {
      return Intrinsics.opaque("Fn::Select", node);
    }
    var index = onlyLiteral(items.get(0)).flatMap(ListFunctions::index);
    var meanings = new ArrayList<Meaning>();
    for (var list : evaluator.evaluate(items.get(1))) {
      if (index.isPresent()
          && list
              instanceof
              Meaning.Literal(Node.Sequence(List<Node> parts, Origin _), Scope inner, Origin _)
          && index.get() < parts.size()) {
        meanings.addAll(evaluator.deeper(inner).evaluate(parts.get(index.get())));
      } else {
        var hole = list instanceof Meaning.Opaque(String expression, Origin _) ? expression : "";
        var at = index.map(String::valueOf).orElse("?");
        meanings.addAll(Intrinsics.opaque(("Fn::Select " + at + " " + hole).strip(), node));
      }
    }
    return meanings;
  }

  private static Optional<Integer> index(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** Returns the text that a node certainly means. */
  private Optional<String> onlyLiteral(Node node) {
    var texts = evaluator.texts(node);
    return texts.size() == 1 && texts.getFirst().shape().isLiteral()
        ? Optional.of(texts.getFirst().shape().literalStart())
        : Optional.empty();
  }

  List<Meaning> length(Node argument, Node node) {
    var meanings = new ArrayList<Meaning>();
    for (var list : evaluator.evaluate(argument)) {
      if (list
          instanceof
          Meaning.Literal(Node.Sequence(List<Node> items, Origin _), Scope _, Origin _)) {
        meanings.addAll(evaluator.literalText(Integer.toString(items.size()), node.origin()));
      } else {
        meanings.addAll(Intrinsics.opaque("Fn::Length", node));
      }
    }
    return meanings;
  }

  List<Meaning> cidr(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() < 2) {
      return Intrinsics.opaque("Fn::Cidr", node);
    }
    var block = onlyLiteral(items.get(0));
    var count = onlyLiteral(items.get(1)).flatMap(ListFunctions::index);
    var bits =
        items.size() > 2 ? onlyLiteral(items.get(2)).flatMap(ListFunctions::index) : Optional.of(8);
    if (block.isEmpty() || count.isEmpty() || bits.isEmpty()) {
      return Intrinsics.opaque("Fn::Cidr", node);
    }
    var blocks = Cidr.split(block.get(), count.get(), bits.get());
    if (blocks.isEmpty()) {
      return Intrinsics.opaque("Fn::Cidr", node);
    }
    var list = Nodes.texts(node.origin(), blocks);
    return List.of(new Meaning.Literal(list, evaluator.scope(), node.origin()));
  }

  List<Meaning> findInMap(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() < 3) {
      return Intrinsics.opaque("Fn::FindInMap", node);
    }
    var found = new ArrayList<Meaning>();
    boolean isCertain = true;
    for (var map : keys(items.get(0), evaluator.scope().mappings())) {
      for (var top : keys(items.get(1), map)) {
        for (var value : values(items.get(2), top)) {
          found.addAll(evaluator.evaluate(value));
        }
        isCertain &= !values(items.get(2), top).isEmpty();
      }
      isCertain &= !keys(items.get(1), map).isEmpty();
    }
    if (items.size() > 3 && (found.isEmpty() || !isCertain)) {
      defaultValue(items.get(3)).ifPresent(value -> found.addAll(evaluator.evaluate(value)));
    }
    var defaults =
        items.stream()
            .limit(3)
            .flatMap(key -> evaluator.texts(key).stream())
            .flatMap(text -> text.from().stream())
            .flatMap(origin -> origin.defaults().stream())
            .distinct()
            .toList();
    return found.isEmpty()
        ? Intrinsics.opaque("Fn::FindInMap", node)
        : found.stream().map(meaning -> meaning.from(meaning.origin().chosenBy(defaults))).toList();
  }

  private static Optional<Node> defaultValue(Node options) {
    return options instanceof Node.Mapping mapping ? mapping.get("DefaultValue") : Optional.empty();
  }

  private List<Node.Mapping> keys(Node key, Node.Mapping map) {
    return values(key, map).stream()
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }

  /** Returns the values of the key; of all keys that it can be where it is not known. */
  private List<Node> values(Node key, Node.Mapping map) {
    var values = new LinkedHashMap<String, Node>();
    for (var text : evaluator.texts(key)) {
      map.stream()
          .filter(entry -> !text.shape().isEqual(entry.key()).isNo())
          .forEach(entry -> values.put(entry.key(), entry.value()));
    }
    return List.copyOf(values.values());
  }
}
