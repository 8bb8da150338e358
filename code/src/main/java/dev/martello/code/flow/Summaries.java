package dev.martello.code.flow;

import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What procedures were seen to do, so that nothing runs twice in the same situation. */
final class Summaries {
  private static final int MANY = 40;

  /**
   * Even with all arguments in one, tests that were made before tell summaries apart; of more than
   * these the oldest are forgotten.
   */
  private static final int MOST = 80;

  private final Map<ProcedureId, List<Summary>> all = new HashMap<>();

  /** Returns whether a procedure ran, or runs. */
  boolean has(ProcedureId id) {
    return all.containsKey(id);
  }

  /** Says that a procedure begins to run. */
  void begin(ProcedureId id) {
    all.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  /** Returns whether there are so many that situations are told apart no longer. */
  boolean areMany(ProcedureId id) {
    return of(id).size() >= MANY;
  }

  private List<Summary> of(ProcedureId id) {
    return all.getOrDefault(id, List.of());
  }

  /**
   * Returns what a procedure is to be run with. Once there are many, each further one is made with
   * all that was handed over before it.
   */
  List<Value> widened(ProcedureId id, List<Value> bound) {
    if (!areMany(id)) {
      return bound;
    }
    var known = of(id);
    var wide = new ArrayList<>(bound);
    for (var summary : known.size() > MANY ? List.of(known.getLast()) : known) {
      for (int at = 0; at < wide.size() && at < summary.arguments().size(); at++) {
        wide.set(at, wide.get(at).join(summary.arguments().get(at)));
      }
    }
    return wide;
  }

  /** Finds what a procedure does in the situation of a frame, if it was seen before. */
  Optional<Summary> find(
      Frame frame, Value self, List<Value> bound, State state, boolean isInitialising) {
    for (var summary : of(frame.id)) {
      if (summary.fits(frame, self, bound, state, isInitialising)) {
        return Optional.of(summary);
      }
    }
    return Optional.empty();
  }

  void add(ProcedureId id, Summary summary) {
    var known = all.computeIfAbsent(id, _ -> new ArrayList<>());
    known.add(summary);
    if (known.size() > MOST) {
      known.remove(MANY);
    }
  }
}
