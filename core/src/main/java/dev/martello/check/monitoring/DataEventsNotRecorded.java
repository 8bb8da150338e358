package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags trails that leave out who read and wrote the data of functions. */
@About(
    severity = LOW,
    title = "Trail does not record access to data",
    why =
        "When data has leaked nobody can tell which objects or items were read, by whom and when,"
            + " so all of them count as lost.",
    mend =
        "Add an event selector for data resources of type `AWS::S3::Object` or"
            + " `AWS::DynamoDB::Table` with the stores of the application.",
    cwe = 778,
    sameAs = {
      "AWS-0171",
      "AWS-0172",
      "a8fc2180",
      "cloudtrail_s3_dataevents_write_enabled",
      "CLOUDTRAIL.DATA.DYNAMODB.001"
    })
final class DataEventsNotRecorded implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var trails = TrailEvents.all(app);
    return trails.isEmpty() ? Stream.empty() : run(app, context, trails);
  }

  private static Stream<Verdict> run(App app, Context context, List<TrailEvents> trails) {
    var verdicts = new ArrayList<Verdict>();
    var buckets = used(buckets(app), trails, context);
    var tables = used(app.stores(DataStore.Table.class), trails, context);
    verdicts.addAll(judge(TrailEvents.OBJECT, buckets, trails, app, context));
    verdicts.addAll(judge(TrailEvents.TABLE, tables, trails, app, context));
    if (context.isStrict()) {
      verdicts.addAll(judgeSides(TrailEvents.OBJECT, buckets, trails, app, context));
      verdicts.addAll(judgeSides(TrailEvents.TABLE, tables, trails, app, context));
    }
    boolean isNothingUsed = buckets.isEmpty() && tables.isEmpty();
    if (isNothingUsed && context.isStrict() && recordsNone(trails)) {
      var trail = trails.getFirst().trail();
      verdicts.add(
          Verdict.fails(
              trail, trail.origin(), "the trail records no data events of objects in buckets"));
    }
    return verdicts.stream();
  }

  private static boolean recordsNone(List<TrailEvents> trails) {
    return trails.stream().allMatch(trail -> trail.records(TrailEvents.OBJECT).isNo());
  }

  /** The trail's own bucket is written by CloudTrail alone. */
  private static Stream<DataStore.Bucket> buckets(App app) {
    var targets =
        app.trails().stream()
            .flatMap(trail -> app.settingsOf(trail).get("S3BucketName").target().known())
            .map(target -> target.identity().key())
            .toList();
    return app.stores(DataStore.Bucket.class)
        .filter(bucket -> !targets.contains(bucket.identity().key()));
  }

  private static List<DataStore> used(
      Stream<? extends DataStore> stores, List<TrailEvents> trails, Context context) {
    return stores
        .filter(store -> TrailEvents.isNear(store, trails))
        .filter(store -> !context.usersOf(store).isEmpty())
        .map(DataStore.class::cast)
        .toList();
  }

  private static List<Verdict> judge(
      String type, List<DataStore> stores, List<TrailEvents> trails, App app, Context context) {
    var verdicts = new ArrayList<Verdict>();
    for (var answer : List.of(Tri.NO, Tri.UNKNOWN)) {
      var left =
          stores.stream()
              .filter(store -> TrailEvents.recorded(trails, type, app.arnOf(store)) == answer)
              .toList();
      if (!left.isEmpty()) {
        verdicts.add(judge(type, answer, left, trails.getFirst()).on(users(left, context)));
      }
    }
    return verdicts;
  }

  /** Selectors may leave out reads or writes of what they record. */
  private static List<Verdict> judgeSides(
      String type, List<DataStore> stores, List<TrailEvents> trails, App app, Context context) {
    var verdicts = new ArrayList<Verdict>();
    for (var side : List.of(TrailEvents.Side.READS, TrailEvents.Side.WRITES)) {
      var left =
          stores.stream()
              .filter(store -> TrailEvents.recorded(trails, type, app.arnOf(store)).isYes())
              .filter(store -> TrailEvents.recorded(trails, type, app.arnOf(store), side).isNo())
              .toList();
      if (!left.isEmpty()) {
        var trail = trails.getFirst().trail();
        var message =
            side == TrailEvents.Side.READS
                ? "the trail records who writes and not who reads "
                : "the trail records who reads and not who writes ";
        verdicts.add(
            Verdict.fails(trail, trail.origin(), message + Names.list(left))
                .on(users(left, context)));
      }
    }
    return verdicts;
  }

  private static Verdict judge(
      String type, Tri isRecorded, List<DataStore> left, TrailEvents events) {
    var trail = events.trail();
    return Verdict.of(
            isRecorded.not(),
            trail,
            trail.origin(),
            "the trail does not record who reads and writes " + Names.list(left),
            events.asked())
        .mendedBy(NewSelector.of(events, type, arns(left, events, type)));
  }

  private static List<LambdaFunction> users(List<DataStore> stores, Context context) {
    return stores.stream().flatMap(store -> context.usersOf(store).stream()).distinct().toList();
  }

  /** A selector can name only what stands in the trail's own template. */
  private static List<Term> arns(List<DataStore> stores, TrailEvents events, String type) {
    var stack = events.trail().identity().stack();
    var near = stores.stream().map(Entity::identity).filter(store -> store.stack().equals(stack));
    return near.map(store -> arn(store.id(), type)).toList();
  }

  private static Term arn(String id, String type) {
    return type.equals(TrailEvents.OBJECT)
        ? Term.sub("${" + id + ".Arn}/")
        : Term.attribute(id, "Arn");
  }
}
