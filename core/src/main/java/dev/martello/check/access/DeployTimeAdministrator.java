package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags administrators that are needed for a minute of deployment and stay for ever. */
@About(
    severity = HIGH,
    title = "Deployment helper stays behind as administrator",
    why =
        "The function is needed while the stack is deployed and stays afterwards; whoever may"
            + " update or invoke functions in the account becomes an administrator through it.",
    mend =
        "List the actions that the helper calls, each on its resources, or let CloudFormation make"
            + " the resource itself.",
    cwe = 250)
final class DeployTimeAdministrator implements Check {
  private static final Set<EventSource> AT_DEPLOYMENT =
      Set.of(EventSource.CLOUDFORMATION, EventSource.CODEDEPLOY);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .filter(role -> isOfHelpers(context.functionsOf(role)))
        .filter(role -> context.grantsOf(role).grantsEverything().isYes())
        .map(role -> judge(role, context.functionsOf(role), context));
  }

  private static Verdict judge(Role role, List<LambdaFunction> helpers, Context context) {
    var first = helpers.getFirst();
    return Verdict.fails(
            role,
            AdministratorRole.place(role, context.grantsOf(role)),
            "only the deployment invokes `%s`, which may do everything"
                .formatted(first.identity().writtenId()))
        .because(first.triggers().getFirst().origin(), "this invokes it")
        .on(helpers);
  }

  /** Says whether functions run while a stack is deployed, and at no other time. */
  static boolean isOfHelpers(List<LambdaFunction> functions) {
    return !functions.isEmpty() && functions.stream().allMatch(DeployTimeAdministrator::isHelper);
  }

  private static boolean isHelper(LambdaFunction function) {
    return !function.triggers().isEmpty()
        && function.triggers().stream().map(Trigger::source).allMatch(AT_DEPLOYMENT::contains);
  }
}
