package dev.martello.assemble;

import dev.martello.model.Alarm;
import dev.martello.model.LogGroup;
import dev.martello.model.Trail;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Log groups, alarms and trails. */
final class Monitoring {
  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
  private static final int MOST_CHILDREN = 100;

  /** How the CDK's `logRetention` makes a log group, or limits the one that Lambda made. */
  static final String LOG_RETENTION = "Custom::LogRetention";

  /** CloudWatch User Guide, "Query your metrics with CloudWatch Metrics Insights". */
  private static final Pattern INSIGHTS =
      Pattern.compile(
          "(?is)\\s*SELECT\\s+\\w+\\(\\s*\"?([\\w.]+)\"?\\s*\\)\\s+FROM\\s+"
              + "(?:SCHEMA\\(\\s*\"?([^\",)]+)\"?[^)]*\\)|\"?([\\w/]+)\"?).*");

  /** What an alarm rule asks of another alarm: {@code ALARM(name)}, with or without quotes. */
  private static final Pattern CHILD =
      Pattern.compile("(?:ALARM|OK|INSUFFICIENT_DATA)\\(\\s*[\"']?([^\"')]+)[\"']?\\s*\\)");

  private final References references;
  private final Inventory inventory;
  private final Map<String, List<Resource>> children = new HashMap<>();

  Monitoring(References references) {
    this.references = references;
    this.inventory = references.inventory();
  }

  /** Returns the log groups by key, sorted by type, stack and id. */
  Map<String, LogGroup> logGroups() {
    var groups = new LinkedHashMap<String, LogGroup>();
    for (var group : inventory.ofType("AWS::Logs::LogGroup", LOG_RETENTION)) {
      groups.put(
          Inventory.key(group),
          new LogGroup(
              inventory.identity(group),
              references.texts().nameOf(group),
              group.get("RetentionInDays").number(),
              references.texts().canonical(group.get("KmsKeyId").text(), group.stackId())));
    }
    return groups;
  }

  List<Alarm> alarms() {
    var alarms = new ArrayList<Alarm>();
    for (var alarm : inventory.ofType(ALARM, COMPOSITE)) {
      var metrics = new LinkedHashSet<Alarm.Metric>();
      metrics(alarm, metrics, new HashSet<>());
      alarms.add(
          new Alarm(
              inventory.identity(alarm),
              List.copyOf(metrics),
              actions(alarm),
              alarm
                  .get("ActionsEnabled")
                  .bool(true, alarm.type() + " ActionsEnabled")
                  .isEqualTo(true)));
    }
    alarms.sort((one, two) -> one.identity().compareTo(two.identity()));
    return alarms;
  }

  private List<Val<String>> actions(Resource alarm) {
    return alarm.get("AlarmActions").items().stream()
        .map(item -> references.texts().canonical(item.text(), alarm.stackId()))
        .toList();
  }

  private void metrics(Resource alarm, LinkedHashSet<Alarm.Metric> into, Set<String> seen) {
    if (alarm.type().equals(COMPOSITE)) {
      if (seen.size() < MOST_CHILDREN && seen.add(Inventory.key(alarm))) {
        children(alarm).forEach(child -> metrics(child, into, seen));
      }
      return;
    }
    if (!alarm.get("MetricName").exists().isNo()) {
      into.add(metric(alarm, alarm.properties()));
    }
    for (var query : alarm.get("Metrics").items()) {
      var stat = query.get("MetricStat", "Metric");
      if (!stat.exists().isNo()) {
        into.add(metric(alarm, stat));
      }
      query
          .get("Expression")
          .text()
          .candidates()
          .forEach(text -> insights(text, query.get("Expression"), into));
    }
  }

  private Alarm.Metric metric(Resource alarm, View metric) {
    var dimensions = new ArrayList<Alarm.Dimension>();
    for (var item : metric.get("Dimensions").items()) {
      if (item.isMapping()) {
        dimensions.add(
            new Alarm.Dimension(
                item.get("Name").text().show(),
                references.texts().canonical(item.get("Value").text(), alarm.stackId())));
      }
    }
    return new Alarm.Metric(
        metric.get("Namespace").text(), metric.get("MetricName").text(), dimensions);
  }

  /** A query over a schema looks at the metric of all functions; one with a filter at some. */
  private static void insights(String query, View view, LinkedHashSet<Alarm.Metric> into) {
    var found = query.length() > 4096 ? null : INSIGHTS.matcher(query);
    if (found == null || !found.matches()) {
      return;
    }
    var namespace = found.group(2) == null ? found.group(3) : found.group(2);
    var filter = Pattern.compile("(?is)FunctionName\\s*=\\s*'([^']+)'").matcher(query);
    List<Alarm.Dimension> dimensions =
        filter.find()
            ? List.of(
                new Alarm.Dimension("FunctionName", Val.known(filter.group(1), view.origin())))
            : List.of();
    into.add(
        new Alarm.Metric(
            Val.known(namespace.strip(), view.origin()),
            Val.known(found.group(1), view.origin()),
            dimensions));
  }

  private List<Resource> children(Resource composite) {
    return children.computeIfAbsent(Inventory.key(composite), _ -> childrenOf(composite));
  }

  private List<Resource> childrenOf(Resource composite) {
    var children = new LinkedHashSet<Resource>();
    for (var shape : Shape.of(composite.get("AlarmRule").text())) {
      var matcher = CHILD.matcher(shape.toString());
      while (matcher.find()) {
        var name = CanonicalTexts.toVal(Shape.parse(matcher.group(1).strip()), composite.origin());
        children.addAll(references.find(name, composite.stackId(), ALARM, COMPOSITE).resources());
      }
    }
    return List.copyOf(children);
  }

  List<Trail> trails() {
    return inventory.ofType("AWS::CloudTrail::Trail").stream().map(this::trail).toList();
  }

  private Trail trail(Resource trail) {
    return new Trail(
        inventory.identity(trail),
        trail.get("IsLogging").bool(true, "AWS::CloudTrail::Trail IsLogging"),
        trail.get("IsMultiRegionTrail").bool(false, "AWS::CloudTrail::Trail IsMultiRegionTrail"),
        trail
            .get("EnableLogFileValidation")
            .bool(false, "AWS::CloudTrail::Trail EnableLogFileValidation"),
        references.texts().canonical(trail.get("KMSKeyId").text(), trail.stackId()),
        references
            .texts()
            .canonical(trail.get("CloudWatchLogsLogGroupArn").text(), trail.stackId()),
        dataResources(trail),
        records(trail, "AWS::Lambda::Function"),
        records(trail, "AWS::S3::Object"));
  }

  private List<Val<String>> dataResources(Resource trail) {
    var resources = new ArrayList<Val<String>>();
    for (var selector : trail.get("EventSelectors").items()) {
      for (var data : selector.get("DataResources").items()) {
        for (var value : data.get("Values").items()) {
          resources.add(references.texts().canonical(value.text(), trail.stackId()));
        }
      }
    }
    for (var selector : trail.get("AdvancedEventSelectors").items()) {
      for (var field : selector.get("FieldSelectors").items()) {
        if (field.get("Field").text().isEqualTo("resources.ARN").isYes()) {
          for (var operator : List.of("Equals", "StartsWith")) {
            for (var value : field.get(operator).items()) {
              resources.add(references.texts().canonical(value.text(), trail.stackId()));
            }
          }
        }
      }
    }
    return resources;
  }

  /** Asks whether data events of a sort of resource are recorded, of all or of some resources. */
  private static Tri records(Resource trail, String type) {
    var answers = new ArrayList<Tri>();
    for (var selector : trail.get("EventSelectors").items()) {
      for (var data : selector.get("DataResources").items()) {
        answers.add(
            data.get("Type").text().isEqualTo(type).and(data.exists()).and(selector.exists()));
      }
    }
    for (var selector : trail.get("AdvancedEventSelectors").items()) {
      for (var field : selector.get("FieldSelectors").items()) {
        var isType = field.get("Field").text().isEqualTo("resources.type");
        for (var value : field.get("Equals").items()) {
          answers.add(isType.and(value.text().isEqualTo(type)).and(selector.exists()));
        }
      }
    }
    return Tri.any(answers);
  }
}
