package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags functions whose memory, network and disk nobody measures. */
@About(
    severity = LOW,
    title = "Function runs without Lambda Insights",
    why =
        "A function that sends out far more than it should, or fills its disk, looks like any other"
            + " in Lambda's own metrics.",
    mend = "Add the layer `LambdaInsightsExtension` of your region and its managed policy.",
    cwe = 778,
    isStrict = true)
final class InsightsOff implements FunctionCheck {

  /** An image brings the extension along, which no template shows. */
  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    var isZip = function.packageType().isEqualTo("Zip");
    return Stream.of(
        Verdict.of(
            isZip.and(Insights.isIn(function).not()),
            function,
            function.origin(),
            "none of the function's layers is `LambdaInsightsExtension`",
            function.layers().toArray(Val<?>[]::new)));
  }
}
