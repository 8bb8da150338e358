package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.PersonalWords;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Capability;
import dev.martello.join.path.Reach;
import dev.martello.join.path.Step;
import dev.martello.join.path.Technique;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Optional;
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
   * what deletes, opens or takes over. Reading and writing one store is what a tool is there for,
   * unless it is called after data of persons.
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
    var worst =
        reach.gains(function).stream()
            .filter(gain -> gain.severity().isAtLeast(Severity.MEDIUM))
            .filter(gain -> gain.last().technique() != Technique.HOLDS)
            .findFirst()
            .map(gain -> fails(function, trigger, gain.steps()).raised(shift(gain.severity())));
    return worst.or(() -> personal(function, trigger, reach)).stream()
        .map(verdict -> verdict.on(function));
  }

  private static int shift(Severity severity) {
    return HIGH.compareTo(severity);
  }

  private static Optional<Verdict> personal(LambdaFunction function, Trigger trigger, Reach reach) {
    return reach.radius(function).reached().stream()
        .filter(reached -> reached.isCertain() && isPersonal(reached.asset()))
        .filter(reached -> reached.capability().compareTo(Capability.READ) >= 0)
        .findFirst()
        .map(
            reached ->
                fails(function, trigger, reached.derivation()).raised(shift(Severity.MEDIUM)));
  }

  /** What nobody tagged may be called after what it holds. */
  private static boolean isPersonal(Asset asset) {
    return switch (asset.kind()) {
      case TABLE, BUCKET, DATABASE ->
          PersonalWords.areIn(asset.name(), PersonalWords.PLAIN, PersonalWords.PAIRS);
      default -> false;
    };
  }

  private static Verdict fails(LambdaFunction function, Trigger trigger, List<Step> steps) {
    var fails =
        Verdict.fails(
                function,
                Step.firstRight(steps).origin(),
                "a model decides when this function runs and what it is given, and %s"
                    .formatted(steps.getLast().fact()))
            .because(trigger.origin(), "the agent's tool");
    return Steps.prove(fails, steps);
  }
}
