package dev.martello.code.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is secret as a whole, though no single part of it has to be. */
final class WholeSecrets {
  /** The whole environment; no single variable has it. */
  static final Label ENVIRONMENT =
      new Label(
          Label.SECRET, "the whole environment, with the credentials of the function's role,");

  /** All settings of a file; no single one has it. */
  static final Label SETTINGS = new Label(Label.SECRET, "all settings of a file");

  private static final Set<Label> ALL = Set.of(ENVIRONMENT, SETTINGS);

  private WholeSecrets() {}

  /** Returns whether a label is that of a secret which is none as a whole only. */
  static boolean isSingle(Label label) {
    return label.isSecret() && !ALL.contains(label);
  }

  /** Returns what a value is tainted with that no single member of it has. */
  static Map<Label, Taint> in(Value value) {
    if (value.taints().isEmpty()) {
      return Map.of();
    }
    var wholes = new TreeMap<>(value.taints());
    wholes.keySet().retainAll(ALL);
    return wholes;
  }

  /** Returns a value as one of its parts is: one variable is not the whole environment. */
  static Value without(Value value) {
    var wholes = in(value);
    if (wholes.isEmpty()) {
      return value;
    }
    var others = new TreeMap<>(value.taints());
    others.keySet().removeAll(wholes.keySet());
    return value.with(others);
  }
}
