package dev.martello.check.isolation;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Network.Rule;
import dev.martello.model.Network.SecurityGroup;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the checks on security groups have in common. */
final class Groups {
  private static final Set<String> FUNCTIONS =
      Set.of("AWS::Lambda::Function", "AWS::Lambda::CapacityProvider");

  private final Map<String, List<LambdaFunction>> carriers = new HashMap<>();

  private Groups(App app) {
    for (var function : app.functions()) {
      function.network().securityGroups().stream()
          .flatMap(link -> link.known())
          .map(group -> group.identity().key())
          .distinct()
          .forEach(key -> carriers.computeIfAbsent(key, _ -> new ArrayList<>()).add(function));
    }
  }

  static boolean isFunction(Identity member) {
    return FUNCTIONS.contains(member.type());
  }

  /** Says whether nothing but functions carries a group, so that nothing connects to it. */
  static boolean isOfFunctionsOnly(SecurityGroup group) {
    return !group.members().isEmpty() && group.members().stream().allMatch(Groups::isFunction);
  }

  /** Says whether a group is written as if it were the default group of its VPC. */
  static boolean isDefault(App app, SecurityGroup group) {
    return app.settingsOf(group).get("GroupName").text().is("default"::equals).isYes();
  }

  /** Returns the functions that carry a group, or may carry it. */
  static List<LambdaFunction> functionsOf(Check.Context context, SecurityGroup group) {
    return context
        .shared(Groups.class, Groups::new)
        .carriers
        .getOrDefault(group.identity().key(), List.of());
  }

  /** Returns where a rule is written; the group where EC2 adds the rule by itself. */
  static Origin placeOf(Rule rule, SecurityGroup group) {
    return rule.origin().written().isPresent() ? rule.origin() : group.origin();
  }
}
