package dev.martello.join;

import dev.martello.check.Severity;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.join.path.Technique;
import dev.martello.model.LambdaFunction;
import dev.martello.model.StateMachine;
import java.util.List;
import java.util.Optional;

/** Compares what two functions reach. */
final class Privileges {
  private Privileges() {}

  /**
   * Returns the worst that one function certainly reaches and another does not; secrets in the
   * environment are no privilege.
   */
  static Optional<Gain> beyond(LambdaFunction less, LambdaFunction more, Reach reach) {
    return beyond(reach.gains(less), reach.gains(more));
  }

  /**
   * Returns the worst that a state machine certainly may do and a function does not reach. Rights
   * on every log group it has to write its own log ("Using CloudWatch Logs to log execution history
   * in Step Functions", AWS Step Functions Developer Guide).
   */
  static Optional<Gain> beyond(LambdaFunction less, StateMachine more, Reach reach) {
    var beyondLogs =
        reach.gains(more).stream()
            .filter(gain -> gain.asset().kind() != Asset.Kind.LOG_GROUP)
            .toList();
    return beyond(reach.gains(less), beyondLogs);
  }

  private static Optional<Gain> beyond(List<Gain> own, List<Gain> others) {
    return others.stream()
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
