package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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
  static final int LIMIT = 24;
  static final int DEPTH = 100;

  private static final Pattern MARKS = Pattern.compile("[${}]");

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
      var key = mapping.entries().getFirst().key();
      if (key.equals("Ref") || key.startsWith("Fn::")) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns a scalar as text in which dynamic references are holes; nothing for lists and maps. */
  static Optional<Shape> shape(Node node) {
    return switch (node) {
      case Node.Text(String value, Origin _) -> Optional.of(DynamicReferences.in(value));
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

  /** Returns an evaluator one step deeper. */
  Intrinsics deeper(Scope inner) {
    return new Intrinsics(inner, depth + 1);
  }

  /** Returns everything that a node can mean, each meaning once. */
  List<Meaning> evaluate(Node node) {
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
      case "Fn::Sub" -> new TextFunctions(this).sub(argument, node);
      case "Fn::Join" -> new TextFunctions(this).join(argument, node);
      case "Fn::If" -> choose(argument, node);
      case "Fn::FindInMap" -> new ListFunctions(this).findInMap(argument, node);
      case "Fn::Select" -> new ListFunctions(this).select(argument, node);
      case "Fn::Split" -> new ListFunctions(this).split(argument, node);
      case "Fn::ImportValue" -> importValue(argument, node);
      case "Fn::GetStackOutput" -> stackOutput(argument, node);
      case "Fn::Base64" -> new TextFunctions(this).base64(argument, node);
      case "Fn::Length" -> new ListFunctions(this).length(argument, node);
      case "Fn::Cidr" -> new ListFunctions(this).cidr(argument, node);
      default -> opaque(function, node);
    };
  }

  /** Returns the one meaning of a value that cannot be known. */
  static List<Meaning> opaque(String hole, Node node) {
    return opaque(hole, node.origin());
  }

  private static List<Meaning> opaque(String hole, Origin origin) {
    boolean isMarked = hole.contains("$") || hole.contains("{") || hole.contains("}");
    var name = isMarked ? MARKS.matcher(hole).replaceAll("") : hole;
    return List.of(new Meaning.Opaque("${" + name + "}", origin));
  }

  Scope scope() {
    return scope;
  }

  /** Returns what a node can mean as text. */
  List<TextFunctions.Text> texts(Node node) {
    return new TextFunctions(this).texts(node);
  }

  /** Returns the one meaning of a text that is known. */
  List<Meaning> literalText(String text, Origin origin) {
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
      var origin = Origin.defaultOf(name, use.origin(), written.origin());
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
    return meaning.from(new Origin.Derived(by, List.of(use, meaning.origin())));
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
              .map(TextFunctions::literalShape)
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
    var decision = Conditions.decide(condition, scope, depth);
    var holds = decision.answer();
    if (!holds.isUnknown()) {
      return deeper(scope.assuming(condition, holds))
          .evaluate(items.get(holds.isYes() ? 1 : 2))
          .stream()
          .map(meaning -> meaning.from(meaning.origin().chosenBy(decision.defaults())))
          .toList();
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
    return meaning.from(new Origin.Derived("condition `" + condition + "`", from));
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
