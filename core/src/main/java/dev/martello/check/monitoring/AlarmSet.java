package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Remedy;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the alarms for a function that nobody watches yet. */
final class AlarmSet {
  /*
   * Once somebody is told of errors, the other alarms that decide something for the function are
   * missed; so they come with the first one, as far as they are not there.
   */
  private static final List<FunctionAlarm> OTHERS =
      List.of(NoThrottleAlarm.ALARM, NoDurationAlarm.ALARM, NoAsynchronousAlarm.ALARM);

  private final App app;
  private final Watches watches;
  private final DeadLetters letters;
  private final Map<String, List<Api>> apis = new HashMap<>();
  private final Map<String, List<DataStore.Queue>> queues = new HashMap<>();

  AlarmSet(App app, Check.Context context, Watches watches, DeadLetters letters) {
    this.app = app;
    this.watches = watches;
    this.letters = letters;
    var behind = Behind.in(context);
    app.apis().forEach(api -> add(api, behind.apisOf(api.routes()), apis));
    letters.unhandled().forEach(queue -> add(queue, letters.functions(queue), queues));
  }

  /** Notes what stands around functions; it is asked for each of them. */
  private static <T> void add(T around, List<LambdaFunction> functions, Map<String, List<T>> all) {
    functions.stream()
        .map(function -> function.identity().key())
        .distinct()
        .forEach(key -> all.computeIfAbsent(key, _ -> new ArrayList<>()).add(around));
  }

  /** Returns what declares the alarm on errors and those that go with it. */
  Remedy of(LambdaFunction function) {
    var alarms = new ArrayList<NewAlarm>();
    alarms.add(NewAlarm.of(function, "Errors", "Sum", 1, false));
    for (var other : OTHERS) {
      if (other.isMissed(function)) {
        add(other.isWatched(function, watches), other.of(function), alarms);
      }
    }
    NoIteratorAgeAlarm.streamOf(function)
        .ifPresent(
            stream ->
                add(
                    NoIteratorAgeAlarm.isWatched(function, stream, watches, app),
                    NoIteratorAgeAlarm.alarm(function),
                    alarms));
    addAround(function, alarms);
    var title =
        alarms.size() == 1 ? "alarm on `Errors`" : "alarm on errors and what goes with them";
    return NewAlarm.remedy(title, alarms, app);
  }

  private void addAround(LambdaFunction function, List<NewAlarm> alarms) {
    apis.getOrDefault(function.identity().key(), List.of())
        .forEach(
            api ->
                NoApiAlarm.alarm(api)
                    .ifPresent(alarm -> add(NoApiAlarm.isWatched(api, watches), alarm, alarms)));
    queues
        .getOrDefault(function.identity().key(), List.of())
        .forEach(
            queue ->
                add(
                    NoDeadLetterAlarm.isWatched(queue, watches, letters),
                    NoDeadLetterAlarm.alarm(queue),
                    alarms));
  }

  /** Alarms of another template cannot refer to this one's topic, so they stay away. */
  private static void add(Tri isWatched, NewAlarm alarm, List<NewAlarm> alarms) {
    boolean isNear = alarm.beside().stack().equals(alarms.getFirst().beside().stack());
    if (!isWatched.isYes() && isNear) {
      alarms.add(alarm);
    }
  }
}
