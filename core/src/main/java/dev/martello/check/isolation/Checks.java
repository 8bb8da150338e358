package dev.martello.check.isolation;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(new InboundRule(), new OutsideVpc(), new PublicSubnet(), new SharedRole());
  }
}
