package dev.martello.check.access;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new AdministratorRole(),
        new AllowByNegation(),
        new OpenTrustPolicy(),
        new SecretInParameter(),
        new SelfModifyingFunction(),
        new ServiceWildcard(),
        new StoredAccessKey(),
        new UnscopedPolicyTemplate(),
        new UnscopedResource());
  }
}
