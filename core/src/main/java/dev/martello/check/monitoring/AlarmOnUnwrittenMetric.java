package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Spelling;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Flags alarms that miss the metric which a filter writes for them. */
@About(
    severity = MEDIUM,
    title = "Alarm misses the metric that a filter writes",
    why =
        "The filter counts what somebody has to be told of, the alarm looks at a metric of another"
            + " name, and stays silent whatever happens.",
    mend =
        "Write `Namespace`, `MetricName` and the names of `Dimensions` in the alarm as the metric"
            + " filter writes them.",
    cwe = 778)
final class AlarmOnUnwrittenMetric implements Check {
  /*
   * Code and agents write metrics as well, so an alarm on a metric that no filter writes is no fault by
   * itself. It is one where a filter of its template writes a metric that no alarm looks at, and the two
   * are alike: the same name in another namespace, almost the same name in the same one, or the same
   * metric with other dimensions (CloudWatch User Guide, "Dimensions": each combination is a metric of
   * its own). Where there is no function that could write it, the same namespace is enough.
   */

  /** A metric that a filter writes, or that an alarm looks at. */
  private record Metric(Val<String> namespace, Val<String> name, Set<String> dimensions) {

    boolean mayBe(Metric other) {
      return mayBe(namespace, other.namespace)
          && mayBe(name, other.name)
          && dimensions.equals(other.dimensions);
    }

    private static boolean mayBe(Val<String> one, Val<String> other) {
      return isSame(one, other) || !isKnown(one) || !isKnown(other);
    }
  }

  /** A metric with the filter that writes it. */
  private record Written(Entity filter, Metric metric) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var written = written(app, context);
    if (written.isEmpty()) {
      return Stream.empty();
    }
    var looked =
        app.alarms().stream()
            .flatMap(alarm -> alarm.metrics().stream())
            .map(AlarmOnUnwrittenMetric::metric)
            .toList();
    var unheard =
        written.stream()
            .filter(one -> looked.stream().noneMatch(metric -> metric.mayBe(one.metric())))
            .toList();
    return app.alarms().stream()
        .filter(alarm -> alarm.identity().type().equals("AWS::CloudWatch::Alarm"))
        .flatMap(
            alarm ->
                alarm.metrics().stream()
                    .map(AlarmOnUnwrittenMetric::metric)
                    .filter(metric -> written.stream().noneMatch(one -> one.metric().mayBe(metric)))
                    .flatMap(metric -> judge(alarm, metric, unheard, app).limit(1)));
  }

  private static List<Written> written(App app, Context context) {
    var written = new ArrayList<Written>();
    for (var filter : context.resources("AWS::Logs::MetricFilter").toList()) {
      for (var metric : app.settingsOf(filter).get("MetricTransformations").items()) {
        written.add(new Written(filter, metric(metric)));
      }
    }
    return written;
  }

  private static Metric metric(Settings written) {
    var dimensions = new TreeSet<String>();
    for (var item : written.get("Dimensions").items()) {
      dimensions.add(item.get("Key").text().show());
    }
    return new Metric(
        written.get("MetricNamespace").text(), written.get("MetricName").text(), dimensions);
  }

  private static Metric metric(Alarm.Metric looked) {
    var dimensions = new TreeSet<String>();
    looked.dimensions().forEach(item -> dimensions.add(item.name()));
    return new Metric(looked.namespace(), looked.name(), dimensions);
  }

  private static Stream<Verdict> judge(Alarm alarm, Metric looked, List<Written> unheard, App app) {
    return unheard.stream()
        .filter(one -> one.filter().identity().stack().equals(alarm.identity().stack()))
        .filter(one -> isMeant(looked, one.metric(), app))
        .map(
            one ->
                Verdict.fails(alarm, alarm.origin(), message(looked, one))
                    .because(one.filter().origin(), "no alarm looks at what this filter writes"));
  }

  private static boolean isMeant(Metric looked, Metric written, App app) {
    if (!isSame(looked.namespace(), written.namespace())) {
      return !Shape.startsWith(looked.namespace(), "AWS/").isYes()
          && isSame(looked.name(), written.name());
    }
    return isSame(looked.name(), written.name())
        || app.functions().isEmpty()
        || isAlike(looked.name().show(), written.name().show());
  }

  /** One name that goes on where the other ends is meant as well: `Error`, `ErrorCount`. */
  private static boolean isAlike(String one, String other) {
    return one.startsWith(other)
        || other.startsWith(one)
        || Spelling.nearest(one, List.of(other)).isPresent();
  }

  private static boolean isSame(Val<String> one, Val<String> other) {
    return one.show().equals(other.show());
  }

  private static boolean isKnown(Val<String> text) {
    return text instanceof Val.Known;
  }

  private static String message(Metric looked, Written one) {
    var written = one.metric();
    var filter = one.filter().identity().title();
    var name = looked.name().show();
    if (!isSame(looked.namespace(), written.namespace())) {
      return "the alarm looks at `%s` of `%s`, filter `%s` writes it to `%s`"
          .formatted(name, looked.namespace().show(), filter, written.namespace().show());
    }
    return isSame(looked.name(), written.name())
        ? "the alarm looks at `%s` with %s, filter `%s` writes it with %s"
            .formatted(name, shown(looked.dimensions()), filter, shown(written.dimensions()))
        : "the alarm looks at `%s`, filter `%s` writes `%s`"
            .formatted(name, filter, written.name().show());
  }

  private static String shown(Set<String> dimensions) {
    return dimensions.isEmpty()
        ? "no dimension"
        : "the dimension `" + String.join("`, `", dimensions) + "`";
  }
}
