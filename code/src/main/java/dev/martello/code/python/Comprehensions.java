package dev.martello.code.python;

import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.tree.Node;
import java.util.List;

/** Lowers comprehensions and generator expressions to loops that fill a container. */
final class Comprehensions {
  /*
   * A generator expression is a list here: when its elements are computed does not matter to what
   * they hold.
   */
  private final Lowering to;

  Comprehensions(Lowering to) {
    this.to = to;
  }

  int value(Node node) {
    var kind =
        switch (node.kind()) {
          case "dictionary_comprehension" -> Container.MAP;
          case "set_comprehension" -> Container.SET;
          default -> Container.LIST;
        };
    int container = to.make(kind, List.of(), node.span());
    int after = to.block();
    var outer = to.frame();
    var inner = outer.inner(to.unit().scopes().of(node), to.procedure());
    int innermost = after;
    boolean isFirst = true;
    for (var clause : Parts.of(node)) {
      if (clause.is("for_in_clause")) {
        innermost = loop(clause, isFirst ? outer : inner, inner, innermost);
        isFirst = false;
      } else if (clause.is("if_clause")) {
        condition(clause, inner, innermost);
      }
    }
    to.in(inner, () -> node.child("body").ifPresent(body -> element(container, body)));
    to.jump(innermost);
    to.at(after);
    return container;
  }

  /** Begins a loop and returns the block that asks for the next element. */
  private int loop(Node clause, Frame seen, Frame inner, int exhausted) {
    int[] iterable = {-1};
    to.in(seen, () -> iterable[0] = iterable(clause));
    int header = to.next();
    int body = to.block();
    to.either(body, exhausted);
    to.at(body);
    int element = to.each(iterable[0], clause.span());
    to.in(inner, () -> clause.child("left").ifPresent(left -> to.targets().assign(left, element)));
    return header;
  }

  private int iterable(Node clause) {
    var iterables = Parts.in(clause, "right");
    if (iterables.size() == 1) {
      return to.kept(to.value(iterables.getFirst()), iterables.getFirst().span());
    }
    var entries = iterables.stream().map(part -> new Entry(-1, to.value(part), false)).toList();
    return to.make(Container.TUPLE, entries, clause.span());
  }

  private void condition(Node clause, Frame inner, int otherwise) {
    int holds = to.block();
    to.in(
        inner,
        () -> Parts.of(clause).forEach(test -> to.conditions().branch(test, holds, otherwise)));
    to.at(holds);
  }

  private void element(int container, Node body) {
    if (!body.is("pair")) {
      to.store(container, new Key.Any(), to.value(body), body.span());
      return;
    }
    int key = body.child("key").map(to::value).orElseGet(to::register);
    int value = body.child("value").map(to::value).orElseGet(to::register);
    to.store(container, new Key.Element(key), value, body.span());
  }
}
