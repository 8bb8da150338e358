package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.join.path.Capability;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags ways from anybody on the internet to rights that change or destroy. */
@About(
    severity = HIGH,
    title = "Anybody can reach rights that change or delete",
    why =
        "One injectable line behind the open entry is enough to use everything that the role may"
            + " do.",
    mend =
        "Ask callers to authenticate, or take from the role what the open entry does not need; one"
            + " of the two ends the path.",
    cwe = 306)
final class OpenEntryToDestructiveRole implements Check {
  /*
   * How bad it is follows from the worst that is reached: the account (CRITICAL), other functions,
   * roles, permissions, everything of a kind (HIGH), deleting from certain resources or opening them
   * (MEDIUM), writing to certain resources (LOW): an open form that stores what it is sent is meant
   * so.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenEntries.judge(
        app,
        context,
        gains ->
            gains.stream()
                .filter(gain -> gain.capability().compareTo(Capability.READ) > 0)
                .findFirst());
  }
}
