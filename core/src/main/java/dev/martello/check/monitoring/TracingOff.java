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
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
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
        .map(function -> judge(function).mendedBy(mend(function, app, context)).on(function));
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

  private static Remedy mend(LambdaFunction function, App app, Context context) {
    var active =
        Remedy.of(
                "set tracing to `Active`",
                Change.put(function.identity(), Term.text("Active"), "TracingConfig", "Mode"))
            .with(callers(function, app, context).toArray(Change[]::new));
    return Permitting.permit(
        active,
        function,
        context,
        Term.text("*"),
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords");
  }

  /** A trace that begins in the function hides what called it, so the callers come along. */
  private static List<Change> callers(LambdaFunction function, App app, Context context) {
    var changes = new ArrayList<Change>();
    app.stateMachines().stream()
        .filter(machine -> machine.tracing().isEqualTo(false).isYes())
        .filter(machine -> isBehind(function, machine, Behind.source(machine, app)))
        .forEach(machine -> changes.addAll(StateMachineTracingOff.changes(machine, context)));
    context
        .resources("AWS::AppSync::GraphQLApi")
        .filter(api -> app.settingsOf(api).get("XrayEnabled").flag(false).isEqualTo(false).isYes())
        .filter(api -> isBehind(function, api, Behind.graphqlApi(api, app, context)))
        .forEach(api -> changes.add(GraphqlTracingOff.change(api)));
    return changes;
  }

  private static boolean isBehind(
      LambdaFunction function, Entity caller, List<LambdaFunction> called) {
    return caller.identity().stack().equals(function.identity().stack())
        && called.stream().anyMatch(one -> one.identity().isSame(function.identity()));
  }
}
