package dev.martello.join.path;

import dev.martello.value.Origin;
import java.util.List;

/**
 * Something that was written and that rules rest on: without it they are gone.
 *
 * @param key names it in the whole application
 * @param origin where it is written
 * @param owners the keys of the resources that it is a part of or that it joins
 * @param sid the statement's id, if it is a statement that has one
 * @param actions the actions that it grants, if it is a grant
 * @param advice how to take it away, imperative; empty text for what cannot go alone
 */
record Ground(
    String key,
    Kind kind,
    Origin origin,
    List<String> owners,
    String sid,
    List<String> actions,
    String advice) {

  /** What sort of thing it is; the earlier, the easier to do without. */
  enum Kind {
    /** What is wrong in code. */
    FLAW,
    /** A right that an identity has. */
    GRANT,
    /** Who may come in. */
    ENTRY,
    /** Who may act as a role. */
    TRUST,
    /** What makes a function run. */
    WIRING,
    /** How things are set up. */
    SETTING
  }

  Ground {
    owners = List.copyOf(owners);
    actions = List.copyOf(actions);
  }

  /** Returns something that is no grant. */
  static Ground of(String key, Kind kind, Origin origin, List<String> owners, String advice) {
    return new Ground(key, kind, origin, owners, "", List.of(), advice);
  }
}
