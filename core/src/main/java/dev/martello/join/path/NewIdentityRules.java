package dev.martello.join.path;

import dev.martello.iam.Escalation;
import dev.martello.iam.GrantedAction;
import dev.martello.know.EscalationPath;
import dev.martello.model.Role;
import java.util.List;
import java.util.stream.Collectors;

/** Who may make a user or role and give it every right has every right. */
final class NewIdentityRules {
  private static final Escalation.Subject ANYBODY = new Escalation.Subject(List.of(), List.of());

  private final Inventory inventory;
  private final Facts facts;

  NewIdentityRules(Inventory inventory) {
    this.inventory = inventory;
    this.facts = inventory.facts();
  }

  void add() {
    for (var role : inventory.app().roles()) {
      Escalation.of(inventory.context().grantsOf(role), ANYBODY).stream()
          .filter(way -> way.path().category() == EscalationPath.Category.NEW_IDENTITY)
          .filter(way -> way.isComplete().isYes())
          .findFirst()
          .ifPresent(way -> escalates(role, way));
    }
  }

  private void escalates(Role role, Escalation way) {
    var actions =
        way.path().actions().stream()
            .map(action -> "`" + action + "`")
            .collect(Collectors.joining(", "));
    facts.step(
        new Rule(
            Technique.ESCALATES_TO,
            "role `%s` may make another identity and grant it everything (%s)"
                .formatted(Facts.name(role.identity()), actions),
            way.steps().getFirst().grant().by().origin(),
            "",
            way.steps().stream().map(step -> ground(role, step)).distinct().toList()),
        Facts.fact(facts.account(role.identity()), Capability.CONTROL),
        Facts.fact(facts.declared(role, Asset.Kind.ROLE), Capability.CONTROL));
  }

  private static Ground ground(Role role, GrantedAction step) {
    return GrantRules.ground(role, step.grant(), List.of(step.action().id()));
  }
}
