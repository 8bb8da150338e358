package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags state machines that hide where the traces of their functions begin. */
@About(
    severity = LOW,
    title = "State machine is not traced",
    why =
        "Each function has a trace of its own and nothing shows that they belong to one execution.",
    mend = "Set `TracingConfiguration` to `Enabled: true` (`Tracing` in SAM).",
    cwe = 778,
    sameAs = {"CKV_AWS_284", "AWS-0117", "SF2"})
final class StateMachineTracingOff implements Check {
  private static final List<String> NEEDED =
      List.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var behind = Behind.in(context);
    return app.stateMachines().stream()
        .filter(
            machine -> context.asksOfEveryResource() || Behind.isAnyTraced(behind.source(machine)))
        .map(machine -> judge(machine, context));
  }

  private static Verdict judge(StateMachine machine, Check.Context context) {
    return Verdict.of(
            machine.tracing().isEqualTo(false),
            machine,
            machine.tracing().origin(),
            "the state machine passes on no traces",
            machine.tracing())
        .mendedBy(remedy(machine, context))
        .on(context.usersOf(machine));
  }

  private static Remedy remedy(StateMachine machine, Check.Context context) {
    return new Remedy("switch tracing on", changes(machine, context), "");
  }

  /** SAM lets a role that it makes itself send traces. */
  static List<Change> changes(StateMachine machine, Check.Context context) {
    var changes = new ArrayList<Change>();
    changes.add(Change.put(machine.identity(), Term.flag(true), "TracingConfiguration", "Enabled"));
    machine
        .role()
        .known()
        .filter(role -> !role.identity().isGenerated())
        .filter(role -> context.grantsOf(role).grants("xray:PutTraceSegments").isNo())
        .map(role -> new Change.Grant(role.identity(), NEEDED, Term.text("*")))
        .forEach(changes::add);
    return changes;
  }
}
