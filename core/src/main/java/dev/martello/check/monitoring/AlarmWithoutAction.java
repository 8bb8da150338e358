package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Alarm;
import dev.martello.model.App;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags alarms that tell nobody. */
@About(
    severity = LOW,
    title = "Alarm tells nobody",
    why = "The alarm turns red on a page that nobody has open.",
    mend = "Name a topic in `AlarmActions`, and leave `ActionsEnabled` at `true`.",
    cwe = 778,
    sameAs = {"CKV_AWS_319", "CloudWatchAlarmAction", "cloudwatch_alarm_actions_enabled"})
final class AlarmWithoutAction implements Check {
  /*
   * An alarm on what has to arrive, such as a heartbeat, may tell of the missing data alone; one that
   * tells only that all is well again tells nobody of the trouble.
   */
  private static final String WHEN_WELL = "OKActions";

  private static final List<String> ACTIONS = List.of("AlarmActions", "InsufficientDataActions");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var readers = new AlarmReaders(app, context);
    var watches = new Watches(app, context);
    return app.alarms().stream()
        .filter(alarm -> !readers.hasReader(alarm))
        .map(alarm -> judge(alarm, app).on(watches.functions(alarm)));
  }

  private static Verdict judge(Alarm alarm, App app) {
    var settings = app.settingsOf(alarm);
    var isEnabled = settings.get("ActionsEnabled").flag(true);
    if (isEnabled.isEqualTo(false).isYes()) {
      return Verdict.fails(alarm, isEnabled.origin(), "the alarm's actions are switched off")
          .mendedBy(
              Remedy.of(
                  "set `ActionsEnabled` to `true`",
                  Change.put(alarm.identity(), Term.flag(true), "ActionsEnabled")));
    }
    var hasAction = Tri.any(ACTIONS.stream().map(name -> hasItem(settings.get(name))).toList());
    return Verdict.of(
            hasAction.not(),
            alarm,
            alarm.origin(),
            hasItem(settings.get(WHEN_WELL)).isYes()
                ? "the alarm tells that all is well again, and never that it is not"
                : "the alarm has no action",
            settings.get("AlarmActions").text())
        .mendedBy(NewAlarm.tell(alarm.identity(), app));
  }

  private static Tri hasItem(Settings actions) {
    return Tri.any(actions.items().stream().map(Settings::exists).toList());
  }
}
