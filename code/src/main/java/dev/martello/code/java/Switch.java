package dev.martello.code.java;

import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lowers a switch: a chain of tests, then the code of each case. */
final class Switch {
  private static final Set<String> RULES = Set.of("switch_rule", "switch_block_statement_group");

  /** A case and the block of its code. */
  private record Case(Node node, int block) {}

  private final Body body;
  private final ProcedureBuilder builder;
  private final Statements statements;
  private final Value selector;
  private final int after;

  Switch(Body body, Statements statements, Value selector, int after) {
    this.body = body;
    this.statements = statements;
    this.selector = selector;
    this.after = after;
    builder = body.builder();
  }

  /** Lowers the switch; the selector is lowered before. */
  void lower(Node node) {
    var cases = new ArrayList<Case>();
    int otherwise = after;
    for (var rule : node.child("body").map(Node::named).orElse(List.of())) {
      if (RULES.contains(rule.kind())) {
        int block = builder.block();
        cases.add(new Case(rule, block));
        if (isDefault(rule)) {
          otherwise = block;
        }
      }
    }
    for (var each : cases) {
      labels(each.node()).forEach(label -> test(label, each.block()));
    }
    builder.jump(otherwise);
    for (int at = 0; at < cases.size(); at++) {
      boolean isLast = at == cases.size() - 1;
      run(cases.get(at), isLast ? after : cases.get(at + 1).block());
    }
  }

  private static List<Node> labels(Node rule) {
    return rule.named().stream().filter(each -> each.is("switch_label")).toList();
  }

  private static boolean isDefault(Node rule) {
    return labels(rule).stream()
        .anyMatch(
            label ->
                label.has("default")
                    || label.named().stream().anyMatch(each -> each.text().equals("default")));
  }

  private void test(Node label, int block) {
    var guard = label.first("guard");
    for (var part : label.named()) {
      if (part.is("guard") || part.text().equals("default")) {
        continue;
      }
      int next = builder.block();
      int matched = guard.isPresent() ? builder.block() : block;
      match(part, matched, next);
      if (guard.isPresent()) {
        builder.at(matched);
        guard.get().named().stream()
            .findFirst()
            .ifPresent(each -> statements.expressions().condition(each, block, next));
      }
      builder.at(next);
    }
  }

  private void match(Node part, int matched, int next) {
    switch (part.kind()) {
      case "pattern", "type_pattern", "record_pattern" -> {
        statements.expressions().patterns().match(part, selector, next);
        builder.jump(matched);
      }
      case "null_literal" ->
          body.branch(
              body.operate(Operator.IS_NOTHING, part.span(), selector.register()),
              matched,
              next,
              part.span());
      default -> {
        var constant = statements.expressions().constant(part, selector.type());
        int isEqual =
            body.operate(Operator.EQUAL, part.span(), selector.register(), constant.register());
        body.branch(isEqual, matched, next, part.span());
      }
    }
  }

  private void run(Case each, int next) {
    builder.at(each.block());
    var code = each.node().named().stream().filter(part -> !part.is("switch_label")).toList();
    if (!each.node().is("switch_rule")) {
      code.forEach(statements::lower);
      builder.jump(next);
      return;
    }
    for (var part : code) {
      if (part.is("expression_statement")) {
        part.named().forEach(statements.expressions()::result);
      } else {
        statements.lower(part);
      }
    }
    builder.jump(after);
  }
}
