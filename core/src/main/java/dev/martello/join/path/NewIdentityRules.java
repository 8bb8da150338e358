package dev.martello.join.path;

import dev.martello.iam.Escalation;
import dev.martello.iam.GrantedAction;
import dev.martello.model.Grantee;
import dev.martello.model.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may make a user or role and give it every right has every right. */
final class NewIdentityRules {
  private final Inventory inventory;
  private final Facts facts;

  NewIdentityRules(Inventory inventory) {
    this.inventory = inventory;
    this.facts = inventory.facts();
  }

  void add() {
    var app = inventory.app();
    Stream.<Grantee>concat(app.roles().stream(), app.principals().users().stream())
        .forEach(
            maker ->
                Escalation.byNewIdentity(inventory.context().grantsOf(maker)).stream()
                    .min((one, two) -> Boolean.compare(isOpen(one), isOpen(two)))
                    .ifPresent(way -> escalates(maker, way)));
  }

  private static boolean isOpen(Escalation way) {
    return !way.isComplete().isYes();
  }

  private void escalates(Grantee maker, Escalation way) {
    var kind = maker instanceof Role ? Asset.Kind.ROLE : Asset.Kind.USER;
    var actions =
        way.path().actions().stream()
            .map(action -> "`" + action + "`")
            .collect(Collectors.joining(", "));
    facts.step(
        new Rule(
            Technique.ESCALATES_TO,
            "%s `%s` may make another identity and grant it everything (%s)"
                .formatted(kind.noun(), Facts.name(maker.identity()), actions),
            way.steps().getFirst().grant().by().origin(),
            isOpen(way) ? "what the policies' conditions let through" : "",
            way.steps().stream().map(step -> ground(maker, step)).distinct().toList()),
        Facts.fact(facts.account(maker.identity()), Capability.CONTROL),
        Facts.fact(facts.declared(maker, kind), Capability.CONTROL));
  }

  private static Ground ground(Grantee maker, GrantedAction step) {
    return GrantRules.ground(maker, step.grant(), List.of(step.action().id()));
  }
}
