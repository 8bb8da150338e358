package dev.martello.join.path;

import dev.martello.iam.ActionSet;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.EscalationPath;
import dev.martello.model.Effect;
import dev.martello.model.Entity;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a role makes run as a role that it passes to a service. */
final class PassingRules {
  /*
   * Which service may run something as a passed role is what pathfinding.cloud lists; the role must
   * trust that service.
   */
  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("lambda", "lambda.amazonaws.com"),
          Map.entry("ec2", "ec2.amazonaws.com"),
          Map.entry("ecs", "ecs-tasks.amazonaws.com"),
          Map.entry("glue", "glue.amazonaws.com"),
          Map.entry("cloudformation", "cloudformation.amazonaws.com"),
          Map.entry("codebuild", "codebuild.amazonaws.com"),
          Map.entry("sagemaker", "sagemaker.amazonaws.com"),
          Map.entry("apprunner", "tasks.apprunner.amazonaws.com"),
          Map.entry("bedrock-agentcore", "bedrock-agentcore.amazonaws.com"));

  private static final String PASS = "iam:PassRole";
  private static final String CONFIGURE = "lambda:UpdateFunctionConfiguration";

  private final Facts facts;
  private final Map<String, Integer> makers = new TreeMap<>();
  private final Set<String> told = new HashSet<>();

  PassingRules(Inventory inventory) {
    this.facts = inventory.facts();
  }

  /** Adds what a role can make run as a role that is passed to it. */
  void makes(Role role, Grants grants) {
    for (var making : Making.ALL) {
      if (grants.possibleActions().containsAll(making.needed())) {
        int[] held =
            making.actions().stream().mapToInt(action -> holds(role, grants, action)).toArray();
        int started = Facts.fact(service(making.service(), role), Capability.INVOKE);
        facts.free(Rule.implied(role.origin()), started, held);
      }
    }
  }

  /**
   * A way to make something run as a role that is passed to it.
   *
   * @param actions all that it takes beside passing
   * @param needed the same as a set
   */
  private record Making(String service, List<String> actions, ActionSet needed) {
    static final List<Making> ALL =
        Stream.concat(
                EscalationPath.all().stream()
                    .filter(path -> path.category() == EscalationPath.Category.NEW_PASSROLE)
                    .filter(path -> path.actions().contains(PASS))
                    .map(path -> of(path.actions())),
                Stream.of(of(List.of(CONFIGURE))))
            .filter(making -> SERVICES.containsKey(making.service()))
            .toList();

    private static Making of(List<String> path) {
      var actions = path.stream().filter(one -> !one.equals(PASS)).toList();
      var first = actions.getFirst();
      return new Making(
          first.substring(0, first.indexOf(':')),
          actions,
          ActionSet.of(Catalogue.standard(), actions));
    }
  }

  /** Adds how a role comes to hold an action, and returns the fact that somebody does. */
  private int holds(Role role, Grants grants, String action) {
    var stack = role.identity().stack();
    int held =
        Facts.fact(
            facts.other(
                stack + " action " + action,
                Asset.Kind.SERVICE,
                Asset.Scope.ELSEWHERE,
                action,
                stack,
                0,
                role.origin()),
            Capability.HALF);
    if (told.add(role.identity().key() + " " + action)) {
      var known = Catalogue.standard().find(action).stream().toList();
      for (var grant : grants.list()) {
        if (known.stream().anyMatch(grant.actions()::contains)) {
          facts.free(holds(role, grant, known.getFirst()), held, control(role));
        }
      }
    }
    return held;
  }

  private static Rule holds(Role role, Grant grant, Action action) {
    return new Rule(
        Technique.CREATES_FUNCTION_AS,
        "role `%s` may `%s`".formatted(Facts.name(role.identity()), action.id()),
        grant.by().origin(),
        GrantRules.needs(grant, grant.gives(action)),
        List.of(GrantRules.ground(role, grant, List.of(action.id()))));
  }

  private int service(String name, Entity near) {
    var stack = near.identity().stack();
    var key = stack + " service " + name;
    int asset =
        facts.other(key, Asset.Kind.SERVICE, Asset.Scope.ELSEWHERE, name, stack, 0, near.origin());
    makers.put(key, asset);
    return asset;
  }

  /** A role that can be passed is taken over by what runs something as it, if it trusts that. */
  void passed(Role role) {
    var stack = role.identity().stack();
    SERVICES.forEach(
        (service, principal) -> {
          var maker = makers.get(stack + " service " + service);
          if (maker != null && !trusts(role, principal).isNo()) {
            passed(facts.declared(role, Asset.Kind.ROLE), role, service, maker);
          }
        });
  }

  private void passed(int asset, Entity near, String service, int maker) {
    facts.step(
        new Rule(
            Technique.CREATES_FUNCTION_AS,
            "what is made in %s acts as %s".formatted(service, facts.asset(asset).show()),
            near.origin(),
            "",
            List.of()),
        Facts.fact(asset, Capability.CONTROL),
        Facts.fact(asset, Capability.HALF),
        Facts.fact(maker, Capability.INVOKE));
  }

  private static Tri trusts(Role role, String service) {
    var answer = Tri.NO;
    for (var statement : role.trust().statements()) {
      for (var principal : statement.principals()) {
        if (principal.kind() == Principal.Kind.SERVICE) {
          answer =
              answer.or(
                  statement
                      .effect()
                      .isEqualTo(Effect.ALLOW)
                      .and(statement.present())
                      .and(Shape.isEqual(principal.id(), service)));
        }
      }
    }
    return answer;
  }

  /** Whoever may pass every role passes also those that nothing here declares. */
  void everyRole() {
    for (var maker : makers.values()) {
      var near = facts.asset(maker);
      int every = facts.every(Asset.Kind.ROLE, near.stack(), near.origin());
      int trusting =
          facts.other(
              near.stack() + " every role that trusts " + near.name(),
              Asset.Kind.ROLE,
              Asset.Scope.EVERY,
              "",
              near.stack(),
              facts.asset(every).weight(),
              near.origin());
      facts.step(
          new Rule(
              Technique.CREATES_FUNCTION_AS,
              "what is made in %s acts as every role that trusts it".formatted(near.name()),
              near.origin(),
              "",
              List.of()),
          Facts.fact(trusting, Capability.CONTROL),
          Facts.fact(every, Capability.HALF),
          Facts.fact(maker, Capability.INVOKE));
    }
  }

  private int control(Role role) {
    return Facts.fact(facts.declared(role, Asset.Kind.ROLE), Capability.CONTROL);
  }
}
