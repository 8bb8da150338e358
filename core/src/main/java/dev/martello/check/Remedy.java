package dev.martello.check;

import java.util.ArrayList;
import java.util.List;

/**
 * How a finding can be ended by changes that need no judgement, offered only after they were
 * applied, read again and checked again.
 *
 * @param title what it does, for people: lower case, imperative, no full stop
 * @param changes all of them together; empty where nothing mechanical helps
 * @param caution what somebody must know who applies it, such as that callers have to sign their
 *     requests from then on; empty text where nothing changes for anybody
 */
public record Remedy(String title, List<Change> changes, String caution) {
  public Remedy {
    changes = List.copyOf(changes);
  }

  /** Returns the remedy of a finding that only a person can mend. */
  public static Remedy none() {
    return new Remedy("", List.of(), "");
  }

  /** Returns a remedy after which everything goes on as before. */
  public static Remedy of(String title, Change... changes) {
    return new Remedy(title, List.of(changes), "");
  }

  /** Adds changes. */
  public Remedy with(Change... more) {
    var all = new ArrayList<>(changes);
    all.addAll(List.of(more));
    return new Remedy(title, all, caution);
  }

  /** Tells what somebody must know who applies it. */
  public Remedy warning(String what) {
    return new Remedy(title, changes, what);
  }

  public boolean isNone() {
    return changes.isEmpty();
  }
}
