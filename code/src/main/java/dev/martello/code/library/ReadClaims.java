package dev.martello.code.library;

import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;

/** Marks the claims of tokens where they are read, so that it is seen what they decide. */
public final class ReadClaims {
  private ReadClaims() {}

  /** Returns whether a misuse goes by how a line looks. */
  public static boolean isGuess(Knowledge.Misuse misuse) {
    return misuse.check().equals("jwt-not-verified")
        && misuse.when().stream()
            .anyMatch(
                demand ->
                    demand.place().kind() == Place.Kind.CIRCUMSTANCE
                        && !demand.place().name().equals("around"));
  }

  /** Marks what was read out of a token. */
  static Value marked(Value value, Origin.Written where) {
    var trace = Trace.from(where, "the claims of a token are read");
    return value.tainted(
        new Label(Label.CLAIMS, key(where)), new Taint(SinkKind.ALL, false, trace));
  }

  /** Returns what tells the claims that are read at one place from those of others. */
  public static String key(Origin.Written where) {
    return where.file().path() + ":" + where.span().start();
  }
}
