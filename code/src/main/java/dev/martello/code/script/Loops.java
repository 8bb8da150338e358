package dev.martello.code.script;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers loops and switches, and the ways out of them. */
final class Loops {
  private static final int NONE = -1;

  private final Lowering lowering;
  private final Emitter code;

  Loops(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  void whileLoop(Node node, String label) {
    int header = code.block();
    int body = code.block();
    int after = code.block();
    code.jump(header);
    code.at(header);
    lowering.operations.condition(node, body, after);
    body(node, label, body, after, header);
    code.jump(header);
    code.at(after);
  }

  void doLoop(Node node, String label) {
    int body = code.block();
    int condition = code.block();
    int after = code.block();
    code.jump(body);
    body(node, label, body, after, condition);
    code.jump(condition);
    code.at(condition);
    lowering.operations.condition(node, body, after);
    code.at(after);
  }

  void forLoop(Node node, String label) {
    var before = lowering.enter(node);
    node.child("initializer").ifPresent(lowering.statements::lower);
    int header = code.block();
    int body = code.block();
    int next = code.block();
    int after = code.block();
    code.jump(header);
    code.at(header);
    var condition = condition(node);
    if (condition.isPresent()) {
      lowering.operations.decide(condition.get(), body, after);
    } else {
      code.jump(body);
    }
    body(node, label, body, after, next);
    code.jump(next);
    code.at(next);
    node.child("increment").ifPresent(lowering.expressions::value);
    code.jump(header);
    code.at(after);
    lowering.leaveTo(before);
  }

  /** Older grammars wrap the condition into a statement. */
  private static Optional<Node> condition(Node loop) {
    return loop.child("condition")
        .filter(it -> !it.is("empty_statement") && !it.is(";"))
        .flatMap(
            it ->
                it.is("expression_statement") ? it.named().stream().findFirst() : Optional.of(it));
  }

  void eachLoop(Node node, String label) {
    int iterable = lowering.expressions.field(node, "right");
    var before = lowering.enter(node);
    int header = code.block();
    int body = code.block();
    int after = code.block();
    code.jump(header);
    code.at(header);
    code.end(new Exit.Either(body, after));
    code.at(body);
    boolean isKey = node.child("operator").map(it -> it.is("in")).orElse(false);
    var left = node.child("left");
    var place = left.orElse(node).span();
    int element = code.fresh();
    code.add(new Instruction.Each(element, iterable, isKey, place));
    int value = node.has("await") ? code.await(element, place) : element;
    left.ifPresent(target -> lowering.patterns.bind(target, value));
    body(node, label, code.frame().builder().here(), after, header);
    code.jump(header);
    code.at(after);
    lowering.leaveTo(before);
  }

  private void body(Node node, String label, int body, int after, int next) {
    code.at(body);
    open(label, after, next);
    lowering.statements.field(node, "body");
    close();
  }

  private void open(String label, int after, int next) {
    var frame = code.frame();
    frame.targets().push(new Frame.Target(label, after, next, frame.finalizers().size()));
  }

  private void close() {
    code.frame().targets().pop();
  }

  /** Lowers a statement that can be left by its label. */
  void labelled(Node statement, String label) {
    int after = code.block();
    open(label, after, NONE);
    lowering.statements.lower(statement);
    close();
    code.jump(after);
    code.at(after);
  }

  /** Lowers {@code break} and {@code continue}. */
  void leave(Node node, boolean isContinue) {
    var label = node.child("label").map(Node::text).orElse("");
    for (var target : code.frame().targets()) {
      boolean isMeant =
          label.isEmpty()
              ? isContinue ? target.continued() != NONE : isLeftByBreak(target)
              : target.label().equals(label);
      if (isMeant) {
        int way = isContinue && target.continued() != NONE ? target.continued() : target.broken();
        code.jump(lowering.tries.wayTo(way, target.finalizers()));
        return;
      }
    }
  }

  /** A labelled block is left by its label alone. */
  private static boolean isLeftByBreak(Frame.Target target) {
    return target.continued() != NONE || target.label().isEmpty();
  }

  /** Lowers a switch: tests one after the other, bodies that fall through. */
  void choice(Node node, String label) {
    int value = lowering.expressions.field(node, "value");
    boolean isTrue =
        node.child("value")
            .flatMap(it -> it.named().stream().findFirst())
            .map(it -> it.is("true"))
            .orElse(false);
    var cases = node.child("body").map(Node::named).orElse(List.of());
    var before = lowering.scope();
    node.child("body").ifPresent(lowering::enter);
    lowering.functions.hoistSince(before);
    int after = code.block();
    var bodies = new ArrayList<Integer>();
    int otherwise = after;
    for (var each : cases) {
      int body = code.block();
      bodies.add(body);
      if (each.is("switch_default")) {
        otherwise = body;
      } else {
        test(each, value, isTrue, body);
      }
    }
    code.jump(otherwise);
    open(label, after, NONE);
    bodies(cases, bodies, after);
    close();
    code.at(after);
    lowering.leaveTo(before);
  }

  private void test(Node each, int value, boolean isTrue, int body) {
    int next = code.block();
    var tested = each.child("value");
    if (isTrue && tested.isPresent()) {
      lowering.operations.decide(tested.get(), body, next);
    } else {
      var place = tested.orElse(each).span();
      int wanted = lowering.expressions.value(tested, place);
      code.branch(code.operate(Operator.EQUAL, place, value, wanted), body, next, place);
    }
    code.at(next);
  }

  private void bodies(List<Node> cases, List<Integer> bodies, int after) {
    for (int number = 0; number < cases.size(); number++) {
      code.at(bodies.get(number));
      lowering.statements.all(cases.get(number).all("body"));
      code.jump(number + 1 < bodies.size() ? bodies.get(number + 1) : after);
    }
  }
}
