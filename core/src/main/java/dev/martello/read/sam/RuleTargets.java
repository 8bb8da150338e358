package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;

/** Makes the target of an EventBridge rule that calls a function, and its dead-letter queue. */
final class RuleTargets {
  private static final int MAX_ID = 64;
  private static final String SUFFIX = "LambdaTarget";

  private final SamEvent event;
  private final EventTarget target;
  private final List<EventDeadLetters> deadLetters;

  RuleTargets(SamEvent event, EventTarget target, Generated rule) {
    this.event = event;
    this.target = target;
    var attributes = target.passThroughAttributes();
    this.deadLetters =
        event.mapping("DeadLetterConfig").stream()
            .map(_ -> EventDeadLetters.of(event, attributes))
            .map(queue -> queue.acceptingFrom(rule.getAtt("Arn"), event, attributes))
            .toList();
  }

  /** Sets whether a rule is on: by {@code State} or by {@code Enabled}. */
  static void putState(Generated rule, SamEvent event) {
    var state = event.getTruthy("State");
    var enabled = event.get("Enabled");
    if (state.isPresent() && enabled.isPresent()) {
      throw event.invalid("State", "`State` and `Enabled` exclude each other");
    }
    rule.put("State", state);
    enabled.ifPresent(
        value ->
            rule.put(
                "State",
                event.makeFor("Enabled").text(Trees.isTruthy(value) ? "ENABLED" : "DISABLED")));
  }

  /** Returns the identifier of a target, cut to the length that EventBridge takes. */
  static String id(String logicalId, String suffix) {
    int room = MAX_ID - suffix.length();
    return logicalId.substring(0, Math.min(logicalId.length(), room)) + suffix;
  }

  /** Returns the rule's one target. */
  Node.Sequence of(String logicalId, List<String> passed) {
    var make = event.make();
    var id =
        event
            .mapping("Target")
            .flatMap(given -> given.get("Id"))
            .orElseGet(() -> make.text(id(logicalId, SUFFIX)));
    var built = make.map().put("Arn", target.arn(make)).put("Id", id);
    for (var name : passed) {
      event.get(name).ifPresent(value -> built.put(name, value));
    }
    deadLetters.forEach(queue -> built.put("DeadLetterConfig", queue.config(make)));
    return make.list(built.build());
  }

  List<Generated> deadLetters() {
    return deadLetters.stream().flatMap(queue -> queue.made().stream()).toList();
  }
}
