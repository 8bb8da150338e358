package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flags targets of rules whose undelivered events vanish. */
@About(
    severity = LOW,
    title = "Rule's undelivered events are lost",
    why =
        "What EventBridge cannot deliver it drops: at once where the receiver refuses it, after a"
            + " day where the receiver is down, and nobody knows which events it was.",
    mend = "Set the target's `DeadLetterConfig` to a queue that lets EventBridge send.",
    cwe = 755,
    sameAs = {"EventBusDLQ"})
final class RuleTargetWithoutDeadLetters implements Check {
  /*
   * "Using dead-letter queues to process undelivered events", Amazon EventBridge User Guide. A
   * function's own failures never come back to the rule: Lambda takes the event and answers for it
   * (see UnhandledAsynchronousFailure). What refuses events in practice are HTTP endpoints and buses
   * of other accounts.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::Events::Rule")
        .flatMap(
            rule -> {
              var targets = app.settingsOf(rule).get("Targets").items();
              return IntStream.range(0, targets.size())
                  .mapToObj(at -> judge(rule, targets.get(at), at, app, context))
                  .map(verdict -> verdict.on(context.usersOf(rule)));
            });
  }

  private static Verdict judge(Entity rule, Settings target, int at, App app, Context context) {
    var arn = target.get("Arn").text();
    var letters = target.get("DeadLetterConfig", "Arn").text();
    Tri isRefusing =
        Shape.ask(arn, shape -> shape.contains(":api-destination/"))
            .or(Shape.ask(arn, RuleTargetWithoutDeadLetters::isForeignBus));
    boolean isAsked = context.isStrict() || isRefusing.isYes();
    return Verdict.of(
            Tri.of(isAsked).and(target.exists()).and(Shape.isEmpty(letters)),
            rule,
            target.origin(),
            "events that do not reach `%s` are dropped".formatted(last(arn)),
            letters)
        .mendedBy(remedy(rule, at, app, context));
  }

  /** Returns the last part of an ARN, which people know. */
  private static String last(Val<String> arn) {
    var text = arn.brief();
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
  }

  private static Tri isForeignBus(Shape arn) {
    return Tri.of(arn.toString().matches("arn:[^:]*:events:.*:\\d{12}:event-bus/.*"));
  }

  private static Remedy remedy(Entity rule, int at, App app, Context context) {
    return DeadLetters.ofService(
        rule,
        "events.amazonaws.com",
        Term.attribute(rule.identity().id(), "Arn"),
        queue ->
            new Change.Put(
                rule.identity(), List.of("Targets", "" + at, "DeadLetterConfig", "Arn"), queue),
        app,
        context);
  }
}
