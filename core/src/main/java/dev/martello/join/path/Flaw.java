package dev.martello.join.path;

import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.List;

/**
 * A flaw that was found in the code of a function, through which an event runs code in it.
 *
 * @param from how far those who can send such an event are from the function
 * @param fact what is wrong, a clause for people
 * @param origin the place in the code
 */
public record Flaw(Identity function, Exposure.Level from, String fact, Origin origin) {

  /** Returns whether whoever comes in at a level can send the event that it takes. */
  boolean isOpenTo(Exposure.Level level) {
    return from.compareTo(level) <= 0 || level == Exposure.Level.INTERNAL;
  }

  /** Returns the rule that whoever decides the event runs code. */
  Rule rule() {
    return new Rule(
        Technique.EXPLOITS_FLAW,
        fact,
        origin,
        "",
        List.of(
            Ground.of(key(), Ground.Kind.FLAW, origin, List.of(function.key()), cut().advice())));
  }

  /** Returns how to end what it leads to. */
  Cut cut() {
    return new Cut(
        "mend the flaw in the code of `%s`".formatted(Facts.name(function)), List.of(origin));
  }

  String key() {
    return function.key() + " flawed at " + GrantRules.key(origin);
  }
}
