package dev.martello.config;

import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.triage.Foreign;
import dev.martello.triage.Suppression;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code martello.yaml} says. What it does not say is empty, except the profile.
 *
 * @param profile how much the user wants to be told
 * @param region where the application is deployed
 * @param parameters values of template parameters
 * @param excluded patterns of paths that are not read
 * @param severities other severities of checks, by id
 * @param disabled ids of checks that do not run
 * @param failOn what makes a scan fail: a severity, {@code undecided}, {@code none}
 * @param baseline the file of the baseline, relative to the configuration's folder
 * @param honored other scanners whose suppressions count
 * @param suppressions findings that somebody decided to live with
 * @param knowledge files with what the project knows of its own libraries, relative to the
 *     configuration's folder
 * @param organisation whom the organisation trusts and what it demands
 */
public record Configuration(
    Profile profile,
    String region,
    Map<String, String> parameters,
    List<String> excluded,
    Map<String, Severity> severities,
    Set<String> disabled,
    List<String> failOn,
    String baseline,
    Set<Foreign> honored,
    List<Suppression> suppressions,
    List<String> knowledge,
    Organisation organisation) {
  public Configuration {
    parameters = Map.copyOf(parameters);
    excluded = List.copyOf(excluded);
    severities = Map.copyOf(severities);
    disabled = Set.copyOf(disabled);
    failOn = List.copyOf(failOn);
    honored = honored.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(honored));
    suppressions = List.copyOf(suppressions);
    knowledge = List.copyOf(knowledge);
  }

  /** Returns what holds where there is no configuration. */
  public static Configuration none() {
    return new Configuration(
        Profile.STANDARD,
        "",
        Map.of(),
        List.of(),
        Map.of(),
        Set.of(),
        List.of(),
        "",
        Set.of(),
        List.of(),
        List.of(),
        Organisation.unknown());
  }
}
