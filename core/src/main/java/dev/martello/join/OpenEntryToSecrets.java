package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Capability;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Technique;
import dev.martello.model.App;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags ways from anybody on the internet to secrets and keys. */
@About(
    severity = HIGH,
    title = "Anybody can reach rights that read secrets",
    why =
        "One injectable line behind the open entry is enough to read passwords and keys, and to go"
            + " on from there.",
    mend =
        "Ask callers to authenticate, move what needs the secret into a function of its own, or"
            + " name the one secret in `Resource`.",
    cwe = 522)
final class OpenEntryToSecrets implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenEntries.judge(app, context, OpenEntryToSecrets::worst);
  }

  /** An administrator reads secrets as well and is told once, by the other join. */
  private static Optional<Gain> worst(List<Gain> gains) {
    boolean isAdministrator =
        gains.stream().anyMatch(gain -> gain.asset().kind() == Asset.Kind.ACCOUNT);
    return isAdministrator
        ? Optional.empty()
        : gains.stream().filter(OpenEntryToSecrets::isSecret).findFirst();
  }

  /**
   * Parameters are gains only if they are named for a secret, or every one of them can be read.
   * What stands in the function's own environment is told where it stands.
   */
  private static boolean isSecret(Gain gain) {
    boolean isSecret =
        gain.asset().kind().isSecret() || gain.asset().kind() == Asset.Kind.PARAMETER;
    return isSecret
        && gain.capability() == Capability.READ
        && gain.last().technique() != Technique.HOLDS;
  }
}
