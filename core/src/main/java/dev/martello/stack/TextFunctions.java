package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The functions that make texts: {@code Fn::Sub}, {@code Fn::Join}, {@code Fn::Base64}. */
final class TextFunctions {
  private static final int LONGEST_TEXT = 1 << 20;

  private final Intrinsics evaluator;

  TextFunctions(Intrinsics evaluator) {
    this.evaluator = evaluator;
  }

  /** A text under construction with the origins of the parts that were looked up. */
  record Text(Shape shape, List<Origin> from) {
    Text {
      from = List.copyOf(from);
    }

    private Text plus(Text next) {
      var pieces = new ArrayList<>(shape.pieces());
      for (var piece : next.shape.pieces()) {
        if (piece instanceof Shape.Literal(String text)
            && !pieces.isEmpty()
            && pieces.getLast() instanceof Shape.Literal(String before)) {
          pieces.set(pieces.size() - 1, new Shape.Literal(before + text));
        } else {
          pieces.add(piece);
        }
      }
      var origins = new ArrayList<>(from);
      origins.addAll(next.from);
      return new Text(new Shape(pieces), origins);
    }
  }

  /** Returns what a node can mean as text. */
  List<Text> texts(Node node) {
    var texts = new ArrayList<Text>();
    for (var meaning : evaluator.evaluate(node)) {
      texts.add(text(meaning, Intrinsics.describe(node)));
    }
    return texts.isEmpty() ? List.of(new Text(Shape.literal(""), List.of())) : texts;
  }

  private static Text text(Meaning meaning, String otherwise) {
    List<Origin> from =
        meaning.origin() instanceof Origin.Derived ? List.of(meaning.origin()) : List.of();
    return switch (meaning) {
      case Meaning.Absent _ -> new Text(Shape.literal(""), from);
      case Meaning.Opaque(String expression, Origin _) -> new Text(Shape.parse(expression), from);
      case Meaning.Literal literal ->
          new Text(literalShape(literal).orElse(Shape.parse(otherwise)), from);
    };
  }

  static Optional<Shape> literalShape(Meaning meaning) {
    return meaning instanceof Meaning.Literal(Node node, Scope _, Origin _)
        ? Intrinsics.shape(node)
        : Optional.empty();
  }

  private List<Meaning> toMeanings(List<Text> texts, Node node, String function) {
    if (texts.size() > Intrinsics.LIMIT) {
      return Intrinsics.opaque(function, node);
    }
    var meanings = new ArrayList<Meaning>();
    for (var text : texts) {
      var origin = madeBy(function, node, text.from());
      var shape = DynamicReferences.in(text.shape());
      if (shape.isLiteral()) {
        meanings.add(
            new Meaning.Literal(
                Nodes.text(shape.literalStart(), origin), evaluator.scope(), origin));
      } else {
        meanings.add(new Meaning.Opaque(shape.toString(), origin));
      }
    }
    return meanings;
  }

  static Origin madeBy(String function, Node node, List<Origin> from) {
    if (from.isEmpty()) {
      return node.origin();
    }
    var origins = new ArrayList<Origin>();
    origins.add(node.origin());
    origins.addAll(from);
    return new Origin.Derived(function, origins);
  }

  /** Puts every text of the second list behind every text of the first. */
  private static List<Text> append(List<Text> texts, List<Text> next) {
    var combined = new ArrayList<Text>();
    for (var one : texts) {
      for (var two : next) {
        if (combined.size() > Intrinsics.LIMIT) {
          return combined;
        }
        combined.add(one.plus(two));
      }
    }
    return combined;
  }

  List<Meaning> sub(Node argument, Node node) {
    Node.Mapping variables = Nodes.mapping(node.origin()).build();
    Node template = argument;
    if (argument instanceof Node.Sequence(List<Node> items, Origin _) && !items.isEmpty()) {
      template = items.getFirst();
      if (items.size() > 1 && items.get(1) instanceof Node.Mapping given) {
        variables = given;
      }
    }
    if (!(template instanceof Node.Text(String text, Origin _))) {
      return Intrinsics.opaque("Fn::Sub", node);
    }
    var texts = List.of(new Text(Shape.literal(""), List.of()));
    for (var piece : Shape.parse(text).pieces()) {
      var next =
          switch (piece) {
            case Shape.Literal(String literal) ->
                List.of(new Text(DynamicReferences.in(literal), List.of()));
            case Shape.Hole(String name) -> substitution(name, variables, node);
          };
      texts = append(texts, next);
    }
    return toMeanings(texts, node, "Fn::Sub");
  }

  private List<Text> substitution(String name, Node.Mapping variables, Node node) {
    var given = variables.get(name);
    if (given.isPresent()) {
      return texts(given.get());
    }
    var origin = node.origin();
    var target = Nodes.text(name, origin);
    return texts(Nodes.call(name.contains(".") ? "Fn::GetAtt" : "Ref", target, origin));
  }

  List<Meaning> join(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() != 2) {
      return Intrinsics.opaque("Fn::Join", node);
    }
    var delimiters = texts(items.get(0));
    var results = new ArrayList<Text>();
    for (var list : evaluator.evaluate(items.get(1))) {
      if (!(list
          instanceof
          Meaning.Literal(Node.Sequence(List<Node> parts, Origin _), Scope inner, Origin from))) {
        results.add(new Text(Shape.parse("${Fn::Join}"), List.of(list.origin())));
        continue;
      }
      List<Origin> origins = from instanceof Origin.Derived ? List.of(from) : List.of();
      results.addAll(joined(parts, delimiters, evaluator.deeper(inner), origins));
    }
    return toMeanings(results, node, "Fn::Join");
  }

  private static List<Text> joined(
      List<Node> parts, List<Text> delimiters, Intrinsics inner, List<Origin> origins) {
    var texts = List.of(new Text(Shape.literal(""), origins));
    boolean isFirst = true;
    for (var part : parts) {
      var meanings = inner.evaluate(part);
      if (meanings.stream().allMatch(Meaning.Absent.class::isInstance)) {
        continue;
      }
      if (!isFirst) {
        texts = append(texts, delimiters);
      }
      var next =
          meanings.stream().map(meaning -> text(meaning, Intrinsics.describe(part))).toList();
      texts = append(texts, next);
      isFirst = false;
      if (length(texts) > LONGEST_TEXT) {
        return List.of(new Text(Shape.parse("${Fn::Join}"), List.of()));
      }
    }
    return texts;
  }

  private static long length(List<Text> texts) {
    return texts.stream().mapToLong(text -> text.shape().toString().length()).sum();
  }

  List<Meaning> base64(Node argument, Node node) {
    var meanings = new ArrayList<Meaning>();
    for (var text : texts(argument)) {
      if (text.shape().isLiteral()) {
        var bytes = text.shape().literalStart().getBytes(StandardCharsets.UTF_8);
        meanings.addAll(
            evaluator.literalText(Base64.getEncoder().encodeToString(bytes), node.origin()));
      } else {
        meanings.addAll(Intrinsics.opaque("Fn::Base64", node));
      }
    }
    return meanings;
  }
}
