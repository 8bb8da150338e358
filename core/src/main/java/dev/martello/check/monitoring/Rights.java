package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.check.Needs;
import dev.martello.check.Verdict;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges whether the role of a function may write what the function is meant to write. */
final class Rights {
  private Rights() {}

  /**
   * Returns a verdict for each role that is declared: it fails where one of the actions is
   * certainly not granted.
   *
   * @param resources forms of one resource's ARN; a grant on any of them counts
   * @param what what the role may not do, for people
   */
  static Stream<Verdict> judge(
      LambdaFunction function,
      Check.Context context,
      List<String> actions,
      List<Val<String>> resources,
      String what) {
    return function
        .role()
        .known()
        .map(role -> judge(function, role, context, actions, resources, what));
  }

  private static Verdict judge(
      LambdaFunction function,
      Role role,
      Check.Context context,
      List<String> actions,
      List<Val<String>> resources,
      String what) {
    var grants = context.grantsOf(role);
    var isGranted =
        Tri.all(
            actions.stream()
                .map(
                    action ->
                        Tri.any(
                            resources.stream()
                                .map(resource -> grants.grantsSome(action, resource))
                                .toList()))
                .toList());
    var message = "role `%s` may not %s".formatted(role.identity().title(), what);
    var where = function.role().written().origin();
    return switch (isGranted) {
      case YES -> Verdict.passes();
      case NO -> Verdict.fails(function, where, message).because(role.origin(), "the role");
      case UNKNOWN -> Verdict.undecided(function, where, message, needs(role));
    };
  }

  private static String needs(Role role) {
    var opaque = new ArrayList<>(role.opaquePolicies());
    if (role.boundaryPolicies().isEmpty() && !role.boundary().is(String::isEmpty).isYes()) {
      opaque.add(role.boundary());
    }
    if (!opaque.isEmpty()) {
      return "content of the policy `%s`".formatted(opaque.getFirst().brief());
    }
    var asked = new ArrayList<Val<?>>();
    role.policies().stream()
        .flatMap(policy -> policy.document().statements().stream())
        .forEach(
            statement -> {
              asked.add(statement.effect());
              asked.addAll(statement.actions());
              asked.addAll(statement.resources());
            });
    return Needs.of(asked);
  }
}
