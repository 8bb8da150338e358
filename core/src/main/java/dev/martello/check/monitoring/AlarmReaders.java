package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Knows which alarms something other than their own actions looks at. */
final class AlarmReaders {
  /*
   * A composite alarm asks others and tells for them; CodeDeploy, ECS and AppConfig roll back when an
   * alarm goes off; EventBridge is told of every alarm's state.
   */
  private static final List<String> TYPES =
      List.of(
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CodeDeploy::DeploymentGroup",
          "AWS::ECS::Service",
          "AWS::AppConfig::Environment");

  private static final int DEEPEST = 12;

  private final App app;
  private final Set<String> texts = new LinkedHashSet<>();
  private final boolean isAnyRead;

  AlarmReaders(App app, Check.Context context) {
    this.app = app;
    context
        .resources(TYPES)
        .forEach(
            reader ->
                app.settingsOf(reader).parts().stream()
                    .filter(part -> !part.name().endsWith("Actions"))
                    .forEach(part -> collect(part.value(), 0)));
    this.isAnyRead =
        context
            .resources("AWS::Events::Rule")
            .map(rule -> app.settingsOf(rule).get("EventPattern").json().get("source"))
            .flatMap(source -> source.texts().stream())
            .anyMatch(source -> source.isEqualTo("aws.cloudwatch").isYes());
  }

  /** Says whether something looks at the state of an alarm. */
  boolean hasReader(Alarm alarm) {
    var name = app.settingsOf(alarm).get("AlarmName").text();
    var names =
        Shape.of(name).stream().map(Shape::toString).filter(text -> !text.isEmpty()).toList();
    return isAnyRead
        || texts.stream()
            .anyMatch(
                text ->
                    text.contains("${" + alarm.identity().key())
                        || names.stream().anyMatch(text::contains));
  }

  private void collect(Settings part, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (part.isStructured()) {
      part.inside().forEach(item -> collect(item, depth + 1));
    } else {
      texts.add(part.text().show());
    }
  }
}
