package dev.martello.code.script;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Lowers operators. What decides a way is made of branches, so that guards remain visible. */
final class Operations {
  private static final Map<String, Operator> BINARY =
      Map.ofEntries(
          Map.entry("==", Operator.EQUAL),
          Map.entry("===", Operator.EQUAL),
          Map.entry("!=", Operator.NOT_EQUAL),
          Map.entry("!==", Operator.NOT_EQUAL),
          Map.entry("<", Operator.LESS),
          Map.entry("<=", Operator.LESS_OR_EQUAL),
          Map.entry(">", Operator.GREATER),
          Map.entry(">=", Operator.GREATER_OR_EQUAL),
          Map.entry("in", Operator.IN),
          Map.entry("instanceof", Operator.INSTANCE_OF),
          Map.entry("+", Operator.ADD),
          Map.entry("-", Operator.SUBTRACT),
          Map.entry("*", Operator.MULTIPLY),
          Map.entry("/", Operator.DIVIDE),
          Map.entry("%", Operator.REMAINDER),
          Map.entry("**", Operator.POWER),
          Map.entry("&", Operator.BITS),
          Map.entry("|", Operator.BITS),
          Map.entry("^", Operator.BITS),
          Map.entry("<<", Operator.BITS),
          Map.entry(">>", Operator.BITS),
          Map.entry(">>>", Operator.BITS));

  private final Lowering lowering;
  private final Emitter code;

  Operations(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  int unary(Node node) {
    var place = node.span();
    var argument = node.child("argument");
    var operator = operator(node);
    if (operator.equals("delete")) {
      return delete(node);
    }
    if (operator.equals("-") && argument.map(it -> it.is("number")).orElse(false)) {
      return code.constant(negative(Literals.number(argument.orElseThrow().text())), place);
    }
    int value = lowering.expressions.value(argument, place);
    return switch (operator) {
      case "!" -> code.operate(Operator.NOT, place, value);
      case "typeof" -> code.operate(Operator.TYPE_OF, place, value);
      case "void" -> code.nothing(place);
      case "-" -> code.operate(Operator.NEGATE, place, value);
      case "~" -> code.operate(Operator.BITS, place, value);
      default -> code.operate(Operator.OTHER, place, value);
    };
  }

  private static String operator(Node node) {
    return node.child("operator").map(Node::kind).orElse("");
  }

  private static Literal negative(Literal number) {
    return switch (number) {
      case Literal.Whole whole -> new Literal.Whole(-whole.value());
      case Literal.Decimal decimal -> new Literal.Decimal(-decimal.value());
      default -> number;
    };
  }

  /** Deleting a member is like giving it no value. */
  private int delete(Node node) {
    var place = node.span();
    var argument = node.child("argument");
    if (argument.map(Chains::isMember).orElse(false)) {
      lowering.patterns.bind(argument.orElseThrow(), code.nothing(place));
    } else {
      lowering.expressions.value(argument, place);
    }
    return code.truth(true, place);
  }

  /** Lowers {@code ++} and {@code --}: before or after, the value is a number. */
  int update(Node node) {
    var place = node.span();
    var argument = node.child("argument");
    int before = lowering.expressions.value(argument, place);
    int after = code.operate(Operator.OTHER, place, before);
    argument.ifPresent(target -> lowering.patterns.bind(target, after));
    return after;
  }

  int binary(Node node) {
    return switch (operator(node)) {
      case "&&", "||" -> logical(node, operator(node));
      case "??" -> coalesce(node);
      default -> arithmetic(node);
    };
  }

  /** Returns the operands of a chain of one operator, from left to right. */
  private static List<Node> operands(Node node, String operator) {
    var found = new ArrayDeque<Node>();
    var at = node;
    while (at.is("binary_expression") && operator(at).equals(operator)) {
      at.child("right").ifPresent(found::push);
      var left = at.child("left");
      if (left.isEmpty()) {
        return List.copyOf(found);
      }
      at = left.get();
    }
    found.push(at);
    return List.copyOf(found);
  }

  private int logical(Node node, String operator) {
    int result = code.fresh();
    int after = code.block();
    var operands = operands(node, operator);
    for (int number = 0; number < operands.size(); number++) {
      var operand = operands.get(number);
      int value = lowering.expressions.value(operand);
      code.copy(result, value, operand.span());
      if (number < operands.size() - 1) {
        int next = code.block();
        boolean isAnd = operator.equals("&&");
        code.branch(value, isAnd ? next : after, isAnd ? after : next, operand.span());
        code.at(next);
      }
    }
    code.jump(after);
    code.at(after);
    return result;
  }

  private int coalesce(Node node) {
    int result = code.fresh();
    int after = code.block();
    var operands = operands(node, "??");
    for (int number = 0; number < operands.size(); number++) {
      var operand = operands.get(number);
      int value = lowering.expressions.value(operand);
      code.copy(result, value, operand.span());
      if (number < operands.size() - 1) {
        int next = code.block();
        int isNothing = code.operate(Operator.IS_NOTHING, operand.span(), value);
        code.branch(isNothing, next, after, operand.span());
        code.at(next);
      }
    }
    code.jump(after);
    code.at(after);
    return result;
  }

  /** Lowers a chain of operators that bind to the left, without recursion along the chain. */
  private int arithmetic(Node node) {
    Deque<Node> links = new ArrayDeque<>();
    var first = node;
    while (first.is("binary_expression") && BINARY.containsKey(operator(first))) {
      links.push(first);
      var left = first.child("left");
      if (left.isEmpty()) {
        return code.unknown(node.span());
      }
      first = left.get();
    }
    return fold(first, links);
  }

  /** Parts of a text are put together at once. */
  private int fold(Node first, Deque<Node> links) {
    int result = lowering.expressions.value(first);
    boolean isText = isText(first);
    var parts = new ArrayList<Integer>();
    Span textPlace = first.span();
    for (var link : links) {
      var right = link.child("right");
      var operator = operator(link);
      boolean joins =
          operator.equals("+") && (isText || right.map(Operations::isText).orElse(false));
      if (!joins && !parts.isEmpty()) {
        result = code.concatenate(parts, textPlace);
        parts.clear();
      }
      int value = lowering.expressions.value(right, link.span());
      if (joins) {
        if (parts.isEmpty()) {
          parts.add(result);
        }
        parts.add(value);
        textPlace = link.span();
      } else {
        result =
            code.operate(BINARY.getOrDefault(operator, Operator.OTHER), link.span(), result, value);
      }
      isText = joins;
    }
    return parts.isEmpty() ? result : code.concatenate(parts, textPlace);
  }

  private static boolean isText(Node node) {
    return node.is("string") || node.is("template_string");
  }

  int ternary(Node node) {
    int result = code.fresh();
    int after = code.block();
    var at = node;
    while (true) {
      int yes = code.block();
      int no = code.block();
      condition(at, yes, no);
      code.at(yes);
      choose(result, at, "consequence");
      code.jump(after);
      code.at(no);
      var alternative = at.child("alternative");
      if (alternative.map(it -> it.is("ternary_expression")).orElse(false)) {
        at = alternative.orElseThrow();
      } else {
        choose(result, at, "alternative");
        code.jump(after);
        code.at(after);
        return result;
      }
    }
  }

  private void choose(int result, Node node, String field) {
    int value = lowering.expressions.field(node, field);
    code.copy(result, value, node.child(field).orElse(node).span());
  }

  /** Branches on the condition of a statement or {@code ?:}. */
  void condition(Node owner, int yes, int no) {
    var condition = owner.child("condition");
    if (condition.isPresent()) {
      decide(condition.get(), yes, no);
    } else {
      code.end(new Exit.Either(yes, no));
    }
  }

  /** Branches on an expression; its operands are seen as conditions of their own. */
  void decide(Node node, int yes, int no) {
    if (!lowering.descend(node)) {
      code.branch(code.unknown(node.span()), yes, no, node.span());
      return;
    }
    var operator = operator(node);
    if (node.is("parenthesized_expression") && node.named().size() == 1) {
      decide(node.named().getFirst(), yes, no);
    } else if (node.is("unary_expression") && operator.equals("!")) {
      int target = no;
      node.child("argument")
          .ifPresentOrElse(
              argument -> decide(argument, target, yes),
              () -> code.branch(code.unknown(node.span()), yes, no, node.span()));
    } else if (node.is("binary_expression") && (operator.equals("&&") || operator.equals("||"))) {
      decideAll(operands(node, operator), operator.equals("&&"), yes, no);
    } else {
      code.branch(lowering.expressions.value(node), yes, no, node.span());
    }
    lowering.ascend();
  }

  private void decideAll(List<Node> operands, boolean isAnd, int yes, int no) {
    for (int number = 0; number < operands.size(); number++) {
      if (number == operands.size() - 1) {
        decide(operands.get(number), yes, no);
        return;
      }
      int next = code.block();
      decide(operands.get(number), isAnd ? next : yes, isAnd ? no : next);
      code.at(next);
    }
  }

  /** Lowers {@code +=} and its like. */
  int augmented(Node node) {
    var left = node.child("left");
    var right = node.child("right");
    if (left.isEmpty() || right.isEmpty()) {
      return code.unknown(node.span());
    }
    var operator = node.child("operator").map(Node::kind).orElse("=");
    var plain = operator.substring(0, operator.length() - 1);
    return switch (plain) {
      case "&&", "||", "??" -> assignWhere(plain, left.get(), right.get());
      default -> {
        int before = lowering.expressions.value(left.get());
        int operand = lowering.expressions.value(right.get());
        int value =
            plain.equals("+") && isText(right.get())
                ? code.concatenate(List.of(before, operand), node.span())
                : code.operate(
                    BINARY.getOrDefault(plain, Operator.OTHER), node.span(), before, operand);
        lowering.patterns.bind(left.get(), value);
        yield value;
      }
    };
  }

  private int assignWhere(String operator, Node left, Node right) {
    int result = code.fresh();
    int assigning = code.block();
    int after = code.block();
    int before = lowering.expressions.value(left);
    code.copy(result, before, left.span());
    switch (operator) {
      case "&&" -> code.branch(before, assigning, after, left.span());
      case "||" -> code.branch(before, after, assigning, left.span());
      default -> isNothing(before, assigning, after, left.span());
    }
    code.at(assigning);
    int value = lowering.expressions.named(right, Patterns.nameOf(left));
    lowering.patterns.bind(left, value);
    code.copy(result, value, right.span());
    code.jump(after);
    code.at(after);
    return result;
  }

  /** Branches on whether a value is null or undefined. */
  void isNothing(int value, int yes, int no, Span place) {
    code.branch(code.operate(Operator.IS_NOTHING, place, value), yes, no, place);
  }

  /** Gives a value that is missing its default. */
  int withDefault(int value, Operator missing, Node otherwise, String name) {
    int result = code.fresh();
    int absent = code.block();
    int after = code.block();
    code.copy(result, value, otherwise.span());
    int isMissing = code.operate(missing, otherwise.span(), value);
    code.branch(isMissing, absent, after, otherwise.span());
    code.at(absent);
    code.copy(result, lowering.expressions.named(otherwise, name), otherwise.span());
    code.jump(after);
    code.at(after);
    return result;
  }
}
