package dev.martello.engine;

import dev.martello.check.Check;
import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.triage.CheckNames;
import dev.martello.value.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All checks of all steps. */
public final class Catalogue implements CheckNames {
  private final List<Rule> rules;

  private Catalogue(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Returns the checks that this program has; they are made once. */
  public static Catalogue standard() {
    return Standard.CATALOGUE;
  }

  private static final class Standard {
    private static final Catalogue CATALOGUE =
        new Catalogue(
            Stream.concat(
                    Stream.of(
                        dev.martello.check.code.Checks.all(),
                        dev.martello.check.access.Checks.all(),
                        dev.martello.check.triggers.Checks.all(),
                        dev.martello.check.monitoring.Checks.all(),
                        dev.martello.check.isolation.Checks.all(),
                        dev.martello.join.Checks.all()),
                    Part.all().stream().map(Part::checks))
                .flatMap(List<Check>::stream)
                .map(Rule::of)
                .sorted(Comparator.comparing(Rule::id))
                .toList());
  }

  /** Returns all checks, sorted by id. */
  public List<Rule> rules() {
    return rules;
  }

  /** Returns the checks that a profile runs, sorted by id. */
  public List<Rule> rules(Profile profile) {
    return switch (profile) {
      case STANDARD -> rules.stream().filter(rule -> !rule.isStrict()).toList();
      case STRICT -> rules;
    };
  }

  /** Finds a check by its id, its name alone, a former id, or its id in another scanner. */
  public Optional<Rule> find(String name) {
    return Stream.<Predicate<Rule>>of(
            rule -> rule.id().equals(name),
            rule -> rule.id().endsWith("/" + name),
            rule -> rule.formerly().contains(name),
            rule -> rule.sameAs().stream().anyMatch(name::equalsIgnoreCase))
        .flatMap(test -> rules.stream().filter(test))
        .findFirst();
  }

  /** Returns the checks of a step, or the check of a name; empty if there is neither. */
  public List<Rule> select(String stepOrName) {
    var step = stepOrName.toLowerCase(Locale.ROOT);
    var ofStep = rules.stream().filter(rule -> rule.step().word().equals(step)).toList();
    return ofStep.isEmpty() ? find(stepOrName).stream().toList() : ofStep;
  }

  /** An id of another scanner can mean several checks; every one of them counts. */
  @Override
  public List<String> idsOf(String name) {
    var chosen = select(name);
    var elsewhere =
        rules.stream().filter(rule -> rule.sameAs().stream().anyMatch(name::equalsIgnoreCase));
    return Stream.concat(chosen.stream(), elsewhere).map(Rule::id).distinct().toList();
  }

  /** A mistyped name means one check; a part of names means a few. */
  @Override
  public List<String> like(String name) {
    var ids = rules.stream().map(Rule::id).toList();
    var nearest = Spelling.nearest(name, ids);
    if (nearest.isPresent()) {
      return List.of(nearest.get());
    }
    var last = name.substring(name.lastIndexOf('/') + 1);
    return ids.stream()
        .filter(id -> id.contains(last) || last.contains(id.substring(id.indexOf('/') + 1)))
        .limit(3)
        .toList();
  }
}
