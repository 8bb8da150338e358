package dev.martello.join.change;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.iam.Names;
import dev.martello.join.change.Change.Direction;
import dev.martello.join.change.Change.Topic;
import dev.martello.join.path.AttackPath;
import dev.martello.join.path.BlastRadius;
import dev.martello.model.App;
import dev.martello.model.Exposure;
import dev.martello.model.FunctionUrl;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is different between two states of an application.
 *
 * @param changes the worse ones first, the worst of them first
 */
public record Comparison(List<Change> changes) {
  /*
   * Things are the same if template and logical id are: a template that was renamed is a new one. An
   * attack path is the same if it leads from the same function to the same capability over the same
   * thing, whichever way it takes; a finding if its fingerprint is.
   */

  /** One state of an application, with what is known of it. */
  public record State(
      App app, List<Finding> findings, List<AttackPath> paths, List<BlastRadius> radii) {
    public State {
      findings = List.copyOf(findings);
      paths = List.copyOf(paths);
      radii = List.copyOf(radii);
    }
  }

  public Comparison {
    changes = changes.stream().sorted(Change.WORST_FIRST).toList();
  }

  /** Compares a state with an earlier one. */
  public static Comparison of(State old, State now) {
    var changes = new ArrayList<Change>();
    functions(old.app(), now.app(), changes);
    grants(old.app(), now.app(), changes);
    paths(old.paths(), now.paths(), changes);
    radii(old.radii(), now.radii(), changes);
    findings(old.findings(), now.findings(), changes);
    return new Comparison(changes);
  }

  /** Returns the changes of a direction. */
  public List<Change> of(Direction direction) {
    return changes.stream().filter(change -> change.direction() == direction).toList();
  }

  private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
    Map<String, T> byKey = new LinkedHashMap<>();
    all.forEach(one -> byKey.putIfAbsent(key.apply(one), one));
    return byKey;
  }

  // functions

  private static void functions(App old, App now, List<Change> changes) {
    var before = byKey(old.functions(), function -> function.identity().key());
    var after = byKey(now.functions(), function -> function.identity().key());
    for (var function : after.values()) {
      var earlier = before.get(function.identity().key());
      if (earlier == null) {
        changes.add(other(Topic.FUNCTION, function, "is new"));
        exposure(function, Exposure.Level.INTERNAL, changes);
      } else {
        exposure(function, earlier.exposure().level(), changes);
        triggers(earlier, function, changes);
      }
    }
    before.values().stream()
        .filter(function -> !after.containsKey(function.identity().key()))
        .forEach(function -> changes.add(other(Topic.FUNCTION, function, "is gone")));
  }

  private static Change other(Topic topic, LambdaFunction function, String told) {
    return new Change(
        topic, Direction.OTHER, Severity.LOW, function.identity(), told, function.origin(), "");
  }

  private static void exposure(
      LambdaFunction function, Exposure.Level before, List<Change> changes) {
    var after = function.exposure().level();
    if (after == before) {
      return;
    }
    boolean isWorse = after.compareTo(before) < 0;
    var ways =
        function.exposure().by().stream()
            .limit(3)
            .map(Comparison::show)
            .collect(Collectors.joining(", "));
    var where = function.exposure().by().stream().findFirst().map(Trigger::origin);
    changes.add(
        new Change(
            Topic.EXPOSURE,
            isWorse ? Direction.WORSE : Direction.BETTER,
            severity(isWorse ? after : before),
            function.identity(),
            "can be reached by %s now%s, and by %s before"
                .formatted(who(after), ways.isEmpty() ? "" : " through " + ways, who(before)),
            where.orElse(function.origin()),
            ""));
  }

  private static Severity severity(Exposure.Level level) {
    return switch (level) {
      case PUBLIC -> Severity.HIGH;
      case UNKNOWN -> Severity.MEDIUM;
      case AUTHENTICATED, INTERNAL -> Severity.LOW;
    };
  }

  private static String who(Exposure.Level level) {
    return switch (level) {
      case PUBLIC -> "anybody on the internet";
      case UNKNOWN -> "perhaps anybody";
      case AUTHENTICATED -> "callers who authenticate";
      case INTERNAL -> "nobody outside the account";
    };
  }

  // triggers

  private static void triggers(LambdaFunction old, LambdaFunction now, List<Change> changes) {
    var before = byKey(old.triggers(), Comparison::show);
    var after = byKey(now.triggers(), Comparison::show);
    after.forEach(
        (shown, trigger) -> {
          if (!before.containsKey(shown)) {
            changes.add(trigger(now, trigger, "is triggered by " + shown + " now"));
          }
        });
    before.forEach(
        (shown, trigger) -> {
          if (!after.containsKey(shown)) {
            changes.add(trigger(now, trigger, "is no longer triggered by " + shown));
          }
        });
  }

  private static Change trigger(LambdaFunction function, Trigger trigger, String told) {
    return new Change(
        Topic.TRIGGER,
        Direction.OTHER,
        Severity.LOW,
        function.identity(),
        told,
        trigger.origin(),
        "");
  }

  private static String show(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute(Route route) -> "`" + route.show() + "`";
      case Trigger.FromUrl(FunctionUrl url) ->
          "its function URL with auth type `" + url.authType().show() + "`";
      case Trigger.FromEvent event -> {
        var names =
            event.from().known().map(entity -> "`" + entity.identity().title() + "`").distinct();
        var shown = names.collect(Collectors.joining(" or "));
        yield event.source().title() + (shown.isEmpty() ? "" : " " + shown);
      }
    };
  }

  // grants

  private static void grants(App old, App now, List<Change> changes) {
    Names namesBefore = old.generatedNames()::contains;
    Names namesAfter = now.generatedNames()::contains;
    for (var role : now.roles()) {
      var had =
          before(role, old, now).stream()
              .flatMap(earlier -> GrantChanges.of(earlier, namesBefore).stream())
              .toList();
      var has = GrantChanges.of(role, namesAfter);
      GrantChanges.beyond(has, had)
          .forEach(granted -> changes.add(grant(granted, role, Direction.WORSE, "may now ")));
      GrantChanges.beyond(had, has)
          .forEach(
              granted -> changes.add(grant(granted, role, Direction.BETTER, "may no longer ")));
    }
  }

  /** A role that is new is held against those with which its functions ran before. */
  private static List<Role> before(Role role, App old, App now) {
    var same = old.roles().stream().filter(one -> one.identity().isSame(role.identity())).toList();
    if (!same.isEmpty()) {
      return same;
    }
    var users = now.functionsOf(role).map(function -> function.identity().key()).toList();
    return old.functions().stream()
        .filter(function -> users.contains(function.identity().key()))
        .flatMap(function -> function.role().known())
        .distinct()
        .toList();
  }

  private static Change grant(
      GrantChanges.Beyond granted, Role role, Direction direction, String verb) {
    return new Change(
        Topic.GRANT,
        direction,
        granted.severity(),
        role.identity(),
        verb + granted.told(),
        granted.where(),
        "");
  }

  // paths and radii

  private static void paths(List<AttackPath> old, List<AttackPath> now, List<Change> changes) {
    var before = byKey(old, AttackPath::id);
    var after = byKey(now, AttackPath::id);
    after.forEach(
        (id, path) -> {
          if (!before.containsKey(id)) {
            changes.add(path(path, Direction.WORSE, ""));
          }
        });
    before.forEach(
        (id, path) -> {
          if (!after.containsKey(id)) {
            changes.add(path(path, Direction.BETTER, "no longer: "));
          }
        });
  }

  private static Change path(AttackPath path, Direction direction, String prefix) {
    var possibly = path.isCertain() ? "" : ", possibly";
    return new Change(
        Topic.PATH,
        direction,
        path.severity(),
        path.function(),
        prefix + path.attacker() + " " + path.gain() + possibly,
        path.steps().getLast().origin(),
        path.id());
  }

  private static void radii(List<BlastRadius> old, List<BlastRadius> now, List<Change> changes) {
    var before = byKey(old, radius -> radius.subject().key());
    for (var radius : now) {
      var earlier = before.get(radius.subject().key());
      if (earlier != null) {
        double by = radius.low() + radius.high() - earlier.low() - earlier.high();
        if (by != 0) {
          changes.add(radius(earlier, radius, by > 0));
        }
      }
    }
  }

  private static Change radius(BlastRadius old, BlastRadius now, boolean isWorse) {
    return new Change(
        Topic.RADIUS,
        isWorse ? Direction.WORSE : Direction.BETTER,
        Severity.LOW,
        now.subject(),
        "reaches %s instead of %s".formatted(interval(now), interval(old)),
        now.subject().origin(),
        "");
  }

  private static String interval(BlastRadius radius) {
    return radius.low() == radius.high()
        ? number(radius.low())
        : number(radius.low()) + " to " + number(radius.high());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  // findings

  /** What is found again in other words is neither new nor gone. */
  private static void findings(List<Finding> old, List<Finding> now, List<Change> changes) {
    var before = byKey(old, Finding::id);
    var after = byKey(now, Finding::id);
    var gone = new ArrayList<>(before.values());
    gone.removeIf(finding -> after.containsKey(finding.id()));
    for (var finding : after.values()) {
      if (!before.containsKey(finding.id())) {
        var earlier = gone.stream().filter(one -> isAlike(one, finding)).findFirst();
        earlier.ifPresent(gone::remove);
        changes.add(
            earlier
                .map(one -> reworded(one, finding))
                .orElseGet(() -> finding(finding, Direction.WORSE, "")));
      }
    }
    gone.forEach(finding -> changes.add(finding(finding, Direction.BETTER, "no longer: ")));
  }

  private static boolean isAlike(Finding one, Finding other) {
    return one.rule().id().equals(other.rule().id())
        && one.kind() == other.kind()
        && one.resource().isSame(other.resource());
  }

  private static Change reworded(Finding old, Finding now) {
    int order = now.severity().compareTo(old.severity());
    return order == 0
        ? finding(now, Direction.OTHER, "still, in another way: ")
        : finding(
            now,
            order < 0 ? Direction.WORSE : Direction.BETTER,
            "%s instead of %s: ".formatted(now.severity().word(), old.severity().word()));
  }

  /** What is not decided is neither good nor bad. */
  private static Change finding(Finding finding, Direction direction, String prefix) {
    boolean isCertain = finding.kind() == Finding.Kind.FAILS;
    return new Change(
        Topic.FINDING,
        isCertain ? direction : Direction.OTHER,
        finding.severity(),
        about(finding),
        "%s%s%s (%s)"
            .formatted(
                prefix, isCertain ? "" : "not decided: ", finding.message(), finding.rule().id()),
        place(finding),
        finding.id());
  }

  private static Identity about(Finding finding) {
    return finding.functions().isEmpty() ? finding.resource() : finding.functions().getFirst();
  }

  private static Origin place(Finding finding) {
    return finding.place().<Origin>map(at -> at).orElse(finding.where());
  }
}
