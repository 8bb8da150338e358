package dev.martello.join;

import dev.martello.check.Check;
import java.util.List;

/** All joins. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new AgentReachesSensitive(),
        new BlindSpot(),
        new LowTrustFeedsPrivileged(),
        new OpenEntryToDestructiveRole(),
        new OpenEntryToSecrets(),
        new PrivilegeByChain(),
        new SharedFate(),
        new WideBlastRadius());
  }
}
