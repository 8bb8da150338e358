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

/** Flags functions that are to be traced and may not send traces. */
@About(
    severity = LOW,
    title = "Function is traced but may send no traces",
    why =
        "Tracing looks switched on and nothing arrives, which is found out when the trace of an"
            + " incident is wanted.",
    mend =
        "Grant the role `xray:PutTraceSegments` and `xray:PutTelemetryRecords`, or attach"
            + " `AWSXRayDaemonWriteAccess`.",
    cwe = 778)
final class TracesDenied implements Check {
  private static final List<String> NEEDED = List.of("xray:PutTraceSegments");
  private static final List<String> GRANTED =
      List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> function.tracing().isEqualTo("Active").isYes())
        .flatMap(function -> judge(function, context));
  }

  private static Stream<Verdict> judge(LambdaFunction function, Context context) {
    Val<String> everything = Val.known("*", new Origin.ServiceDefault("xray"));
    return Rights.judge(function, context, NEEDED, List.of(everything), "send traces to X-Ray")
        .map(verdict -> verdict.mendedBy(remedyOf(function)).on(function));
  }

  /** Lets the declared role of a function send traces; the actions know no resources. */
  static Remedy remedyOf(LambdaFunction function) {
    return function
        .role()
        .known()
        .map(Role::identity)
        .findFirst()
        .map(
            role ->
                Remedy.of(
                    "let the role send traces", new Change.Grant(role, GRANTED, Term.text("*"))))
        .orElse(Remedy.none());
  }
}
