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
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    var callers = callers(app, context);
    return app.functions().stream()
        .map(
            function -> {
              var changes = callers.getOrDefault(function.identity().key(), List.of());
              return judge(function).mendedBy(mend(function, changes, context)).on(function);
            });
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

  private static Remedy mend(LambdaFunction function, List<Change> callers, Context context) {
    var active =
        Remedy.of(
                "set tracing to `Active`",
                Change.put(function.identity(), Term.text("Active"), "TracingConfig", "Mode"))
            .with(callers.toArray(new Change[0]));
    return Permitting.permit(
        active,
        function,
        context,
        Term.text("*"),
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords");
  }

  /**
   * A trace that begins in the function hides what called it, so the callers of its own template
   * come along.
   *
   * @return what is to be changed of the callers, by the function's key
   */
  private static Map<String, List<Change>> callers(App app, Context context) {
    var behind = Behind.in(context);
    var changes = new HashMap<String, List<Change>>();
    app.stateMachines().stream()
        .filter(machine -> machine.tracing().isEqualTo(false).isYes())
        .forEach(
            machine ->
                beside(machine, behind.source(machine))
                    .forEach(
                        key ->
                            changes
                                .computeIfAbsent(key, _ -> new ArrayList<>())
                                .addAll(StateMachineTracingOff.changes(machine, context))));
    context
        .resources("AWS::AppSync::GraphQLApi")
        .filter(api -> app.settingsOf(api).get("XrayEnabled").flag(false).isEqualTo(false).isYes())
        .forEach(
            api ->
                beside(api, behind.graphqlApi(api))
                    .forEach(
                        key ->
                            changes
                                .computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(GraphqlTracingOff.change(api))));
    return changes;
  }

  /** Returns the keys of those functions that the template of their caller declares. */
  private static Stream<String> beside(Entity caller, List<LambdaFunction> called) {
    return called.stream()
        .map(LambdaFunction::identity)
        .filter(identity -> identity.stack().equals(caller.identity().stack()))
        .map(Identity::key);
  }
}
