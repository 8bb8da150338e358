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
        .map(verdict -> verdict.mendedBy(remedy(function)).on(function));
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
