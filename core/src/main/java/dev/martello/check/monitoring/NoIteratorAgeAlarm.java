package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags readers of streams that may fall behind until records are lost. */
@About(
    severity = LOW,
    title = "Nobody is alarmed when the stream's reader falls behind",
    why =
        "One record that cannot be processed holds up its shard until the stream forgets what comes"
            + " after it; an attacker who can send one stops the rest.",
    mend =
        "Declare a CloudWatch alarm on the metric `IteratorAge` of namespace `AWS/Lambda` for the"
            + " function, well below the stream's retention.",
    cwe = 778,
    sameAs = {"ALARM.ITERATORAGE.001"})
final class NoIteratorAgeAlarm implements Check {
  /** An hour; streams keep records for a day unless they are told to keep them longer. */
  private static final long LATE_MILLIS = 3_600_000;

  private static final List<String> OF_FUNCTION = List.of("IteratorAge");
  private static final List<String> OF_STREAM = List.of("GetRecords.IteratorAgeMilliseconds");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var watches = new Watches(app, context);
    return app.functions().stream()
        .flatMap(
            function ->
                streamOf(function)
                    .filter(
                        trigger -> context.isStrict() || matters(trigger, function, watches, app))
                    .map(trigger -> judge(function, trigger, watches, app).on(function))
                    .stream());
  }

  private static Verdict judge(LambdaFunction function, Trigger trigger, Watches watches, App app) {
    return AlarmGaps.judge(
            isWatched(function, trigger, watches, app),
            function,
            "no alarm looks at how far the function is behind its stream",
            alarm(function).remedy(app),
            watches)
        .because(trigger.origin(), "reads from " + trigger.source().title());
  }

  /** Returns the first trigger of a function that reads a stream. */
  static Optional<Trigger> streamOf(LambdaFunction function) {
    return Stream.of(EventSource.KINESIS, EventSource.DYNAMODB)
        .flatMap(function::triggersOf)
        .filter(trigger -> !trigger.exists().isNo())
        .findFirst();
  }

  static Tri isWatched(LambdaFunction function, Trigger trigger, Watches watches, App app) {
    return watches
        .onFunction(function, OF_FUNCTION)
        .or(
            () ->
                Tri.any(
                    streams(trigger, app)
                        .map(stream -> watches.onStream(stream, OF_STREAM))
                        .toList()));
  }

  static NewAlarm alarm(LambdaFunction function) {
    return NewAlarm.of(function, "IteratorAge", "Maximum", LATE_MILLIS, true);
  }

  private static Stream<DataStore.Stream> streams(Trigger trigger, App app) {
    return app.stores(DataStore.Stream.class).filter(stream -> Behind.isFrom(trigger, stream));
  }

  /**
   * Where failed records are tried again without end, or whoever runs the function wants to be
   * told.
   */
  private static boolean matters(
      Trigger trigger, LambdaFunction function, Watches watches, App app) {
    return watches.onFailures(function).isYes() || mayBlock(trigger, app);
  }

  private static boolean mayBlock(Trigger trigger, App app) {
    return switch (trigger) {
      case Trigger.FromEvent event ->
          event.mapping().stream()
              .anyMatch(
                  mapping ->
                      mapping.maximumRetryAttempts().isEqualTo(-1L).isYes()
                          && isEndless(app.settingsOf(mapping)));
      case Trigger.FromRoute _, Trigger.FromUrl _ -> false;
    };
  }

  private static boolean isEndless(Settings mapping) {
    return mapping.get("MaximumRecordAgeInSeconds").number(-1).isEqualTo(-1L).isYes();
  }
}
