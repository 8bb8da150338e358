package dev.martello.code.python;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.value.Span;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where {@code break}, {@code continue} and {@code return} go, through what is cleaned up. */
final class Jumps {
  /** Ways to leave a statement before its end. */
  enum Way {
    BREAK,
    CONTINUE,
    RETURN
  }

  /** What one has to leave, from the inside to the outside. */
  sealed interface Around {}

  /** Nothing but the procedure. */
  record Outside() implements Around {}

  /** A loop. */
  record Loop(Around outer, int header, int after) implements Around {}

  /** A statement with a {@code finally} clause, which every way out runs first. */
  static final class Cleanup implements Around {
    private final Around outer;
    private final int handler;
    private final int value;
    private final Map<Way, Integer> entries = new EnumMap<>(Way.class);
    private @Nullable Span returned;

    private Cleanup(Around outer, int handler, int value) {
      this.outer = outer;
      this.handler = handler;
      this.value = value;
    }

    /** Returns where each way out begins that was taken. */
    Map<Way, Integer> entries() {
      return entries;
    }

    private int entry(Way way, ProcedureBuilder procedure) {
      return entries.computeIfAbsent(
          way,
          unused -> {
            int inside = procedure.handledBy(handler);
            int block = procedure.block();
            procedure.handledBy(inside);
            return block;
          });
    }
  }

  private final Lowering to;
  private Around around = new Outside();

  Jumps(Lowering to) {
    this.to = to;
  }

  void enterLoop(int header, int after) {
    around = new Loop(around, header, after);
  }

  void leaveLoop() {
    if (around instanceof Loop(var outer, var _, var _)) {
      around = outer;
    }
  }

  /**
   * Begins what a {@code finally} clause belongs to.
   *
   * @param handler the block that handles what the clause itself throws; negative for none
   */
  Cleanup enterCleanup(int handler) {
    var cleanup = new Cleanup(around, handler, to.register());
    around = cleanup;
    return cleanup;
  }

  void leaveCleanup(Cleanup cleanup) {
    around = cleanup.outer;
  }

  /** Goes on with a way out after the clause has run. */
  void goOn(Cleanup cleanup, Way way) {
    var place = cleanup.returned;
    leave(way, cleanup.value, place == null ? new Span(0, 0) : place);
  }

  void returning(int value, Span place) {
    leave(Way.RETURN, value, place);
  }

  void breaking(Span place) {
    leave(Way.BREAK, -1, place);
  }

  void continuing(Span place) {
    leave(Way.CONTINUE, -1, place);
  }

  private void leave(Way way, int value, Span place) {
    var at = around;
    while (way == Way.RETURN && at instanceof Loop(var outer, var _, var _)) {
      at = outer;
    }
    switch (at) {
      case Outside() -> {
        if (way == Way.RETURN) {
          to.procedure().end(new Exit.Return(value, place));
        }
      }
      case Loop(var _, var header, var after) -> to.jump(way == Way.BREAK ? after : header);
      case Cleanup cleanup -> {
        if (way == Way.RETURN) {
          cleanup.returned = place;
          to.copy(cleanup.value, value < 0 ? to.nothing(place) : value, place);
        }
        to.jump(cleanup.entry(way, to.procedure()));
      }
    }
  }
}
