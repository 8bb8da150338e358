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
import java.util.List;
import java.util.stream.Stream;

/** Flags functions whose memory, network and disk nobody measures. */
@About(
    severity = LOW,
    title = "Function runs without Lambda Insights",
    why =
        "A function that sends out far more than it should, or fills its disk, looks like any other"
            + " in Lambda's own metrics.",
    mend = "Add the layer `LambdaInsightsExtension` of your region and its managed policy.",
    cwe = 778)
final class InsightsOff implements Check {
  /*
   * The metrics cost money, so only the strict want them everywhere. A role with the policy of Lambda
   * Insights says that they are wanted, unless another function that runs with it has the layer.
   */
  private static final String LAYER =
      "arn:${AWS::Partition}:lambda:${AWS::Region}:580247275435:layer:LambdaInsightsExtension:31";
  private static final int MOST_LAYERS = 5;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function -> {
              boolean isWanted = isWanted(function, context);
              return isWanted || context.isStrict()
                  ? Stream.of(judge(function, isWanted).on(function))
                  : Stream.empty();
            });
  }

  private static boolean isWanted(LambdaFunction function, Context context) {
    return function
        .role()
        .known()
        .anyMatch(
            role ->
                role.policies().stream().anyMatch(policy -> policy.name().equals(Insights.POLICY))
                    && context.functionsOf(role).stream()
                        .noneMatch(one -> Insights.isIn(one).isYes()));
  }

  /** An image brings the extension along, which no template shows. */
  private static Verdict judge(LambdaFunction function, boolean isWanted) {
    var isZip = function.packageType().isEqualTo("Zip");
    var reason = isWanted ? "the role may write metrics of Lambda Insights, but " : "";
    return Verdict.of(
            isZip.and(Insights.isIn(function).not()),
            function,
            function.origin(),
            reason + "none of the function's layers is `LambdaInsightsExtension`",
            function.layers())
        .mendedBy(remedy(function));
  }

  /**
   * Numbers of versions differ between the two architectures and between regions; this one is there
   * for x86 in all regions of the account that publishes it in most (Amazon CloudWatch User Guide,
   * "Available versions of the Lambda Insights extension"). A function takes five layers.
   */
  private static Remedy remedy(LambdaFunction function) {
    boolean isX86 =
        function.architectures().stream().allMatch(one -> one.isEqualTo("x86_64").isYes());
    return isX86 && function.layers().size() < MOST_LAYERS
        ? Remedy.of(
                "add the layer of Lambda Insights",
                new Change.Append(function.identity(), List.of("Layers"), Term.sub(LAYER)))
            .warning(
                "some regions have the layer under another account; AWS bills what the extension"
                    + " measures")
        : Remedy.none();
  }
}
