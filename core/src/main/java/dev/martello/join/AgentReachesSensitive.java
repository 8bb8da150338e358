package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.join.path.Technique;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.stream.Stream;

/** Flags tools of agents that reach what nobody should be able to talk them into. */
@About(
    severity = HIGH,
    title = "Agent's tool reaches sensitive data or destructive rights",
    why =
        "A model decides when the tool runs and with which arguments, and whoever writes what the"
            + " model reads decides that for it.",
    mend =
        "Give the tool a role with only the harmless action that it is for, on named resources, and"
            + " let a person confirm what changes or discloses something.",
    cwe = 1427,
    sameAs = {"MARKER.BEDROCK.TOOL.001", "OVERPERM.S3PHI.001"})
final class AgentReachesSensitive implements Check {
  /*
   * Sensitive is what a gain is: secrets and keys, all data of a kind, what is tagged so; destructive
   * what deletes, opens or takes over. Reading and writing one store is what a tool is there for.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var reach = Reach.of(context);
    return app.functions().stream()
        .flatMap(
            function ->
                function
                    .triggersOf(EventSource.BEDROCK)
                    .filter(trigger -> trigger.exists().isYes())
                    .limit(1)
                    .flatMap(trigger -> judge(function, trigger, reach)));
  }

  private static Stream<Verdict> judge(LambdaFunction function, Trigger trigger, Reach reach) {
    return reach.gains(function).stream()
        .filter(gain -> gain.severity().isAtLeast(Severity.MEDIUM))
        .filter(gain -> gain.last().technique() != Technique.HOLDS)
        .limit(1)
        .map(gain -> fails(function, trigger, gain));
  }

  private static Verdict fails(LambdaFunction function, Trigger trigger, Gain gain) {
    var fails =
        Verdict.fails(
                function,
                gain.first().origin(),
                "a model decides when this function runs and what it is given, and %s"
                    .formatted(gain.last().fact()))
            .because(trigger.origin(), "the agent's tool");
    return Steps.prove(fails, gain.steps()).raised(HIGH.compareTo(gain.severity())).on(function);
  }
}
