package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.iam.Grant;
import dev.martello.iam.Names;
import dev.martello.iam.ResourcePattern;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What pipes and schedules deliver, and with which roles. */
final class Deliveries {
  private final Map<String, List<Delivery>> byRole = new HashMap<>();
  private final Names names;

  /**
   * A pipe or schedule.
   *
   * @param ends ARNs of its source, enrichment, target and where it puts failed events and logs
   * @param targets those of them that are declared
   */
  record Delivery(Entity from, List<Val<String>> ends, List<Entity> targets) {
    Delivery {
      ends = List.copyOf(ends);
      targets = List.copyOf(targets);
    }
  }

  Deliveries(App app, Context context) {
    this.names = context.names();
    context
        .resources("AWS::Pipes::Pipe")
        .forEach(
            pipe -> {
              var settings = app.settingsOf(pipe);
              var source = settings.get("SourceParameters");
              add(
                  pipe,
                  settings.get("RoleArn"),
                  List.of(
                      settings.get("Source"),
                      settings.get("Enrichment"),
                      settings.get("Target"),
                      settings.get("TargetParameters", "BatchJobParameters", "JobDefinition"),
                      settings.get("TargetParameters", "EcsTaskParameters", "TaskDefinitionArn"),
                      source.get("KinesisStreamParameters", "DeadLetterConfig", "Arn"),
                      source.get("DynamoDBStreamParameters", "DeadLetterConfig", "Arn"),
                      settings.get(
                          "LogConfiguration", "CloudwatchLogsLogDestination", "LogGroupArn")));
            });
    context
        .resources("AWS::Scheduler::Schedule")
        .forEach(
            schedule -> {
              var target = app.settingsOf(schedule).get("Target");
              add(
                  schedule,
                  target.get("RoleArn"),
                  List.of(
                      target.get("Arn"),
                      target.get("EcsParameters", "TaskDefinitionArn"),
                      target.get("DeadLetterConfig", "Arn")));
            });
  }

  private void add(Entity from, Settings role, List<Settings> ends) {
    var written = ends.stream().filter(end -> !end.exists().isNo()).toList();
    var delivery =
        new Delivery(
            from,
            written.stream().map(Settings::text).toList(),
            written.stream().flatMap(end -> end.target().known()).toList());
    role.target()
        .known()
        .forEach(
            entity ->
                byRole
                    .computeIfAbsent(entity.identity().key(), _ -> new ArrayList<>())
                    .add(delivery));
  }

  /** Returns what is delivered with a role. */
  List<Delivery> with(Entity role) {
    return List.copyOf(byRole.getOrDefault(role.identity().key(), List.of()));
  }

  /** Says whether a grant certainly names none of the ends of some deliveries. */
  boolean isBeside(Grant grant, List<Delivery> deliveries) {
    return !grant.by().notResource()
        && grant.patterns().stream()
            .flatMap(List::stream)
            .allMatch(pattern -> ends(deliveries).allMatch(end -> pattern.overlaps(end).isNo()));
  }

  /** Versions of a function and parts of a table are the same end. */
  private Stream<ResourcePattern> ends(List<Delivery> deliveries) {
    return deliveries.stream()
        .flatMap(delivery -> delivery.ends().stream())
        .flatMap(end -> Shape.of(end).stream())
        .flatMap(end -> Stream.of("", ":*", "/*").map(part -> Shape.parse(end + part)))
        .map(end -> ResourcePattern.of(end, names));
  }
}
