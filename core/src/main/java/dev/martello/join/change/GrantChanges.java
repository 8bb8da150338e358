package dev.martello.join.change;

import dev.martello.check.Severity;
import dev.martello.iam.ActionPattern;
import dev.martello.iam.ActionSet;
import dev.martello.iam.Arns;
import dev.martello.iam.Breadth;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.iam.Names;
import dev.martello.iam.ResourcePattern;
import dev.martello.know.Action;
import dev.martello.know.Power;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what one state of a role grants beyond another. */
final class GrantChanges {
  /*
   * A grant is covered by those of the other state that name all of its resources and hang on no
   * condition that it does not hang on; what is left of its actions is told. Several grants that only
   * together name its resources are not seen to cover it: then it is told although nothing changed in
   * effect, never the other way round.
   */
  private static final int SHOWN = 3;

  private static final Set<Power> STRONG =
      Set.of(
          Power.CHANGES_IDENTITY,
          Power.CHANGES_FUNCTION_CODE,
          Power.PASSES_ROLE,
          Power.ASSUMES_ROLE);

  private static final Set<Power> NOTABLE =
      Set.of(
          Power.READS_SECRETS,
          Power.DECRYPTS,
          Power.DELETES_DATA,
          Power.CHANGES_RESOURCE_POLICY,
          Power.HIDES_TRACES);

  private static final Set<Power> DATA = Set.of(Power.READS_DATA, Power.WRITES_DATA);

  /** A grant, and whether the role may do everything with it. */
  record Granted(Grant grant, boolean isOfAdministrator) {}

  /** What is granted beyond, told at its statement. */
  record Beyond(Severity severity, String told, Origin where) {}

  private GrantChanges() {}

  /** Returns what a role is granted. */
  static List<Granted> of(Role role, Names names) {
    var grants = Grants.of(role, names);
    boolean isAdministrator = grants.grantsEverything().isYes();
    return grants.list().stream().map(grant -> new Granted(grant, isAdministrator)).toList();
  }

  /** Returns what the first grants give and the others do not, one for each statement. */
  static List<Beyond> beyond(List<Granted> some, List<Granted> others) {
    Map<Statement, List<Extra>> byStatement = new LinkedHashMap<>();
    for (var granted : some) {
      var left = left(granted.grant(), others);
      if (!left.isEmpty()) {
        byStatement
            .computeIfAbsent(granted.grant().by(), _ -> new ArrayList<>())
            .add(new Extra(granted, left, others));
      }
    }
    return byStatement.values().stream().map(GrantChanges::told).toList();
  }

  private record Extra(Granted granted, ActionSet actions, List<Granted> others) {}

  private static ActionSet left(Grant grant, List<Granted> others) {
    var left = grant.actions();
    for (var other : others) {
      if (!left.isEmpty() && covers(other.grant(), grant)) {
        left = left.minus(other.grant().actions());
      }
    }
    return left;
  }

  private static boolean covers(Grant other, Grant grant) {
    if (other.isConditional() && !sameConditions(other, grant)) {
      return false;
    }
    if (other.by().notResource() || grant.by().notResource()) {
      return other.by().notResource() == grant.by().notResource()
          && shown(other.resources()).equals(shown(grant.resources()));
    }
    return other.patterns().getFirst().stream()
        .allMatch(
            wide ->
                grant.patterns().getFirst().stream()
                    .allMatch(narrow -> wide.covers(narrow).isYes()));
  }

  private static boolean sameConditions(Grant one, Grant other) {
    return conditions(one).equals(conditions(other));
  }

  private static List<String> conditions(Grant grant) {
    return grant.by().conditions().stream()
        .map(
            condition ->
                condition.operator() + " " + condition.key() + " " + shown(condition.values()))
        .toList();
  }

  private static List<String> shown(List<Val<String>> texts) {
    return texts.stream().map(Val::show).toList();
  }

  // telling

  private static Beyond told(List<Extra> extras) {
    var first = extras.getFirst();
    var grant = first.granted().grant();
    var resources =
        extras.stream()
            .flatMap(extra -> extra.granted().grant().resources().stream())
            .map(Arns::brief)
            .distinct()
            .toList();
    var actions = new LinkedHashSet<String>();
    extras.forEach(extra -> actions.addAll(actions(extra)));
    return new Beyond(
        extras.stream().map(GrantChanges::severity).min(Severity::compareTo).orElse(Severity.LOW),
        "%s on %s".formatted(listed(List.copyOf(actions)), on(grant, resources)),
        grant.by().origin());
  }

  /** Tells what was written: who may `sqs:*` now is not told a hundred actions. */
  private static List<String> actions(Extra extra) {
    var gained = extra.actions().actions().map(Action::id).toList();
    var by = extra.granted().grant().by();
    return by.notAction()
        ? gained
        : by.actions().stream().filter(text -> gives(text, gained)).map(Val::show).toList();
  }

  private static boolean gives(Val<String> text, List<String> gained) {
    return text.candidates().isEmpty()
        || text.candidates().stream()
            .map(ActionPattern::of)
            .anyMatch(pattern -> gained.stream().anyMatch(pattern::matches));
  }

  private static String listed(List<String> names) {
    var shown =
        names.stream().limit(SHOWN).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and %d more".formatted(names.size() - SHOWN) : shown;
  }

  private static String on(Grant grant, List<String> resources) {
    if (grant.by().notResource()) {
      return "all but " + listed(resources);
    }
    return resources.contains("*") ? "everything" : listed(resources);
  }

  private static Severity severity(Extra extra) {
    var granted = extra.granted();
    boolean wasAdministrator = extra.others().stream().anyMatch(Granted::isOfAdministrator);
    if (granted.isOfAdministrator() && !wasAdministrator && isEverything(granted.grant())) {
      return Severity.CRITICAL;
    }
    boolean isWide =
        extra.actions().actions().limit(1).anyMatch(action -> isWide(granted.grant(), action));
    if (has(extra.actions(), STRONG)) {
      return isWide ? Severity.HIGH : Severity.MEDIUM;
    }
    boolean isMedium = has(extra.actions(), NOTABLE) || (isWide && has(extra.actions(), DATA));
    return isMedium ? Severity.MEDIUM : Severity.LOW;
  }

  private static boolean isEverything(Grant grant) {
    return !grant.by().notResource()
        && grant.patterns().getFirst().stream().anyMatch(ResourcePattern::isEverything);
  }

  private static boolean isWide(Grant grant, Action action) {
    var breadth = grant.breadth(action);
    return breadth == Breadth.EVERYTHING || breadth == Breadth.ALL_OF_TYPE;
  }

  private static boolean has(ActionSet actions, Set<Power> powers) {
    return powers.stream().anyMatch(power -> actions.intersects(ActionSet.of(power)));
  }
}
