package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Permitting;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags functions whose calls cannot be followed through the application. */
@About(
    severity = LOW,
    title = "Function is not traced",
    why =
        "Without X-Ray nobody sees which calls a function makes, how long they take and which"
            + " request caused an odd one.",
    mend = "Set `TracingConfig` to `Mode: Active` (`Tracing: Active` in SAM).",
    cwe = 778,
    sameAs = {
      "Lambda.7",
      "CKV_AWS_50",
      "AWS-0066",
      "AWS-0125",
      "LambdaTracing",
      "A.6",
      "TRACE.001",
      "0d7ef70f",
      "9488c451",
      "dc1ab429"
    })
final class TracingOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .map(function -> judge(function).mendedBy(mend(function, context)).on(function));
  }

  private static Verdict judge(LambdaFunction function) {
    var mode = function.tracing();
    return Verdict.of(
        mode.isEqualTo("Active").not(),
        function,
        mode.origin(),
        "tracing is `%s`".formatted(mode.show()),
        mode);
  }

  private static Remedy mend(LambdaFunction function, Context context) {
    var active =
        Remedy.of(
            "set tracing to `Active`",
            Change.put(function.identity(), Term.text("Active"), "TracingConfig", "Mode"));
    return Permitting.permit(
        active,
        function,
        context,
        Term.text("*"),
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords");
  }
}
