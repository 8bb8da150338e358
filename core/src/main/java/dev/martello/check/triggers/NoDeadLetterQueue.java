package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags functions without a place for failed events, whether they get any or not. */
@About(
    severity = LOW,
    title = "Function has no dead-letter queue",
    why = "Once somebody invokes the function asynchronously, an event that fails is thrown away.",
    mend = "Set a destination for failures (`EventInvokeConfig`) or a dead-letter queue.",
    cwe = 755,
    sameAs = {
      "CKV_AWS_116",
      "c2eae442",
      "cb2f612b",
      "dec7bc85",
      "LambdaDLQ",
      "awslambda_function_no_dead_letter_queue",
      "A.7",
      "DLQ.001"
    },
    isStrict = true)
final class NoDeadLetterQueue implements Check {

  /** A function that is invoked asynchronously is reported for that. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(function -> judge(function, context).map(verdict -> verdict.on(function)));
  }

  private static Stream<Verdict> judge(LambdaFunction function, Context context) {
    if (UnhandledAsynchronousFailure.losing(function).findAny().isPresent()) {
      return Stream.empty();
    }
    Tri hasDestination =
        function.asynchronous().stream()
            .map(configuration -> Shape.isEmpty(configuration.onFailure()).not())
            .reduce(Tri.NO, Tri::or);
    return Stream.of(
        Verdict.of(
                Shape.isEmpty(function.deadLetter()).and(hasDestination.not()),
                function,
                function.origin(),
                "failed events would have nowhere to go",
                function.deadLetter())
            .mendedBy(() -> UnhandledAsynchronousFailure.remedy(function, context)));
  }
}
