package dev.martello.stack;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a condition of a template was decided to be.
 *
 * @param defaults the defaults of parameters without which it might be decided otherwise
 */
record Decision(Tri answer, List<Origin.Default> defaults) {
  static final Decision OPEN = of(Tri.UNKNOWN);

  Decision {
    defaults = List.copyOf(defaults);
  }

  static Decision of(Tri answer) {
    return new Decision(answer, List.of());
  }

  Decision not() {
    return new Decision(answer.not(), defaults);
  }

  Decision and(Decision other) {
    return not().or(other.not()).not();
  }

  /** One that surely holds decides alone, the better one without a default. */
  Decision or(Decision other) {
    if (answer.isYes() && other.answer.isYes()) {
      return other.defaults.isEmpty() ? other : this;
    }
    if (answer.isYes() || other.answer.isYes()) {
      return answer.isYes() ? this : other;
    }
    var both = new LinkedHashSet<>(defaults);
    both.addAll(other.defaults);
    return new Decision(answer.or(other.answer), List.copyOf(both));
  }
}
