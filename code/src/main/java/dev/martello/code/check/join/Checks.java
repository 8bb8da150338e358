package dev.martello.code.check.join;

import dev.martello.check.Check;
import java.util.List;

/** The joins that look at code. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(new UnguardedInjection());
  }
}
