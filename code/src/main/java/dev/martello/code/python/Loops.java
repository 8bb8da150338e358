package dev.martello.code.python;

import dev.martello.code.tree.Node;

/** Lowers loops. */
final class Loops {
  private final Lowering to;

  Loops(Lowering to) {
    this.to = to;
  }

  /** Lowers {@code for}. */
  void each(Node node) {
    int iterable =
        node.child("right")
            .map(right -> to.kept(to.value(right), right.span()))
            .orElseGet(to::register);
    int header = to.next();
    int body = to.block();
    int exhausted = to.block();
    int after = to.block();
    to.either(body, exhausted);
    to.at(body);
    var place = node.child("left").map(Node::span).orElse(node.span());
    int element = to.each(iterable, place);
    node.child("left").ifPresent(left -> to.targets().assign(left, element));
    rest(node, header, exhausted, after);
  }

  /** Lowers {@code while}. */
  void repeat(Node node) {
    int header = to.next();
    int body = to.block();
    int exhausted = to.block();
    int after = to.block();
    node.child("condition")
        .ifPresent(condition -> to.conditions().branch(condition, body, exhausted));
    to.either(body, exhausted);
    to.at(body);
    rest(node, header, exhausted, after);
  }

  private void rest(Node node, int header, int exhausted, int after) {
    to.jumps().enterLoop(header, after);
    node.child("body").ifPresent(to.statements()::all);
    to.jumps().leaveLoop();
    to.jump(header);
    to.at(exhausted);
    node.child("alternative")
        .flatMap(otherwise -> otherwise.child("body"))
        .ifPresent(to.statements()::all);
    to.jump(after);
    to.at(after);
  }
}
