package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of EventBridge that is told of calls which CloudTrail records.
 *
 * @param state whether it is switched on, as written; empty text where nothing is
 * @param hasTarget whether it tells anything
 * @param services what it asks for as {@code source} or {@code eventSource}; empty for any
 * @param names the names of calls that it asks for, as they are written; empty for any
 */
record CallRule(
    Entity rule,
    Settings pattern,
    Val<String> state,
    Tri hasTarget,
    List<Val<String>> services,
    List<Settings> names) {
  private static final String CALL = "AWS API Call via CloudTrail";

  CallRule {
    services = List.copyOf(services);
    names = List.copyOf(names);
  }

  /** Returns the rules that ask for recorded calls, sorted by place. */
  static Stream<CallRule> of(App app, Check.Context context) {
    return context
        .resources("AWS::Events::Rule")
        .map(rule -> of(rule, app.settingsOf(rule)))
        .filter(CallRule::asksForCalls);
  }

  private static CallRule of(Entity rule, Settings settings) {
    var pattern = settings.get("EventPattern").json();
    var services =
        Stream.concat(
                pattern.get("source").texts().stream(),
                pattern.get("detail", "eventSource").texts().stream())
            .toList();
    return new CallRule(
        rule,
        pattern,
        settings.get("State").text(),
        Tri.any(settings.get("Targets").items().stream().map(Settings::exists).toList()),
        services,
        pattern.get("detail", "eventName").items());
  }

  /** Asks whether it is switched off. */
  Tri isOff() {
    return state.isEqualTo("DISABLED");
  }

  /** Asks whether nobody is told of what matches. */
  Tri isIdle() {
    return isOff().or(hasTarget.not());
  }

  private boolean asksForCalls() {
    return pattern.get("detail-type").texts().stream()
        .anyMatch(type -> type.isEqualTo(CALL).isYes());
  }

  /** Says whether calls of Lambda's API can match. */
  boolean isOnFunctions() {
    return services.isEmpty()
        || services.stream()
            .anyMatch(
                service ->
                    !service
                        .is(
                            name ->
                                name.equals("aws.lambda") || name.equals("lambda.amazonaws.com"))
                        .isNo());
  }
}
