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
import java.util.Optional;
import java.util.stream.Stream;

/** Flags state machines that write what they work on into the log. */
@About(
    severity = LOW,
    title = "State machine logs its input and output",
    why =
        "What customers sent stands in the log at every step, for everybody who may read logs and"
            + " as long as the log is kept.",
    mend = "Set `IncludeExecutionData` to `false`.",
    cwe = 532)
final class ExecutionDataLogged implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stateMachines().stream().map(machine -> judge(machine, app, context));
  }

  private static Verdict judge(StateMachine machine, App app, Context context) {
    var isIncluded =
        app.settingsOf(machine).get("LoggingConfiguration", "IncludeExecutionData").flag(false);
    var verdict =
        Verdict.of(
                isIncluded.isEqualTo(true).and(machine.logLevel().isEqualTo("OFF").not()),
                machine,
                isIncluded.origin(),
                "input and output of every step are logged",
                isIncluded,
                machine.logLevel())
            .mendedBy(
                Remedy.of(
                    "set `IncludeExecutionData` to `false`",
                    Change.put(
                        machine.identity(),
                        Term.flag(false),
                        "LoggingConfiguration",
                        "IncludeExecutionData")))
            .on(context.usersOf(machine));
    return sign(machine, app, context).map(sign -> sign.weighOn(verdict)).orElse(verdict);
  }

  private static Optional<Sensitive> sign(StateMachine machine, App app, Context context) {
    return Stream.concat(
            Sensitive.of(machine, machine.name()).stream(),
            context.usersOf(machine).stream()
                .flatMap(function -> Sensitive.of(function, app).stream()))
        .findFirst();
  }
}
