package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions with the layer of Lambda Insights and without its rights. */
@About(
    severity = LOW,
    title = "Lambda Insights may write no metrics",
    why =
        "The extension runs and costs time in every invocation, while memory, network and disk of"
            + " the function stay unseen.",
    mend = "Attach `CloudWatchLambdaInsightsExecutionRolePolicy` to the function's role.",
    cwe = 778)
final class InsightsDenied implements Check {
  private static final Val<String> GROUP =
      Val.known("/aws/lambda-insights", new Origin.ServiceDefault("Lambda Insights"));
  private static final String POLICY = "arn:${AWS::Partition}:iam::aws:policy/" + Insights.POLICY;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> Insights.isIn(function).isYes())
        .flatMap(function -> judge(function, context));
  }

  private static Stream<Verdict> judge(LambdaFunction function, Context context) {
    return Rights.judge(
            function,
            context,
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(LogGroups.streamOf(GROUP)),
            "write to the log group of Lambda Insights")
        .map(verdict -> context.isStrict() ? strict(verdict, function) : verdict)
        .map(verdict -> verdict.mendedBy(remedy(function)).on(function));
  }

  /**
   * AWS asks for its own policy. A role that may write every log needs none, but is then held by
   * that: whoever narrows it to the function's own log ends the metrics as well.
   */
  private static Verdict strict(Verdict verdict, LambdaFunction function) {
    return function
        .role()
        .known()
        .filter(role -> verdict.equals(Verdict.passes()) && !isMeant(role))
        .findFirst()
        .<Verdict>map(
            role ->
                Verdict.fails(
                        function,
                        function.role().written().origin(),
                        "role `%s` lets Lambda Insights write only by a right that is not for it"
                            .formatted(role.identity().title()))
                    .because(role.origin(), "the role"))
        .orElse(verdict);
  }

  private static boolean isMeant(Role role) {
    return role.policies().stream()
        .anyMatch(
            policy ->
                policy.name().equals(Insights.POLICY)
                    || policy.document().statements().stream()
                        .flatMap(statement -> statement.resources().stream())
                        .anyMatch(resource -> resource.show().contains("lambda-insights")));
  }

  private static Remedy remedy(LambdaFunction function) {
    return function
        .role()
        .known()
        .map(Role::identity)
        .findFirst()
        .map(
            role ->
                Remedy.of(
                    "attach `CloudWatchLambdaInsightsExecutionRolePolicy` to the role",
                    new Change.Append(role, List.of("ManagedPolicyArns"), Term.sub(POLICY))))
        .orElse(Remedy.none());
  }
}
