package dev.martello.report;

import dev.martello.model.Effect;
import dev.martello.model.Policy;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Says in a few words what a role may do: services, their actions, and on how much. */
public final class RoleWords {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?:aws|\\$\\{AWS::Partition\\}):[^:]*"
              + ":(?:|\\$\\{AWS::Region\\}):(?:|\\$\\{AWS::AccountId\\}):(.+)");
  private static final int MOST_ACTIONS = 3;
  private static final int MOST_LINES = 6;

  private RoleWords() {}

  /** Returns one phrase for each service, the widest first as they are written. */
  public static List<String> of(Role role) {
    var byService = new LinkedHashMap<String, Granted>();
    for (var policy : role.policies()) {
      if (policy.kind() == Policy.Kind.AWS_MANAGED) {
        continue;
      }
      policy.document().statements().stream()
          .filter(statement -> !statement.effect().isEqualTo(Effect.DENY).isYes())
          .forEach(statement -> add(statement, byService));
    }
    var phrases = new ArrayList<String>();
    role.policies().stream()
        .filter(policy -> policy.kind() == Policy.Kind.AWS_MANAGED)
        .map(policy -> "managed policy " + policy.name())
        .distinct()
        .forEach(phrases::add);
    role.opaquePolicies()
        .forEach(policy -> phrases.add("managed policy " + policy.show() + " (content unknown)"));
    byService.forEach((key, granted) -> phrases.add(granted.show(key.replace(" *", ""))));
    return phrases.size() <= MOST_LINES ? phrases : shortened(phrases);
  }

  private static List<String> shortened(List<String> phrases) {
    var first = new ArrayList<>(phrases.subList(0, MOST_LINES - 1));
    first.add("and %d more".formatted(phrases.size() - MOST_LINES + 1));
    return first;
  }

  private static void add(Statement statement, Map<String, Granted> byService) {
    if (statement.notAction()) {
      byService
          .computeIfAbsent("*", _ -> new Granted())
          .add("everything but " + show(statement.actions()), statement);
      return;
    }
    for (var action : statement.actions()) {
      var text = action.show();
      int colon = text.indexOf(':');
      var service = colon < 0 ? "*" : text.substring(0, colon).toLowerCase(Locale.ROOT);
      // What is granted on everything stands apart: it does not widen the rest.
      var key = isOnEverything(statement) ? service + " *" : service;
      byService
          .computeIfAbsent(key, _ -> new Granted())
          .add(colon < 0 ? text : text.substring(colon + 1), statement);
    }
  }

  private static boolean isOnEverything(Statement statement) {
    return !statement.notResource()
        && statement.resources().stream().anyMatch(resource -> resource.isEqualTo("*").isYes());
  }

  private static String show(List<Val<String>> texts) {
    return String.join(", ", texts.stream().map(Val::show).toList());
  }

  /** What is granted of one service. */
  private static final class Granted {
    private final Set<String> actions = new LinkedHashSet<>();
    private final Set<String> resources = new LinkedHashSet<>();

    private void add(String action, Statement statement) {
      actions.add(action);
      if (statement.notResource()) {
        resources.add("everything but " + RoleWords.show(statement.resources()));
      } else {
        statement.resources().forEach(resource -> resources.add(withoutArn(resource.brief())));
      }
    }

    /** The account, region and service of an ARN are those of the action nearly always. */
    private static String withoutArn(String resource) {
      var arn = ARN.matcher(resource);
      return arn.matches() ? arn.group(1) : resource;
    }

    private String show(String service) {
      var first = actions.stream().limit(MOST_ACTIONS).toList();
      var more =
          actions.size() > MOST_ACTIONS
              ? " and %d more".formatted(actions.size() - MOST_ACTIONS)
              : "";
      var prefix = service.equals("*") ? "" : service + ":";
      return prefix + String.join(", ", first) + more + " on " + where();
    }

    private String where() {
      if (resources.contains("*") || resources.isEmpty()) {
        return "everything";
      }
      return resources.size() == 1 ? resources.iterator().next() : resources.size() + " resources";
    }
  }
}
