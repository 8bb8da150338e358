package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags detectors that do not look at functions. */
@About(
    severity = LOW,
    title = "GuardDuty is off, or leaves functions out",
    why =
        "Lambda Protection sees from the network what a function that was broken into does: mining,"
            + " Tor, command and control.",
    mend = "Set `Enable` to `true` and the feature `LAMBDA_NETWORK_LOGS` to `ENABLED`.",
    cwe = 778,
    sameAs = {"GuardDuty.1", "a25cd877", "guardduty_lambda_protection_enabled"})
final class GuardDutyOff implements ResourceCheck {
  /*
   * A detector that names no features gets AWS's defaults, Lambda Protection among them (GuardDuty
   * User Guide, "Lambda Protection"): only what is switched off counts.
   */

  @Override
  public List<String> types() {
    return List.of(AccountServices.DETECTOR);
  }

  @Override
  public Stream<Verdict> run(Entity detector, Settings settings) {
    var verdicts = new ArrayList<Verdict>();
    var isOn = settings.get("Enable").flag(false);
    verdicts.add(
        Verdict.of(
                isOn.isEqualTo(false),
                detector,
                isOn.origin(),
                "the detector is declared and switched off",
                isOn)
            .mendedBy(
                Remedy.of(
                    "set `Enable` to `true`",
                    Change.put(detector.identity(), Term.flag(true), "Enable"))));
    var features = settings.get("Features").items();
    for (int at = 0; at < features.size(); at++) {
      verdicts.add(judge(detector, features.get(at), at));
    }
    return verdicts.stream();
  }

  private static Verdict judge(Entity detector, Settings feature, int at) {
    var status = feature.get("Status").text();
    var isOff =
        feature
            .get("Name")
            .text()
            .isEqualTo("LAMBDA_NETWORK_LOGS")
            .and(status.isEqualTo("DISABLED"))
            .and(feature.exists());
    return Verdict.of(
            isOff, detector, status.origin(), "the network of functions is not watched", status)
        .mendedBy(
            Remedy.of(
                "set `LAMBDA_NETWORK_LOGS` to `ENABLED`",
                Change.put(
                    detector.identity(),
                    Term.text("ENABLED"),
                    "Features",
                    String.valueOf(at),
                    "Status")));
  }
}
