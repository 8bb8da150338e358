package dev.martello.join;

import dev.martello.check.Severity;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.join.path.Technique;
import dev.martello.model.LambdaFunction;
import java.util.Optional;

/** Compares what two functions reach. */
final class Privileges {
  private Privileges() {}

  /**
   * Returns the worst that one function certainly reaches and another does not; secrets in the
   * environment are no privilege.
   */
  static Optional<Gain> beyond(LambdaFunction less, LambdaFunction more, Reach reach) {
    var own = reach.gains(less);
    return reach.gains(more).stream()
        .filter(gain -> gain.severity().isAtLeast(Severity.MEDIUM))
        .filter(gain -> gain.last().technique() != Technique.HOLDS)
        .filter(gain -> own.stream().noneMatch(one -> isAsMuch(one, gain)))
        .findFirst();
  }

  private static boolean isAsMuch(Gain one, Gain other) {
    return one.asset().key().equals(other.asset().key())
        && one.capability().compareTo(other.capability()) >= 0;
  }
}
