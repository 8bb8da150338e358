package dev.martello.code.python;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers {@code try} statements. */
final class Tries {
  /*
   * A finally clause is lowered once for each way that leads through it, so that what is known on
   * one way is not mixed with the others. Inside such a clause that would multiply, so clauses
   * inside clauses are lowered once, and any of the ways may follow.
   */
  private final Lowering to;

  Tries(Lowering to) {
    this.to = to;
  }

  void lower(Node node) {
    node.first("finally_clause")
        .ifPresentOrElse(clause -> cleanedUp(node, clause), () -> handled(node));
  }

  private void cleanedUp(Node node, Node clause) {
    int normal = to.block();
    int thrown = to.block();
    int after = to.block();
    int before = to.procedure().handledBy(thrown);
    var cleanup = to.jumps().enterCleanup(before);
    to.next();
    handled(node);
    to.jump(normal);
    to.procedure().handledBy(before);
    to.jumps().leaveCleanup(cleanup);
    to.at(thrown);
    to.add(new Instruction.Caught(to.register(), List.of(), clause.span()));
    if (to.cleanups() > 0) {
      once(clause, cleanup, normal, thrown, after);
    } else {
      forEachWay(clause, cleanup, normal, after);
    }
    to.at(after);
  }

  /** The handler's block is the current one. */
  private void forEachWay(Node clause, Jumps.Cleanup cleanup, int normal, int after) {
    body(clause);
    to.procedure().end(new Exit.Throw(-1, clause.span()));
    cleanup
        .entries()
        .forEach(
            (way, entry) -> {
              to.at(entry);
              body(clause);
              to.jumps().goOn(cleanup, way);
            });
    to.at(normal);
    body(clause);
    to.jump(after);
  }

  private void once(Node clause, Jumps.Cleanup cleanup, int normal, int thrown, int after) {
    int shared = to.block();
    to.jump(shared);
    to.at(normal);
    to.jump(shared);
    cleanup
        .entries()
        .values()
        .forEach(
            entry -> {
              to.at(entry);
              to.jump(shared);
            });
    to.at(shared);
    body(clause);
    for (var way : cleanup.entries().keySet()) {
      int taken = to.block();
      int next = to.block();
      to.either(taken, next);
      to.at(taken);
      to.jumps().goOn(cleanup, way);
      to.at(next);
    }
    int rethrown = to.block();
    to.either(after, rethrown);
    to.at(rethrown);
    to.procedure().end(new Exit.Throw(-1, clause.span()));
  }

  private void body(Node clause) {
    to.cleanup(() -> clause.first("block").ifPresent(to.statements()::all));
  }

  /** Lowers everything but the {@code finally} clause. */
  private void handled(Node node) {
    var clauses = node.children().stream().filter(Tries::isHandler).toList();
    if (clauses.isEmpty()) {
      node.child("body").ifPresent(to.statements()::all);
      otherwise(node);
      return;
    }
    int handler = to.block();
    int after = to.block();
    int before = to.procedure().handledBy(handler);
    to.next();
    node.child("body").ifPresent(to.statements()::all);
    to.procedure().handledBy(before);
    to.next();
    otherwise(node);
    to.jump(after);
    to.at(handler);
    clauses(clauses, after);
    to.at(after);
  }

  private static boolean isHandler(Node node) {
    return node.is("except_clause") || node.is("except_group_clause");
  }

  private void otherwise(Node node) {
    node.first("else_clause")
        .flatMap(clause -> clause.child("body"))
        .ifPresent(to.statements()::all);
  }

  private void clauses(List<Node> clauses, int after) {
    int caught = to.register();
    var place = clauses.getFirst().span();
    to.add(new Instruction.Caught(caught, types(clauses), place));
    for (var clause : clauses) {
      int body = to.block();
      int next = to.block();
      caughtBy(clause, caught, body, next);
      to.at(body);
      alias(clause).ifPresent(alias -> to.targets().assign(alias, caught));
      clause.first("block").ifPresent(to.statements()::all);
      to.jump(after);
      to.at(next);
    }
    to.procedure().end(new Exit.Throw(-1, clauses.getLast().span()));
  }

  private List<String> types(List<Node> clauses) {
    var types = new ArrayList<String>();
    for (var clause : clauses) {
      var type = type(clause);
      if (type.isEmpty()) {
        return List.of();
      }
      types.addAll(to.types().caught(type.get()));
    }
    return types;
  }

  private void caughtBy(Node clause, int caught, int body, int next) {
    var type = type(clause);
    if (type.isEmpty()) {
      to.jump(body);
      return;
    }
    var classes = type.get().is("tuple") ? Parts.of(type.get()) : List.of(type.get());
    for (var one : classes) {
      int other = to.block();
      int test = to.operate(Operator.INSTANCE_OF, one.span(), caught, to.value(one));
      to.branch(test, body, other, one.span());
      to.at(other);
    }
    to.jump(next);
  }

  private static Optional<Node> type(Node clause) {
    var value = clause.child("value");
    return value.map(one -> one.is("as_pattern") ? Parts.of(one).getFirst() : one);
  }

  private static Optional<Node> alias(Node clause) {
    return clause
        .first("as_pattern")
        .flatMap(pattern -> pattern.child("alias"))
        .or(() -> oldAlias(clause));
  }

  /** Returns the variable of {@code except E, e:} as Python 2 wrote it. */
  static Optional<Node> oldAlias(Node clause) {
    var values = Parts.in(clause, "value");
    return values.size() == 2 ? Optional.of(values.getLast()) : Optional.empty();
  }
}
