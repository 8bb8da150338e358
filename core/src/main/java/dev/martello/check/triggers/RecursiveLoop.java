package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Grants;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
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
  private static final String ELSEWHERE = "elsewhere-in-the-bucket/object";

  /*
   * A bucket whose notification is limited to a prefix or suffix usually takes its results under
   * another one, so it is silent. Streams of tables are milder: functions often update other
   * attributes of the same item, and stop by themselves. On a bus a function most often puts events of
   * another kind than those it waits for, so buses are left out.
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
            function.recursiveLoop())
        .mendedBy(
            Remedy.of(
                    "switch recursive loop detection on",
                    Change.put(function.identity(), Term.text("Terminate"), "RecursiveLoop"))
                .warning("a loop that is meant to run stops after about 16 rounds"));
  }

  private static Stream<Verdict> judge(
      LambdaFunction function, Trigger.FromEvent trigger, App app, Context context) {
    if (isNarrowed(trigger, app)) {
      return Stream.empty();
    }
    var sources = Sources.in(context);
    return sources
        .firstHand(trigger)
        .filter(store -> !(store instanceof DataStore.EventBus))
        .flatMap(store -> Stream.concat(Stream.of(store), feeding(store, sources)))
        .map(store -> judge(function, store, trigger, app, context));
  }

  /** A topic or bucket that sends to the queue or topic triggers the function as well. */
  private static Stream<DataStore> feeding(DataStore store, Sources sources) {
    return sources.feeding(store, one -> !isWritten(one.prefix()) && !isWritten(one.suffix()));
  }

  /**
   * Says whether a rule waits for some objects of a bucket only, as a filtered notification does.
   */
  private static boolean isNarrowed(Trigger.FromEvent trigger, App app) {
    return trigger
        .from()
        .known()
        .filter(from -> from.identity().type().equals("AWS::Events::Rule"))
        .map(rule -> app.settingsOf(rule).get("EventPattern").json())
        .anyMatch(pattern -> !pattern.get("detail", "object").exists().isNo());
  }

  /** The notifications of a bucket that name the function; all, where an alias hides which do. */
  private static List<DataStore.Notification> notifications(
      DataStore store, Trigger.FromEvent trigger, String function) {
    if (!(store instanceof DataStore.Bucket bucket) || trigger.source() != EventSource.S3) {
      return List.of();
    }
    var own =
        bucket.notifications().stream()
            .filter(notification -> notification.target().show().equals(function))
            .toList();
    return own.isEmpty() ? bucket.notifications() : own;
  }

  /**
   * A function that may write to a bucket only where a filter looks feeds itself; one that may also
   * write elsewhere in the bucket is taken to do that.
   */
  private static Tri mayFeed(
      Grants grants, Val<String> arn, List<DataStore.Notification> notifications) {
    boolean isFiltered =
        notifications.stream().allMatch(one -> isWritten(one.prefix()) || isWritten(one.suffix()));
    if (notifications.isEmpty() || !isFiltered) {
      return grants.may(Power.WRITES_DATA, arn);
    }
    boolean mayWriteElsewhere = grants.may(Power.WRITES_DATA, Arns.under(arn, ELSEWHERE)).isYes();
    return mayWriteElsewhere
        ? Tri.NO
        : notifications.stream()
            .filter(one -> isWritten(one.prefix()))
            .flatMap(one -> one.prefix().candidates().stream())
            .map(prefix -> grants.may(Power.WRITES_DATA, Arns.under(arn, prefix)))
            .reduce(Tri.NO, Tri::or);
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
    var notifications = notifications(store, trigger, app.arnOf(function).show());
    Tri mayWrite =
        function
            .role()
            .known()
            .map(role -> mayFeed(context.grantsOf(role), app.arnOf(store), notifications))
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
            .because(trigger.origin(), trigger.source().sender() + " triggers the function");
    return store instanceof DataStore.Table ? fails.raised(-1) : fails;
  }
}
