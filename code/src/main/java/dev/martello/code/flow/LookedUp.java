package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Python: data by which something was found in a map of the code is one of the map's keys. */
public final class LookedUp {
  /*
   * What `get` finds carries the data of the key as a choice, which is no part of it. Where it is
   * something rather than nothing, the key is one of those that the code wrote; brackets raise
   * otherwise.
   */
  private static final long TOLD = SinkKind.ALL & ~SinkKind.AUTHORIZATION.bit();

  private static final int MOST = 8;

  private LookedUp() {}

  /** Returns how the data of a key is part of what is found under it, or of nothing. */
  public static Map<Label, Taint> choices(Value maps, Value key, Interpreter run) {
    if (!isField(key) || !areClosed(maps, run)) {
      return Map.of();
    }
    var choices = new TreeMap<Label, Taint>();
    key.taints()
        .forEach(
            (label, taint) -> {
              var choice = taint.asChoice().clear(SinkKind.PROTOTYPE.bit());
              if (!taint.isGuess() && choice.isChoice()) {
                choices.put(label, choice);
              }
            });
    return choices;
  }

  /** Takes note that something was found under a key. */
  static void found(HeapObject map, Value key, Interpreter run) {
    if (isField(key) && isClosed(map)) {
      run.state(run.state().after(Conditions.checked(key, TOLD)));
    }
  }

  /** Returns what follows from whether something was found; empty if nothing was looked up. */
  static Optional<Condition> condition(Value found) {
    if (found.taints().isEmpty() || found.atoms().stream().noneMatch(Operations::isNothing)) {
      return Optional.empty();
    }
    var keys =
        found.taints().entrySet().stream()
            .filter(entry -> isKey(entry.getValue()))
            .limit(MOST)
            .map(entry -> new Condition.Checked(entry.getKey(), TOLD))
            .toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new Condition(keys, List.of()));
  }

  /** The first word of a text tells nothing of the rest. */
  private static boolean isField(Value key) {
    return key.isTainted() && key.atoms().stream().allMatch(Atom.Event.class::isInstance);
  }

  private static boolean isKey(Taint taint) {
    return taint.isChoice() && !SinkKind.PROTOTYPE.isHarmedBy(taint.cleared());
  }

  private static boolean areClosed(Value maps, Interpreter run) {
    return !maps.isNone()
        && maps.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && run.get(reference.object()) instanceof HeapObject held
                        && isClosed(held));
  }

  /** Only the code wrote into it, under names that it tells. */
  private static boolean isClosed(HeapObject held) {
    return held.kind() == HeapObject.Kind.MAP && held.type().isEmpty() && held.any().isNone();
  }
}
