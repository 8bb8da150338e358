package dev.martello.code.script;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** A {@code finally} that what leaves its {@code try} has to pass. */
final class Finalizer {
  private static final int NONE = -1;

  private final Node body;
  private final int outerHandler;
  private final List<Integer> continuations = new ArrayList<>();
  private int entry = NONE;

  Finalizer(Node body, int outerHandler) {
    this.body = body;
    this.outerHandler = outerHandler;
  }

  Node body() {
    return body;
  }

  boolean isEntered() {
    return entry != NONE;
  }

  /** Returns where the way out begins that ends at a block. */
  int wayTo(int block, Frame frame) {
    if (entry == NONE) {
      int handler = frame.handledBy(outerHandler);
      entry = frame.builder().block();
      frame.handledBy(handler);
    }
    if (!continuations.contains(block)) {
      continuations.add(block);
    }
    return entry;
  }

  int entry() {
    return entry;
  }

  List<Integer> continuations() {
    return continuations;
  }
}
