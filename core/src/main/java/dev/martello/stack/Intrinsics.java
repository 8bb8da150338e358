package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works out what CloudFormation's intrinsic functions mean as far as it can be known. */
final class Intrinsics {
  /*
   * Source: AWS CloudFormation User Guide, "Intrinsic function reference". A function whose
   * arguments have several meanings has one meaning for each combination, at most LIMIT of them;
   * past that, and past DEPTH nested evaluations, the answer is one opaque meaning. References to
   * resources stay symbolic (`${Table.Arn}`): the logical id identifies better than a name does.
   */
  private static final int LIMIT = 24;
  static final int DEPTH = 100;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final String DYNAMIC_START = "{{resolve:";
  private static final Pattern DYNAMIC_REFERENCE = Pattern.compile("\\{\\{(resolve:[^{}]*)}}");

  private final Scope scope;
  private final int depth;

  private Intrinsics(Scope scope, int depth) {
    this.scope = scope;
    this.depth = depth;
  }

  static List<Meaning> meanings(Node node, Scope scope, int depth) {
    return at(scope, depth).evaluate(node);
  }

  /** Returns an evaluator inside an evaluation that is already some steps deep. */
  static Intrinsics at(Scope scope, int depth) {
    return new Intrinsics(scope, depth);
  }

  /** Returns the name of the intrinsic function that a node calls, if it calls one. */
  static Optional<String> functionOf(Node node) {
    if (node instanceof Node.Mapping mapping && mapping.size() == 1) {
      var key = mapping.keys().iterator().next();
      if (key.equals("Ref") || key.startsWith("Fn::")) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns a scalar as text in which dynamic references are holes; nothing for lists and maps. */
  static Optional<Shape> shape(Node node) {
    return switch (node) {
      case Node.Text(String value, Origin _) -> Optional.of(withDynamicReferences(value));
      case Node.Num(Number value, String literal, Origin _) ->
          Optional.of(Shape.literal(value instanceof Long ? value.toString() : literal));
      case Node.Bool(boolean value, Origin _) ->
          Optional.of(Shape.literal(Boolean.toString(value)));
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> Optional.empty();
    };
  }

  static String describe(Node node) {
    return switch (node) {
      case Node.Sequence _ -> "${a list}";
      case Node.Mapping _ -> "${a mapping}";
      case Node.Null _ -> "${null}";
      case Node.Text(String text, Origin _) -> Shape.literal(text).toString();
      case Node.Num(Number _, String literal, Origin _) -> literal;
      case Node.Bool(boolean value, Origin _) -> Boolean.toString(value);
    };
  }

  private static Shape withDynamicReferences(String text) {
    if (!text.contains(DYNAMIC_START)) {
      return Shape.literal(text);
    }
    var pieces = new ArrayList<Shape.Piece>();
    var matcher = DYNAMIC_REFERENCE.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        pieces.add(new Shape.Literal(text.substring(at, matcher.start())));
      }
      pieces.add(new Shape.Hole(matcher.group(1)));
      at = matcher.end();
    }
    if (at < text.length()) {
      pieces.add(new Shape.Literal(text.substring(at)));
    }
    return new Shape(pieces);
  }

  private Intrinsics deeper(Scope inner) {
    return new Intrinsics(inner, depth + 1);
  }

  private List<Meaning> evaluate(Node node) {
    var function = functionOf(node);
    if (function.isEmpty()) {
      return switch (node) {
        case Node.Null nothing -> List.of(new Meaning.Absent(nothing.origin()));
        case Node.Text _, Node.Num _, Node.Bool _, Node.Sequence _, Node.Mapping _ ->
            List.of(new Meaning.Literal(node, scope, node.origin()));
      };
    }
    var name = function.get();
    var argument = ((Node.Mapping) node).get(name).orElseThrow();
    if (depth > DEPTH) {
      return opaque("nested too deeply", node);
    }
    var found = deeper(scope).call(name, argument, node);
    var distinct = found.size() < 2 ? found : List.copyOf(new LinkedHashSet<>(found));
    return distinct.size() > LIMIT ? opaque(name, node) : distinct;
  }

  private List<Meaning> call(String function, Node argument, Node node) {
    return switch (function) {
      case "Ref" ->
          argument instanceof Node.Text(String target, Origin _)
              ? ref(target, node)
              : opaque("Ref", node);
      case "Fn::GetAtt" -> getAtt(argument, node);
      case "Fn::Sub" -> sub(argument, node);
      case "Fn::Join" -> join(argument, node);
      case "Fn::If" -> choose(argument, node);
      case "Fn::FindInMap" -> findInMap(argument, node);
      case "Fn::Select" -> select(argument, node);
      case "Fn::Split" -> split(argument, node);
      case "Fn::ImportValue" -> importValue(argument, node);
      case "Fn::GetStackOutput" -> stackOutput(argument, node);
      case "Fn::Base64" -> base64(argument, node);
      case "Fn::Length" -> length(argument, node);
      case "Fn::Cidr" -> cidr(argument, node);
      default -> opaque(function, node);
    };
  }

  private static List<Meaning> opaque(String hole, Node node) {
    return opaque(hole, node.origin());
  }

  private static List<Meaning> opaque(String hole, Origin origin) {
    var name = hole.replaceAll("[${}]", "");
    return List.of(new Meaning.Opaque("${" + name + "}", origin));
  }

  private List<Meaning> literalText(String text, Origin origin) {
    return List.of(new Meaning.Literal(Nodes.text(text, origin), scope, origin));
  }

  // Ref and Fn::GetAtt

  private List<Meaning> ref(String target, Node node) {
    if (target.startsWith("AWS::")) {
      return pseudoParameter(target, node);
    }
    var parameter = scope.parameter(target);
    if (parameter.isPresent()) {
      return parameter(parameter.get(), node);
    }
    return opaque(scope.hole(target), node);
  }

  private List<Meaning> pseudoParameter(String name, Node node) {
    var region = scope.setting().region();
    var account = scope.setting().account();
    var stackName = scope.setting().stackName();
    var partition = scope.setting().partition();
    return switch (name) {
      case "AWS::NoValue" -> List.of(new Meaning.Absent(node.origin()));
      case "AWS::StackName" ->
          stackName.isEmpty() ? opaque(name, node) : literalText(stackName, node.origin());
      case "AWS::AccountId" ->
          account.isEmpty() ? opaque(name, node) : literalText(account, node.origin());
      case "AWS::Region" ->
          region.isEmpty() ? opaque(name, node) : literalText(region, node.origin());
      case "AWS::Partition" ->
          partition.isEmpty() ? opaque(name, node) : literalText(partition, node.origin());
      case "AWS::URLSuffix" ->
          partition.isEmpty()
              ? opaque(name, node)
              : literalText(
                  partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com", node.origin());
      default -> opaque(name, node);
    };
  }

  private List<Meaning> parameter(Parameter parameter, Node use) {
    var name = parameter.name();
    var passed = scope.links().input(scope.stackId(), name, depth);
    if (passed.isPresent()) {
      return passed.get().meanings().stream()
          .map(meaning -> across(meaning, "parameter `" + name + "`", use.origin()))
          .toList();
    }
    var given = scope.setting().parameters().get(name);
    if (given != null) {
      var origin =
          new Origin.Derived("parameter `" + name + "`", List.of(use.origin(), given.origin()));
      return typed(parameter, given.value(), origin);
    }
    if (parameter.isLookedUp()) {
      return opaque(name, use);
    }
    if (!parameter.defaults().isEmpty()) {
      var written = parameter.defaults().getFirst();
      var origin =
          new Origin.Derived(
              "default of parameter `" + name + "`", List.of(use.origin(), written.origin()));
      return shape(written)
          .map(shape -> typed(parameter, text(shape), origin))
          .orElseGet(() -> List.of(new Meaning.Literal(written, scope, origin)));
    }
    if (!parameter.allowed().isEmpty() && parameter.allowed().size() <= LIMIT) {
      var options = new ArrayList<Meaning>();
      for (var allowed : parameter.allowed()) {
        var origin =
            new Origin.Derived(
                "allowed value of parameter `" + name + "`",
                List.of(use.origin(), allowed.origin()));
        shape(allowed).ifPresent(shape -> options.addAll(typed(parameter, text(shape), origin)));
      }
      if (!options.isEmpty()) {
        return options;
      }
    }
    return opaque(name, new Origin.Derived("parameter `" + name + "`", List.of(use.origin())));
  }

  /** A parameter's text may hold a dynamic reference, which the literal keeps as it is written. */
  private static String text(Shape shape) {
    var text = new StringBuilder();
    for (var piece : shape.pieces()) {
      switch (piece) {
        case Shape.Literal(String literal) -> text.append(literal);
        case Shape.Hole(String name) -> text.append("{{").append(name).append("}}");
      }
    }
    return text.toString();
  }

  private List<Meaning> typed(Parameter parameter, String value, Origin origin) {
    Node node =
        parameter.isList()
            ? Nodes.sequence(
                origin,
                Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .map(item -> Nodes.text(item, origin))
                    .toList())
            : Nodes.text(value, origin);
    return List.of(new Meaning.Literal(node, scope, origin));
  }

  /**
   * A meaning of another stack as it is seen in this one: its resources are named with the stack.
   */
  private static Meaning across(Meaning meaning, String by, Origin use) {
    var origin = new Origin.Derived(by, List.of(use, meaning.origin()));
    return switch (meaning) {
      case Meaning.Literal(Node node, Scope inner, Origin _) ->
          new Meaning.Literal(node, inner, origin);
      case Meaning.Absent _ -> new Meaning.Absent(origin);
      case Meaning.Opaque(String expression, Origin _) -> new Meaning.Opaque(expression, origin);
    };
  }

  private List<Meaning> getAtt(Node argument, Node node) {
    var path = getAttPath(argument);
    if (path.isEmpty()) {
      return opaque("Fn::GetAtt", node);
    }
    var target = path.get();
    int dot = target.indexOf('.');
    var logicalId = dot < 0 ? target : target.substring(0, dot);
    var attribute = dot < 0 ? "" : target.substring(dot + 1);
    if (attribute.startsWith("Outputs.")) {
      var output =
          scope
              .links()
              .nestedOutput(
                  scope.stackId(), logicalId, attribute.substring("Outputs.".length()), depth);
      if (output.isPresent()) {
        return output.get().meanings().stream()
            .map(meaning -> across(meaning, "output of `" + logicalId + "`", node.origin()))
            .toList();
      }
    }
    return opaque(scope.hole(target), node);
  }

  private Optional<String> getAttPath(Node argument) {
    if (argument instanceof Node.Text(String path, Origin _)) {
      return Optional.of(path);
    }
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() < 2) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    for (var item : items) {
      var known =
          evaluate(item).stream()
              .map(Intrinsics::literalShape)
              .flatMap(Optional::stream)
              .filter(Shape::isLiteral)
              .map(Shape::literalStart)
              .toList();
      if (known.size() != 1) {
        return Optional.empty();
      }
      parts.add(known.getFirst());
    }
    return Optional.of(String.join(".", parts));
  }

  // texts

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
    for (var meaning : evaluate(node)) {
      texts.add(text(meaning, describe(node)));
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

  private static Optional<Shape> literalShape(Meaning meaning) {
    return meaning instanceof Meaning.Literal(Node node, Scope _, Origin _)
        ? shape(node)
        : Optional.empty();
  }

  private List<Meaning> toMeanings(List<Text> texts, Node node, String function) {
    if (texts.size() > LIMIT) {
      return opaque(function, node);
    }
    var meanings = new ArrayList<Meaning>();
    for (var text : texts) {
      var origin = madeBy(function, node, text.from());
      var shape = withDynamicReferences(text.shape());
      if (shape.isLiteral()) {
        meanings.add(new Meaning.Literal(Nodes.text(shape.literalStart(), origin), scope, origin));
      } else {
        meanings.add(new Meaning.Opaque(shape.toString(), origin));
      }
    }
    return meanings;
  }

  /** Makes one hole of a dynamic reference that was put together from several pieces. */
  private static Shape withDynamicReferences(Shape shape) {
    if (shape.isLiteral() || !shape.toString().contains(DYNAMIC_START)) {
      return shape;
    }
    var pieces = new ArrayList<Shape.Piece>();
    var reference = new StringBuilder();
    for (var piece : shape.pieces()) {
      var text =
          switch (piece) {
            case Shape.Literal(String literal) -> literal;
            case Shape.Hole(String name) -> name;
          };
      boolean isOpen = !reference.isEmpty();
      int start = piece instanceof Shape.Literal ? text.lastIndexOf(DYNAMIC_START) : -1;
      int end = isOpen && piece instanceof Shape.Literal ? text.indexOf("}}") : -1;
      if (end >= 0) {
        pieces.add(new Shape.Hole(reference.append(text, 0, end).toString().replace("}", "")));
        reference.setLength(0);
        if (end + 2 < text.length()) {
          pieces.add(new Shape.Literal(text.substring(end + 2)));
        }
      } else if (isOpen) {
        reference.append(text);
      } else if (start >= 0 && text.indexOf("}}", start) < 0) {
        if (start > 0) {
          pieces.add(new Shape.Literal(text.substring(0, start)));
        }
        reference.append(text, start + 2, text.length());
      } else {
        pieces.add(piece);
      }
    }
    return reference.isEmpty() ? new Shape(pieces) : shape;
  }

  private static Origin madeBy(String function, Node node, List<Origin> from) {
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
        if (combined.size() > LIMIT) {
          return combined;
        }
        combined.add(one.plus(two));
      }
    }
    return combined;
  }

  private List<Meaning> sub(Node argument, Node node) {
    Node.Mapping variables = Nodes.mapping(node.origin()).build();
    Node template = argument;
    if (argument instanceof Node.Sequence(List<Node> items, Origin _) && !items.isEmpty()) {
      template = items.getFirst();
      if (items.size() > 1 && items.get(1) instanceof Node.Mapping given) {
        variables = given;
      }
    }
    if (!(template instanceof Node.Text(String text, Origin _))) {
      return opaque("Fn::Sub", node);
    }
    var texts = List.of(new Text(Shape.literal(""), List.of()));
    for (var piece : Shape.parse(text).pieces()) {
      var next =
          switch (piece) {
            case Shape.Literal(String literal) ->
                List.of(new Text(withDynamicReferences(literal), List.of()));
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

  private List<Meaning> join(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() != 2) {
      return opaque("Fn::Join", node);
    }
    var delimiters = texts(items.get(0));
    var results = new ArrayList<Text>();
    for (var list : evaluate(items.get(1))) {
      if (!(list
          instanceof
          Meaning.Literal(Node.Sequence(List<Node> parts, Origin _), Scope inner, Origin from))) {
        results.add(new Text(Shape.parse("${Fn::Join}"), List.of(list.origin())));
        continue;
      }
      List<Origin> origins = from instanceof Origin.Derived ? List.of(from) : List.of();
      results.addAll(joined(parts, delimiters, deeper(inner), origins));
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
      var next = meanings.stream().map(meaning -> text(meaning, describe(part))).toList();
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

  private List<Meaning> base64(Node argument, Node node) {
    var meanings = new ArrayList<Meaning>();
    for (var text : texts(argument)) {
      if (text.shape().isLiteral()) {
        var bytes = text.shape().literalStart().getBytes(StandardCharsets.UTF_8);
        meanings.addAll(literalText(Base64.getEncoder().encodeToString(bytes), node.origin()));
      } else {
        meanings.addAll(opaque("Fn::Base64", node));
      }
    }
    return meanings;
  }

  // lists

  private List<Meaning> split(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _))
        || items.size() != 2
        || !(items.get(0) instanceof Node.Text(String delimiter, Origin _))
        || delimiter.isEmpty()) {
      return opaque("Fn::Split", node);
    }
    var meanings = new ArrayList<Meaning>();
    for (var text : texts(items.get(1))) {
      if (text.shape().isLiteral()) {
        var origin = madeBy("Fn::Split", node, text.from());
        var parts = text.shape().literalStart().split(Pattern.quote(delimiter), -1);
        meanings.add(new Meaning.Literal(Nodes.texts(origin, Arrays.asList(parts)), scope, origin));
      } else {
        meanings.addAll(opaque("Fn::Split " + text.shape().holes().getFirst(), node));
      }
    }
    return meanings;
  }

  private List<Meaning> select(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() != 2) {
      return opaque("Fn::Select", node);
    }
    var index = onlyLiteral(items.get(0)).flatMap(Intrinsics::index);
    var meanings = new ArrayList<Meaning>();
    for (var list : evaluate(items.get(1))) {
      if (index.isPresent()
          && list
              instanceof
              Meaning.Literal(Node.Sequence(List<Node> parts, Origin _), Scope inner, Origin _)
          && index.get() < parts.size()) {
        meanings.addAll(deeper(inner).evaluate(parts.get(index.get())));
      } else {
        var hole = list instanceof Meaning.Opaque(String expression, Origin _) ? expression : "";
        var at = index.map(String::valueOf).orElse("?");
        meanings.addAll(opaque(("Fn::Select " + at + " " + hole).strip(), node));
      }
    }
    return meanings;
  }

  private static Optional<Integer> index(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** Returns the text that a node certainly means. */
  private Optional<String> onlyLiteral(Node node) {
    var texts = texts(node);
    return texts.size() == 1 && texts.getFirst().shape().isLiteral()
        ? Optional.of(texts.getFirst().shape().literalStart())
        : Optional.empty();
  }

  private List<Meaning> length(Node argument, Node node) {
    var meanings = new ArrayList<Meaning>();
    for (var list : evaluate(argument)) {
      if (list
          instanceof
          Meaning.Literal(Node.Sequence(List<Node> items, Origin _), Scope _, Origin _)) {
        meanings.addAll(literalText(Integer.toString(items.size()), node.origin()));
      } else {
        meanings.addAll(opaque("Fn::Length", node));
      }
    }
    return meanings;
  }

  private List<Meaning> cidr(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() < 2) {
      return opaque("Fn::Cidr", node);
    }
    var block = onlyLiteral(items.get(0));
    var count = onlyLiteral(items.get(1)).flatMap(Intrinsics::index);
    var bits =
        items.size() > 2 ? onlyLiteral(items.get(2)).flatMap(Intrinsics::index) : Optional.of(8);
    if (block.isEmpty() || count.isEmpty() || bits.isEmpty()) {
      return opaque("Fn::Cidr", node);
    }
    var blocks = Cidr.split(block.get(), count.get(), bits.get());
    if (blocks.isEmpty()) {
      return opaque("Fn::Cidr", node);
    }
    var list = Nodes.texts(node.origin(), blocks);
    return List.of(new Meaning.Literal(list, scope, node.origin()));
  }

  // Fn::FindInMap

  private List<Meaning> findInMap(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _)) || items.size() < 3) {
      return opaque("Fn::FindInMap", node);
    }
    var found = new ArrayList<Meaning>();
    boolean isCertain = true;
    for (var map : keys(items.get(0), scope.mappings())) {
      for (var top : keys(items.get(1), map)) {
        for (var value : values(items.get(2), top)) {
          found.addAll(evaluate(value));
        }
        isCertain &= !values(items.get(2), top).isEmpty();
      }
      isCertain &= !keys(items.get(1), map).isEmpty();
    }
    if (items.size() > 3 && (found.isEmpty() || !isCertain)) {
      defaultValue(items.get(3)).ifPresent(value -> found.addAll(evaluate(value)));
    }
    return found.isEmpty() ? opaque("Fn::FindInMap", node) : found;
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
    for (var text : texts(key)) {
      map.stream()
          .filter(entry -> !text.shape().isEqual(entry.key()).isNo())
          .forEach(entry -> values.put(entry.key(), entry.value()));
    }
    return List.copyOf(values.values());
  }

  // Fn::ImportValue

  private List<Meaning> importValue(Node argument, Node node) {
    var meanings = new ArrayList<Meaning>();
    for (var name : texts(argument)) {
      var shown = name.shape().toString();
      var exported = scope.links().export(scope.stackId(), shown, depth);
      if (exported.isPresent()) {
        exported.get().meanings().stream()
            .map(meaning -> across(meaning, "import of `" + shown + "`", node.origin()))
            .forEach(meanings::add);
      } else {
        meanings.addAll(opaque("Fn::ImportValue " + shown, node));
      }
    }
    return meanings;
  }

  /**
   * {@code {StackName, OutputName, Region?, RoleArn?}}: the output of a stack that exports nothing
   * (CloudFormation User Guide, "Fn::GetStackOutput"). With a role it is one of another account.
   */
  private List<Meaning> stackOutput(Node argument, Node node) {
    if (!(argument instanceof Node.Mapping asked)) {
      return opaque("Fn::GetStackOutput", node);
    }
    var stack = only(asked, "StackName");
    var output = only(asked, "OutputName");
    var shown = stack + "." + output;
    var found =
        scope.links().deployedOutput(scope.stackId(), stack, only(asked, "Region"), output, depth);
    return found.isEmpty()
        ? opaque("Fn::GetStackOutput " + shown, node)
        : found.get().meanings().stream()
            .map(meaning -> across(meaning, "output `" + shown + "`", node.origin()))
            .toList();
  }

  private String only(Node.Mapping asked, String name) {
    var texts = asked.get(name).map(this::texts).orElse(List.of());
    return texts.size() == 1 ? texts.getFirst().shape().toString() : "";
  }

  // conditions

  private List<Meaning> choose(Node argument, Node node) {
    if (!(argument instanceof Node.Sequence(List<Node> items, Origin _))
        || items.size() != 3
        || !(items.get(0) instanceof Node.Text(String condition, Origin _))) {
      return opaque("Fn::If", node);
    }
    var holds = Conditions.decide(condition, scope, depth);
    if (holds.isYes()) {
      return deeper(scope.assuming(condition, Tri.YES)).evaluate(items.get(1));
    }
    if (holds.isNo()) {
      return deeper(scope.assuming(condition, Tri.NO)).evaluate(items.get(2));
    }
    var meanings = new ArrayList<Meaning>();
    var asked = asked(condition);
    deeper(scope.assuming(condition, Tri.YES)).evaluate(items.get(1)).stream()
        .map(meaning -> under(condition, asked, meaning))
        .forEach(meanings::add);
    deeper(scope.assuming(condition, Tri.NO)).evaluate(items.get(2)).stream()
        .map(meaning -> under(condition, asked, meaning))
        .forEach(meanings::add);
    return meanings;
  }

  /** Returns what the arm of an undecided condition means; its origin says which condition. */
  private static Meaning under(String condition, List<Origin> asked, Meaning meaning) {
    var from = new ArrayList<Origin>();
    from.add(meaning.origin());
    from.addAll(asked);
    var origin = new Origin.Derived("condition `" + condition + "`", from);
    return switch (meaning) {
      case Meaning.Literal(Node node, Scope inner, Origin _) ->
          new Meaning.Literal(node, inner, origin);
      case Meaning.Absent _ -> new Meaning.Absent(origin);
      case Meaning.Opaque(String expression, Origin _) -> new Meaning.Opaque(expression, origin);
    };
  }

  /**
   * Returns the parameters without a value that a condition looks at, as origins that name them.
   */
  private List<Origin> asked(String condition) {
    var asked = new LinkedHashSet<Origin>();
    var seen = new HashSet<String>();
    var waiting = new ArrayDeque<Node>();
    scope.conditions().get(condition).ifPresent(waiting::add);
    for (int steps = 0; steps < LIMIT && !waiting.isEmpty(); steps++) {
      var node = waiting.remove();
      if (node instanceof Node.Sequence(List<Node> items, Origin _)) {
        waiting.addAll(items);
      } else if (node instanceof Node.Mapping mapping) {
        for (var entry : mapping.entries()) {
          if (!(entry.value() instanceof Node.Text(String name, Origin _))) {
            waiting.add(entry.value());
          } else if (entry.key().equals("Condition") && seen.add(name)) {
            scope.conditions().get(name).ifPresent(waiting::add);
          } else if (entry.key().equals("Ref") && isOpen(name)) {
            asked.add(new Origin.Derived("asked of parameter `" + name + "`", List.of()));
          }
        }
      }
    }
    return List.copyOf(asked);
  }

  private boolean isOpen(String name) {
    return !scope.setting().parameters().containsKey(name)
        && scope.parameter(name).filter(parameter -> parameter.defaults().isEmpty()).isPresent();
  }
}
