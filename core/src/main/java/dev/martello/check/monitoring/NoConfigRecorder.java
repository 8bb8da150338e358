package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags accounts that are set up without a record of their configuration. */
@About(
    severity = LOW,
    title = "No AWS Config recorder follows the account",
    why =
        "After an incident nobody can tell how a function, its policy or a security group was set"
            + " at the time.",
    mend = "Declare an `AWS::Config::ConfigurationRecorder` with its delivery channel.",
    cwe = 778,
    sameAs = {"Config.1", "config_recorder_all_regions_enabled"})
final class NoConfigRecorder implements Check {
  private static final String CHANNEL = "AWS::Config::DeliveryChannel";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        AccountServices.missing(
            AccountServices.RECORDER, "no configuration recorder is declared", app, context),
        withoutChannel(context));
  }

  /**
   * A recorder starts only where a delivery channel is (AWS Config Developer Guide, "Managing the
   * configuration recorder"), which something else may have made; the profile strict wants it
   * shown.
   */
  private static Stream<Verdict> withoutChannel(Context context) {
    return !context.isStrict() || context.resources(CHANNEL).findAny().isPresent()
        ? Stream.empty()
        : context
            .resources(AccountServices.RECORDER)
            .map(
                recorder ->
                    Verdict.fails(
                        recorder,
                        recorder.origin(),
                        "no delivery channel is declared, without which the recorder does not"
                            + " start"));
  }
}
