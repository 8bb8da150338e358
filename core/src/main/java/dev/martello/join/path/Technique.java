package dev.martello.join.path;

import java.util.Locale;

/** How an attacker gets from one thing to the next. */
public enum Technique {
  /** Anybody may come in this way. */
  ENTERS,
  /** The code runs what the event says: injection, deserialisation, a vulnerable dependency. */
  EXPLOITS_FLAW,
  /** Code in a function acts as the function's role. */
  RUNS_AS,
  /** Code in a function sees what is handed to it. */
  HOLDS,
  ADMIN,
  READS,
  WRITES,
  DELETES,
  DECRYPTS,
  INVOKES,
  /** What is written to a source becomes the event of a function. */
  INJECTS_EVENT,
  MODIFIES_CODE_OF,
  MODIFIES_CONFIG_OF,
  MOVES_ALIAS,
  CHANGES_POLICY_OF,
  PASSES,
  CREATES_FUNCTION_AS,
  ASSUMES,
  ESCALATES_TO,
  NET_REACHES,
  /** Sends out what was read. */
  EXFILTRATES,
  TAMPERS_MONITORING,
  /** Follows from what was reached before. */
  IMPLIES;

  /** Returns the word of the JSON reports: {@code runs-as}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
