package dev.martello.code.java;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;

/** Lowers patterns: goes on in the same order where they match, and elsewhere where not. */
final class Patterns {
  private static final int DEEPEST = 50;

  private final FileLowering file;
  private final Body body;

  Patterns(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
  }

  /** Matches a value with a pattern. */
  void match(Node pattern, Value value, int whenNot) {
    match(pattern, value, whenNot, DEEPEST);
  }

  private void match(Node pattern, Value value, int whenNot, int left) {
    var named = pattern.named();
    if (named.isEmpty() || left == 0) {
      return;
    }
    switch (pattern.kind()) {
      case "pattern" -> match(named.getFirst(), value, whenNot, left - 1);
      case "type_pattern", "record_pattern_component" -> {
        var name = Optional.of(named.getLast()).filter(each -> each.is("identifier"));
        if (named.getFirst().is("record_pattern")) {
          match(named.getFirst(), value, whenNot, left - 1);
        } else if (named.size() > 1) {
          match(named.get(named.size() - 2), name, value, whenNot);
        }
      }
      case "record_pattern" -> {
        test(named.getFirst(), value, whenNot);
        var type = file.types().of(named.getFirst(), body.type());
        var components = pattern.first("record_pattern_body").map(Node::named).orElse(List.of());
        matchComponents(components, type, value, whenNot, left);
      }
      default -> match(pattern, Optional.empty(), value, whenNot);
    }
  }

  private void matchComponents(
      List<Node> components, JavaType type, Value value, int whenNot, int left) {
    var fields =
        file.find(type.name()).map(shape -> List.copyOf(shape.fields.entrySet())).orElse(List.of());
    for (int at = 0; at < components.size(); at++) {
      var place = components.get(at).span();
      var known = at < fields.size() ? fields.get(at).getValue().type() : JavaType.UNKNOWN;
      int register;
      if (at < fields.size()) {
        register = body.load(value.register(), fields.get(at).getKey(), known, place);
      } else {
        register = body.register();
        body.add(new Instruction.Load(register, value.register(), new Key.Any(), place));
      }
      match(components.get(at), new Value(register, known), whenNot, left - 1);
    }
  }

  /** Matches a value with a type; a name is a new variable. */
  void match(Node type, Optional<Node> name, Value value, int whenNot) {
    var known = file.types().of(type, body.type());
    if (known.isKnown()) {
      test(type, value, whenNot);
    }
    if (name.isPresent()) {
      int register = body.declare(name.get().text(), known.isKnown() ? known : value.type());
      body.add(
          known.isKnown()
              ? new Instruction.Typed(
                  register, value.register(), known.name(), known.attributes(), name.get().span())
              : new Instruction.Copy(register, value.register(), name.get().span()));
    }
  }

  private void test(Node type, Value value, int whenNot) {
    var name = file.types().of(type, body.type()).name();
    int text = body.constant(new Literal.Text(name), type.span());
    int condition = body.operate(Operator.INSTANCE_OF, type.span(), value.register(), text);
    int next = body.builder().block();
    body.branch(condition, next, whenNot, type.span());
    body.builder().at(next);
  }
}
