package dev.martello.code.script;

import dev.martello.code.ir.ProcedureBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A procedure while it is filled. */
final class Frame {
  /**
   * Where {@code break} and {@code continue} go.
   *
   * @param label empty text for none
   * @param continued negative where nothing can be continued
   * @param finalizers how many {@code finally} are open outside
   */
  record Target(String label, int broken, int continued, int finalizers) {}

  private static final int NONE = -1;

  private final ProcedureBuilder builder;
  private final @Nullable Frame parent;
  private final Deque<Target> targets = new ArrayDeque<>();
  private final Deque<Finalizer> finalizers = new ArrayDeque<>();
  private final boolean yieldAwaits;
  private int finallyDepth;
  private int handler = NONE;
  private Runnable fields = () -> {};

  /**
   * Begins a procedure.
   *
   * @param yieldAwaits whether {@code yield} stands for {@code await}, as compilers write it
   */
  Frame(ProcedureBuilder builder, @Nullable Frame parent, boolean yieldAwaits) {
    this.builder = builder;
    this.parent = parent;
    this.yieldAwaits = yieldAwaits;
  }

  ProcedureBuilder builder() {
    return builder;
  }

  @Nullable Frame parent() {
    return parent;
  }

  boolean yieldAwaits() {
    return yieldAwaits;
  }

  Deque<Target> targets() {
    return targets;
  }

  /** Returns the {@code finally} that are open, the innermost first. */
  Deque<Finalizer> finalizers() {
    return finalizers;
  }

  int finallyDepth() {
    return finallyDepth;
  }

  void finallyDepth(int depth) {
    finallyDepth = depth;
  }

  int handler() {
    return handler;
  }

  /** Sets the block that handles new blocks; returns the one before. */
  int handledBy(int block) {
    int before = handler;
    handler = block;
    builder.handledBy(block);
    return before;
  }

  /** Sets what makes the fields of a new object, once its base class has been called. */
  void fields(Runnable initialization) {
    fields = initialization;
  }

  /** Makes the fields of the new object, the first time. */
  void makeFields() {
    var initialization = fields;
    fields = () -> {};
    initialization.run();
  }
}
