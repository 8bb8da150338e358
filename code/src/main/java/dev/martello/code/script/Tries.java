package dev.martello.code.script;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Lowers {@code try}, and what leaves functions. */
final class Tries {
  /*
   * The statements of a finally are lowered three times: for what comes to the end of the try, for
   * what is thrown, and for all that leaves by return, break or continue, which go apart again
   * after it. A finally inside a finally inside a finally is lowered once for all ways, since the
   * copies would grow with every level.
   */
  private static final int DEEPEST_COPY = 2;
  private static final int NONE = -1;

  private final Lowering lowering;
  private final Emitter code;

  Tries(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  void lower(Node node) {
    var finalizer = node.child("finalizer").flatMap(it -> it.child("body"));
    if (finalizer.isPresent()) {
      withFinally(node, finalizer.get());
    } else {
      int after = code.block();
      guarded(node, after);
      code.at(after);
    }
  }

  /** Lowers the body and what catches; both go on at a block. */
  private void guarded(Node node, int after) {
    var frame = code.frame();
    int outer = frame.handler();
    var clause = node.child("handler");
    int handler = clause.isPresent() ? code.block() : outer;
    frame.handledBy(handler);
    enterBlock();
    lowering.statements.field(node, "body");
    frame.handledBy(outer);
    code.jump(after);
    if (clause.isPresent()) {
      code.at(handler);
      caught(clause.get());
      code.jump(after);
    }
  }

  private void enterBlock() {
    int block = code.block();
    code.jump(block);
    code.at(block);
  }

  private void caught(Node clause) {
    var parameter = clause.child("parameter");
    int thrown = code.fresh();
    code.add(new Instruction.Caught(thrown, List.of(), parameter.orElse(clause).span()));
    var before = lowering.enter(clause);
    parameter.ifPresent(name -> lowering.patterns.bind(name, thrown));
    lowering.statements.field(clause, "body");
    lowering.leaveTo(before);
  }

  private void withFinally(Node node, Node body) {
    var frame = code.frame();
    int outer = frame.handler();
    boolean isCopied = frame.finallyDepth() < DEEPEST_COPY;
    var finalizer = new Finalizer(body, outer);
    int thrown = code.block();
    int ended = code.block();
    int after = code.block();
    frame.finalizers().push(finalizer);
    frame.handledBy(thrown);
    enterBlock();
    guarded(node, ended);
    frame.handledBy(outer);
    frame.finalizers().pop();
    code.at(thrown);
    code.add(new Instruction.Caught(code.fresh(), List.of(), body.span()));
    if (isCopied) {
      run(finalizer);
      code.end(new Exit.Throw(NONE, body.span()));
      code.at(ended);
      run(finalizer);
      code.jump(after);
    } else {
      int again = code.block();
      code.jump(finalizer.wayTo(again, frame));
      code.at(again);
      code.end(new Exit.Throw(NONE, body.span()));
      code.at(ended);
      code.jump(finalizer.wayTo(after, frame));
    }
    if (finalizer.isEntered()) {
      code.at(finalizer.entry());
      run(finalizer);
      disperse(finalizer.continuations());
    }
    code.at(after);
  }

  private void run(Finalizer finalizer) {
    var frame = code.frame();
    frame.finallyDepth(frame.finallyDepth() + 1);
    lowering.statements.lower(finalizer.body());
    frame.finallyDepth(frame.finallyDepth() - 1);
  }

  private void disperse(List<Integer> ways) {
    for (int number = 0; number < ways.size() - 1; number++) {
      int next = number == ways.size() - 2 ? ways.getLast() : code.block();
      code.end(new Exit.Either(ways.get(number), next));
      code.at(next);
    }
    if (ways.size() == 1) {
      code.jump(ways.getFirst());
    }
  }

  /** Returns where a way out begins that passes all {@code finally} but the outermost ones. */
  int wayTo(int block, int untouched) {
    var frame = code.frame();
    var passed = new ArrayList<>(frame.finalizers());
    int way = block;
    for (int number = passed.size() - untouched - 1; number >= 0; number--) {
      way = passed.get(number).wayTo(way, frame);
    }
    return way;
  }

  /** Returns from the function; a negative register returns nothing. */
  void leave(int value, Span place) {
    var frame = code.frame();
    if (frame.finalizers().isEmpty()) {
      code.end(new Exit.Return(value, place));
      return;
    }
    // Each return keeps its own value, which no other way through the same finally gives.
    int kept = code.fresh();
    code.copy(kept, value < 0 ? code.nothing(place) : value, place);
    int here = frame.builder().here();
    int handler = frame.handledBy(NONE);
    int returning = code.block();
    frame.handledBy(handler);
    code.at(returning);
    code.end(new Exit.Return(kept, place));
    code.at(here);
    code.jump(wayTo(returning, 0));
  }
}
