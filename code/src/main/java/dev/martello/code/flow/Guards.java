package dev.martello.code.flow;

import java.util.HashMap;
import java.util.Map;

/** Keeps in values what tests told of them, where ways meet of which only one made the test. */
final class Guards {
  private Guards() {}

  /**
   * Returns the registers of one way with its tests counted in.
   *
   * @param guards what this way tested
   * @param others what the other way tested
   */
  static IntMap<Value> keep(
      IntMap<Value> registers, Map<Label, Long> guards, Map<Label, Long> others) {
    var lost = new HashMap<Label, Long>();
    guards.forEach(
        (label, kinds) -> {
          long more = kinds & ~others.getOrDefault(label, 0L);
          if (more != 0) {
            lost.put(label, more);
          }
        });
    if (lost.isEmpty()) {
      return registers;
    }
    var kept =
        new Object() {
          IntMap<Value> registers = IntMap.empty();
        };
    registers.forEach(
        (register, value) -> kept.registers = kept.registers.with(register, cleared(value, lost)));
    return kept.registers;
  }

  /** Returns a value with the present tests counted in. */
  static Value now(Value value, Map<Label, Long> guards) {
    return guards.isEmpty() || !value.isTainted() ? value : cleared(value, guards);
  }

  private static Value cleared(Value value, Map<Label, Long> kinds) {
    if (value.taints().keySet().stream().noneMatch(kinds::containsKey)) {
      return value;
    }
    var taints = new HashMap<>(value.taints());
    taints.replaceAll((label, taint) -> taint.clear(kinds.getOrDefault(label, 0L)));
    return value.with(taints);
  }
}
