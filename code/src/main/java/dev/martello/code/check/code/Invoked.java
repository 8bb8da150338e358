package dev.martello.code.check.code;

import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Source;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import java.util.Locale;
import java.util.Set;

/** What invokes a function, as far as it matters to what the code must do. */
final class Invoked {
  /**
   * What sends an event again, or elsewhere, if its handler fails; nobody reads an answer. All are
   * asynchronous invocations or event source mappings.
   * https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html
   */
  private static final Set<String> RETRYING =
      Set.of(
          "sqs",
          "sns",
          "s3",
          "kinesis",
          "dynamodb",
          "kafka",
          "mq",
          "documentdb",
          "eventbridge",
          "schedule",
          "logs",
          "iot",
          "ses",
          "alarm",
          "config",
          "destination");

  /** What invokes functions while an application is deployed, and not afterwards. */
  private static final Set<EventSource> DEPLOYING =
      Set.of(EventSource.CLOUDFORMATION, EventSource.CODEDEPLOY);

  private Invoked() {}

  /** Returns whether the function only runs now and then: speed is no matter there. */
  static boolean isOnlyDeploying(LambdaFunction function) {
    return !function.triggers().isEmpty()
        && function.triggers().stream().allMatch(trigger -> DEPLOYING.contains(trigger.source()));
  }

  /**
   * Returns whether everything that invokes the function tries again what failed, as the template
   * tells or, without one, the type of the handler's event.
   */
  static boolean isRetried(CodeResults.FunctionCode code) {
    var triggers = code.function().triggers();
    var names =
        triggers.isEmpty()
            ? code.result().sources().stream().map(Source::trigger)
            : triggers.stream()
                .map(trigger -> trigger.source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    var all = names.toList();
    return !all.isEmpty() && RETRYING.containsAll(all);
  }
}
