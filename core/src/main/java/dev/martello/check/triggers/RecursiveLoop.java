package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags functions that may write to what triggers them. */
@About(
    severity = MEDIUM,
    title = "Function may write to what triggers it",
    why =
        "Each run can start the next one: without an end the bill grows by the minute, and an"
            + " attacker can start it on purpose.",
    mend =
        "Write to another bucket, queue, topic or table, or take the write permission away; keep"
            + " recursive loop detection on.",
    cwe = 674)
final class RecursiveLoop implements Check {
  /*
   * A bucket whose notification is limited to a prefix or suffix usually takes its results under
   * another one, so it is silent. Streams of tables are milder: functions often update other
   * attributes of the same item, and stop by themselves.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                Stream.concat(
                        Stream.of(detection(function)),
                        function.triggers().stream()
                            .filter(Trigger.FromEvent.class::isInstance)
                            .map(Trigger.FromEvent.class::cast)
                            .flatMap(trigger -> judge(function, trigger, app, context)))
                    .map(verdict -> verdict.on(function)));
  }

  private static Verdict detection(LambdaFunction function) {
    return Verdict.of(
        function.recursiveLoop().isEqualTo("Allow"),
        function,
        function.recursiveLoop().origin(),
        "recursive loop detection is switched off",
        function.recursiveLoop());
  }

  private static Stream<Verdict> judge(
      LambdaFunction function, Trigger.FromEvent trigger, App app, Context context) {
    return trigger
        .from()
        .known()
        .flatMap(source -> store(source, app).stream())
        .filter(store -> !isFiltered(store, trigger))
        .map(store -> judge(function, store, trigger, app, context));
  }

  private static Optional<DataStore> store(Entity source, App app) {
    return source instanceof DataStore store
        ? Optional.of(store)
        : app.stores().stream()
            .filter(store -> store.identity().key().equals(source.identity().key()))
            .findFirst();
  }

  private static boolean isFiltered(DataStore store, Trigger.FromEvent trigger) {
    return store instanceof DataStore.Bucket bucket
        && trigger.source() == EventSource.S3
        && !bucket.notifications().isEmpty()
        && bucket.notifications().stream()
            .allMatch(
                notification ->
                    isWritten(notification.prefix()) || isWritten(notification.suffix()));
  }

  private static boolean isWritten(Val<String> filter) {
    return !filter.isEqualTo("").isYes();
  }

  private static Verdict judge(
      LambdaFunction function,
      DataStore store,
      Trigger.FromEvent trigger,
      App app,
      Context context) {
    Tri mayWrite =
        function
            .role()
            .known()
            .map(role -> context.grantsOf(role).may(Power.WRITES_DATA, app.arnOf(store)))
            .reduce(Tri.NO, Tri::or);
    if (!mayWrite.and(trigger.exists()).isYes()) {
      return Verdict.passes();
    }
    var fails =
        Verdict.fails(
                function,
                function.role().written().origin(),
                "the function may write to `%s`, which triggers it"
                    .formatted(store.identity().writtenId()))
            .because(trigger.origin(), trigger.source().title() + " triggers the function");
    return store instanceof DataStore.Table ? fails.raised(-1) : fails;
  }
}
