package dev.martello.join.path;

import dev.martello.value.Origin;
import java.util.List;

/**
 * What a rule says and rests on, for people.
 *
 * @param fact a clause; empty text for what follows by itself and is no step worth telling
 * @param needs what it hangs on; empty text where it is certain
 * @param grounds all of them are needed
 */
record Rule(Technique technique, String fact, Origin origin, String needs, List<Ground> grounds) {
  Rule {
    grounds = List.copyOf(grounds);
  }

  /** Returns a rule about what follows by itself. */
  static Rule implied(Origin origin) {
    return new Rule(Technique.IMPLIES, "", origin, "", List.of());
  }

  boolean isCertain() {
    return needs.isEmpty();
  }

  boolean isTold() {
    return !fact.isEmpty();
  }
}
