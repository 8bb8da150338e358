package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.flow.Flow;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.regex.Pattern;

/** Flags lines of the log that hold data from outside as it is. */
@About(
    severity = LOW,
    title = "Event data is written to the log as it is",
    why = "Line breaks in the data forge entries of the log.",
    mend = "Log structured entries (JSON) instead of lines made of data.",
    cwe = 117)
final class LogInjection implements FlowCheck {
  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.LOG);
  }

  /**
   * Whoever may send a message writes it; what services tell and own rows hold has other makers.
   */
  private static final Set<String> MESSAGES = Set.of("sqs", "sns", "kinesis", "kafka", "mq");

  @Override
  public boolean isFrom(Source source) {
    return source.trust() != Source.Trust.INTERNAL || MESSAGES.contains(source.trigger());
  }

  /** What the runtime writes as JSON where the function asks for that. */
  private static final Pattern OF_RUNTIME =
      Pattern.compile(
          "`?(?:logging\\.|console\\.|com\\.amazonaws\\.services\\.lambda\\.runtime\\.)");

  /**
   * Ends of lines are escaped in JSON.
   * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
   */
  @Override
  public boolean isHarmful(Flow flow, LambdaFunction function, App app) {
    return !OF_RUNTIME.matcher(flow.sink()).lookingAt() || isOfJson(function, app) != Tri.YES;
  }

  private static Tri isOfJson(LambdaFunction function, App app) {
    return app.resources().anyMatch(one -> one.identity().isSame(function.identity()))
        ? app.settingsOf(function).get("LoggingConfig", "LogFormat").text("Text").isEqualTo("JSON")
        : Tri.NO;
  }
}
