package dev.martello.join.path;

import dev.martello.iam.Context;
import dev.martello.iam.Decisions;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.iam.Request;
import dev.martello.iam.ResourcePattern;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.StateMachine;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts as whom: functions as their roles, roles as other roles, and what a flaw makes of it.
 */
final class IdentityRules {
  /*
   * A role is taken over in four ways: by code in what runs as it, by assuming it, by passing it to a
   * service that then runs something of the attacker's, and by changing whom it trusts. Who may change
   * the policies of a role that he acts as is administrator, up to the role's boundary.
   */
  private static final String ASSUME = "sts:AssumeRole";

  private final Inventory inventory;
  private final Facts facts;
  private final Flaws flaws;
  private final PassingRules passing;

  IdentityRules(Inventory inventory, Flaws flaws) {
    this.inventory = inventory;
    this.facts = inventory.facts();
    this.flaws = flaws;
    this.passing = new PassingRules(inventory);
  }

  void add() {
    var aliased = aliased();
    for (var function : inventory.app().functions()) {
      runs(function, aliased.contains(function.identity().key()));
    }
    inventory.app().stateMachines().forEach(this::runs);
    for (var role : inventory.app().roles()) {
      var grants = inventory.context().grantsOf(role);
      assumes(role, grants);
      passing.makes(role, grants);
      rewrites(role, grants);
    }
    trusted();
    for (var role : inventory.app().roles()) {
      passing.passed(role);
    }
    passing.everyRole();
  }

  private int control(Entity entity, Asset.Kind kind) {
    return Facts.fact(facts.declared(entity, kind), Capability.CONTROL);
  }

  // functions and state machines

  private Set<String> aliased() {
    var found = new HashSet<String>();
    inventory
        .context()
        .resources("AWS::Lambda::Alias")
        .forEach(
            alias ->
                inventory
                    .app()
                    .settingsOf(alias)
                    .get("FunctionName")
                    .target()
                    .known()
                    .forEach(function -> found.add(function.identity().key())));
    return found;
  }

  private void runs(LambdaFunction function, boolean isAliased) {
    int asset = facts.declared(function, Asset.Kind.FUNCTION);
    int control = Facts.fact(asset, Capability.CONTROL);
    int write = Facts.fact(asset, Capability.WRITE);
    int invoke = Facts.fact(asset, Capability.INVOKE);
    runsAs(function, function.role(), control);
    if (isAliased) {
      facts.free(Rule.implied(function.origin()), control, write, invoke);
      facts.free(
          Rule.implied(function.origin()), control, write, Facts.fact(asset, Capability.HALF));
    } else {
      facts.free(Rule.implied(function.origin()), control, write);
    }
    // Of two rules as good as each other the first is told: what was found, not what may be.
    flaws.of(function).ifPresent(flaw -> facts.step(flaw.rule(), control, invoke));
    facts.step(
        new Rule(
            Technique.EXPLOITS_FLAW,
            "a flaw in the code of `%s` lets its event run code".formatted(title(function)),
            function.origin(),
            "a flaw in the code of `%s`".formatted(title(function)),
            List.of()),
        control,
        invoke);
    for (var variable : Inventory.secrets(function)) {
      int secret =
          facts.other(
              function.identity().key() + " variable " + variable.name(),
              Asset.Kind.SECRET,
              Asset.Scope.DECLARED,
              title(function) + "." + variable.name(),
              function.identity().stack(),
              Asset.Kind.SECRET.weight(),
              variable.origin());
      var ground =
          Ground.of(
              function.identity().key() + " variable " + variable.name(),
              Ground.Kind.SETTING,
              variable.origin(),
              List.of(function.identity().key()),
              "keep `%s` out of the environment of `%s`"
                  .formatted(variable.name(), title(function)));
      var rule =
          new Rule(
              Technique.HOLDS,
              "variable `%s` of `%s` holds a secret".formatted(variable.name(), title(function)),
              variable.origin(),
              "",
              List.of(ground));
      facts.step(rule, Facts.fact(secret, Capability.READ), control);
      facts.step(rule, Facts.fact(secret, Capability.READ), Facts.fact(asset, Capability.READ));
    }
  }

  private void runs(StateMachine machine) {
    int asset = facts.declared(machine, Asset.Kind.STATE_MACHINE);
    int control = Facts.fact(asset, Capability.CONTROL);
    runsAs(machine, machine.role(), control);
    facts.free(
        Rule.implied(machine.origin()),
        control,
        Facts.fact(asset, Capability.WRITE),
        Facts.fact(asset, Capability.INVOKE));
  }

  private void runsAs(Entity runner, Link<Role> link, int control) {
    var roles = link.known().toList();
    for (var role : roles) {
      facts.free(
          runsAs(
              runner,
              link.written().origin(),
              "role `" + Facts.name(role.identity()) + "`",
              roles.size() == 1 ? "" : "which role it is",
              role.identity().key()),
          control(role, Asset.Kind.ROLE),
          control);
    }
    if (roles.isEmpty() && Shape.isEmpty(link.written()).isNo()) {
      int elsewhere =
          inventory.elsewhere(link.written(), Asset.Kind.ROLE, runner.identity().stack());
      var asset = facts.asset(elsewhere);
      facts.free(
          runsAs(runner, link.written().origin(), asset.show(), "", asset.key()),
          Facts.fact(elsewhere, Capability.CONTROL),
          control);
    }
  }

  private static Rule runsAs(
      Entity runner, Origin origin, String role, String needs, String roleKey) {
    return new Rule(
        Technique.RUNS_AS,
        "`%s` acts as %s".formatted(title(runner), role),
        origin,
        needs,
        List.of(
            Ground.of(
                runner.identity().key() + " runs as " + roleKey,
                Ground.Kind.SETTING,
                origin,
                List.of(runner.identity().key(), roleKey),
                "")));
  }

  private static String title(Entity entity) {
    return Facts.name(entity.identity());
  }

  // assuming

  private void assumes(Role role, Grants grants) {
    if (!grants.possibleActions().contains(ASSUME)) {
      return;
    }
    var action = Catalogue.standard().find(ASSUME).orElseThrow();
    for (var grant : grants.list()) {
      if (grant.actions().contains(action) && !grant.by().notResource()) {
        assumes(role, grant, action);
      }
    }
  }

  private void assumes(Role role, Grant grant, Action action) {
    var text = grant.resources().getFirst();
    var pattern = grant.patterns().getFirst().getFirst();
    var stack = role.identity().stack();
    var named =
        pattern.isEverything()
            ? everyone(stack)
            : inventory.named(text, pattern, Asset.Kind.ROLE, stack);
    for (var other : named.keySet()) {
      inventory
          .role(other)
          .filter(target -> target != role)
          .ifPresent(target -> assumes(role, grant, target));
    }
    if (named.isEmpty() && !pattern.isEverything()) {
      int elsewhere = inventory.elsewhere(text, Asset.Kind.ROLE, stack);
      facts.step(
          new Rule(
              Technique.ASSUMES,
              "role `%s` may assume %s".formatted(title(role), facts.asset(elsewhere).show()),
              grant.by().origin(),
              "whom %s trusts".formatted(facts.asset(elsewhere).show()),
              List.of(GrantRules.ground(role, grant, List.of(action.id())))),
          Facts.fact(elsewhere, Capability.CONTROL),
          control(role, Asset.Kind.ROLE));
    }
  }

  private Map<Integer, Tri> everyone(String stack) {
    var all = new LinkedHashMap<Integer, Tri>();
    facts.members(Asset.Kind.ROLE, stack).forEach(role -> all.put(role, Tri.YES));
    return all;
  }

  private void assumes(Role role, Grant grant, Role target) {
    boolean trustsRoles =
        target.trust().statements().stream()
            .flatMap(statement -> statement.principals().stream())
            .anyMatch(
                principal ->
                    principal.kind() == Principal.Kind.AWS
                        || principal.kind() == Principal.Kind.ANYONE);
    if (trustsRoles) {
      assumes(role, target, grant.by().origin(), GrantRules.ground(role, grant, List.of(ASSUME)));
    }
  }

  /** Roles that name another one in their trust let it in without any policy of its own. */
  private void trusted() {
    for (var target : inventory.app().roles()) {
      for (var statement : target.trust().statements()) {
        for (var principal : statement.principals()) {
          var role = principal.kind() == Principal.Kind.AWS ? inventory.role(principal.id()) : null;
          if (role != null && role != target) {
            assumes(role, target, statement.origin(), null);
          }
        }
      }
    }
  }

  private void assumes(Role role, Role target, Origin origin, @Nullable Ground grant) {
    var arn = inventory.app().arnOf(target);
    var request =
        new Request(
            ResourceGuards.caller(role, inventory.app().arnOf(role)),
            ASSUME,
            arn,
            "${AWS::AccountId}",
            Context.unknown());
    var decision =
        Decisions.decide(
            request,
            ResourceGuards.policies(role, List.of(target.trust())),
            inventory.context().names());
    var answer = decision.isAllowed();
    if (answer.isNo()) {
      return;
    }
    var grounds = new ArrayList<Ground>();
    if (grant != null) {
      grounds.add(grant);
    }
    grounds.add(
        Ground.of(
            target.identity().key() + " trusts " + role.identity().key(),
            Ground.Kind.TRUST,
            target.trust().origin(),
            List.of(target.identity().key()),
            "take role `%s` out of the trust policy of role `%s`"
                .formatted(title(role), title(target))));
    facts.step(
        new Rule(
            Technique.ASSUMES,
            "role `%s` may assume role `%s`".formatted(title(role), title(target)),
            origin,
            answer.isYes() ? "" : open(decision.missingKeys()),
            grounds),
        control(target, Asset.Kind.ROLE),
        control(role, Asset.Kind.ROLE));
  }

  private static String open(Set<String> keys) {
    return keys.isEmpty()
        ? "what the policies' texts turn out to be"
        : "condition `" + String.join("` and `", keys) + "`";
  }

  // permissions

  private void rewrites(Role role, Grants grants) {
    int asset = facts.declared(role, Asset.Kind.ROLE);
    int control = Facts.fact(asset, Capability.CONTROL);
    int write = Facts.fact(asset, Capability.WRITE);
    boolean isBounded = !Shape.isEmpty(role.boundary()).isYes();
    facts.step(
        new Rule(
            Technique.ESCALATES_TO,
            "role `%s` can be given every right".formatted(title(role)),
            role.origin(),
            isBounded ? "the boundary of role `%s`".formatted(title(role)) : "",
            List.of()),
        Facts.fact(facts.account(role.identity()), Capability.CONTROL),
        write,
        control);
    for (var action : List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion")) {
      if (grants.possibleActions().contains(action)) {
        versions(role, grants, action, write, control);
      }
    }
  }

  /** A new version of a policy that is attached to the role is a new policy of the role. */
  private void versions(Role role, Grants grants, String action, int write, int control) {
    var known = Catalogue.standard().find(action).orElseThrow();
    var policies =
        inventory
            .context()
            .resources("AWS::IAM::ManagedPolicy")
            .filter(
                policy ->
                    role.policies().stream().anyMatch(own -> own.origin().equals(policy.origin())))
            .toList();
    for (var policy : policies) {
      var arn = ResourcePattern.of(inventory.app().arnOf(policy), inventory.context().names());
      for (var grant : grants.list()) {
        boolean isOn =
            grant.actions().contains(known)
                && !grant.by().notResource()
                && grant.patterns().getFirst().getFirst().covers(arn.getFirst()).isYes();
        if (isOn) {
          facts.step(
              new Rule(
                  Technique.CHANGES_POLICY_OF,
                  "role `%s` may `%s` of its own policy `%s`"
                      .formatted(title(role), action, title(policy)),
                  grant.by().origin(),
                  GrantRules.needs(grant, grant.gives(known)),
                  List.of(GrantRules.ground(role, grant, List.of(action)))),
              write,
              control);
        }
      }
    }
  }
}
