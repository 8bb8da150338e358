package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.Set;

/** Tells which objects outlive the invocation, and so are there for the next event. */
public final class Lasting {
  private static final int KEPT_WITHIN = 4;

  private final Interpreter interpreter;

  /** What was there before the first event. */
  private final Set<Integer> lasting = new HashSet<>();

  /** What is made anew for each event. */
  private final Set<Integer> passing = new HashSet<>();

  /** What an event made and put where later events find it. */
  private final Set<Integer> kept = new HashSet<>();

  Lasting(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Says that an object is there for all events. */
  void add(int object) {
    if (!passing.contains(object)) {
      lasting.add(object);
    }
  }

  /** Says that an object is made anew for each event, whenever the code makes it. */
  public void passes(Value made) {
    for (var atom : made.atoms()) {
      if (atom instanceof Atom.Reference reference) {
        passing.add(reference.object());
      }
    }
  }

  /** Returns whether an object is there for all events. */
  public boolean has(int object) {
    return lasting.contains(object);
  }

  /** Returns whether an object, once made, was put where later events find it. */
  boolean isKept(int object) {
    return lasting.contains(object) || kept.contains(object);
  }

  /** Says that objects, and what they hold, are put where later events find them. */
  void keep(Value value) {
    keep(value, KEPT_WITHIN);
  }

  private void keep(Value value, int depth) {
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && isKept(held.kind())
          && kept.add(reference.object())
          && depth > 0) {
        keep(interpreter.objects().all(held), depth - 1);
      }
    }
  }

  /** A text of the code that only some events add to a list tells of the event that did. */
  public Value added(Value value) {
    boolean isOwn =
        !value.isTainted()
            && !value.atoms().isEmpty()
            && value.atoms().stream().allMatch(Atom.Words.class::isInstance)
            && interpreter.stack().isDecidedBy(this::isOfEvent);
    return isOwn
        ? value.tainted(
            interpreter
                .semantics()
                .event(interpreter)
                .each(taint -> taint.clear(~SinkKind.GLOBAL.bit()))
                .taints())
        : value;
  }

  private boolean isOfEvent(Value value) {
    return value.taints().keySet().stream()
        .anyMatch(label -> label.source() >= 0 && !interpreter.semantics().isEarlier(label));
  }

  /** Returns whether a list holds texts of the code alone: how many there are tells nothing. */
  boolean hasOwnOnly(Value list) {
    return !list.atoms().isEmpty()
        && list.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && interpreter.get(reference.object()) instanceof HeapObject held
                        && interpreter.objects().all(held).atoms().stream()
                            .allMatch(each -> Value.textOf(each).isPresent()));
  }

  /** A new list that a script puts in place of one of the module stays there as well. */
  private boolean isKept(HeapObject.Kind kind) {
    return kind == HeapObject.Kind.INSTANCE
        || kind == HeapObject.Kind.LIST && interpreter.program().unit(0).language().isScript();
  }

  /** What is made at the same place while the next event is handled is another object. */
  int older(int object) {
    if (lasting.contains(object)) {
      return object;
    }
    int older = interpreter.sites().older(object);
    if (kept.contains(object)) {
      kept.add(older);
    }
    return older;
  }
}
