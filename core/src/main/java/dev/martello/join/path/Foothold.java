package dev.martello.join.path;

import java.util.Locale;

/** What the attacker has to begin with. */
public enum Foothold {
  /** Decides what a function is given, and no more. */
  EVENT("whoever decides its event"),
  /** Runs code in a function: has its role, its environment and its place in the network. */
  CODE("whoever runs code in it"),
  /** Has the credentials of its role and uses them elsewhere. */
  CREDENTIALS("whoever stole its credentials"),
  /** Is a user or a role of the account. */
  PRINCIPAL("whoever acts as it");

  private final String phrase;

  Foothold(String phrase) {
    this.phrase = phrase;
  }

  /** Returns the word of options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String phrase() {
    return phrase;
  }
}
