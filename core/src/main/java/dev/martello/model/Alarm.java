package dev.martello.model;

import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * A CloudWatch alarm.
 *
 * @param metrics every metric it looks at, also those inside metric math
 * @param actions ARNs that are told in state ALARM
 * @param isAction whether its actions are enabled
 */
public record Alarm(
    Identity identity, List<Metric> metrics, List<Val<String>> actions, Tri isAction)
    implements Entity {
  public Alarm {
    metrics = List.copyOf(metrics);
    actions = List.copyOf(actions);
  }

  /** A metric with its dimensions. */
  public record Metric(Val<String> namespace, Val<String> name, List<Dimension> dimensions) {
    public Metric {
      dimensions = List.copyOf(dimensions);
    }
  }

  /** One dimension of a metric, for instance {@code FunctionName}. */
  public record Dimension(String name, Val<String> value) {}
}
