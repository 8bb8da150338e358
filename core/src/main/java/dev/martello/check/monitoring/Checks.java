package dev.martello.check.monitoring;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new AlarmBeyondTimeout(),
        new AlarmOnUnwrittenMetric(),
        new AlarmWithoutAction(),
        new BucketAccessLogsOff(),
        new ChangesUnnoticed(),
        new ConfigRecorderWithoutFunctions(),
        new DataEventsNotRecorded(),
        new DeliveriesNotLogged(),
        new DetailedMetricsOff(),
        new EndlessLogs(),
        new EventsLogged(),
        new ExecutionDataLogged(),
        new ExecutionLogsOff(),
        new FirewallLogsOff(),
        new GraphqlLogsOff(),
        new GraphqlTracingOff(),
        new GuardDutyOff(),
        new HttpAccessLogsOff(),
        new InsightsDenied(),
        new InsightsOff(),
        new InvocationsNotRecorded(),
        new LogsDenied(),
        new LogsKeptUnderOneYear(),
        new LogsSentAway(),
        new LogsWithoutCustomerKey(),
        new NoAccountAlarms(),
        new NoAnomalyDetection(),
        new NoApiAlarm(),
        new NoAsynchronousAlarm(),
        new NoConfigRecorder(),
        new NoDeadLetterAlarm(),
        new NoDurationAlarm(),
        new NoErrorAlarm(),
        new NoGuardDuty(),
        new NoIteratorAgeAlarm(),
        new NoThrottleAlarm(),
        new NoTrail(),
        new OpenLogDestination(),
        new PublicLogPolicy(),
        new RequestsLogged(),
        new RestAccessLogsOff(),
        new RuleNeverMatches(),
        new SingleRegionTrail(),
        new StageTracingOff(),
        new StateMachineLogsOff(),
        new StateMachineTracingOff(),
        new ThinAccessLog(),
        new TracesDenied(),
        new TracingOff(),
        new TrailNotWatched(),
        new TrailOff(),
        new TrailWithoutCustomerKey(),
        new TrailWithoutValidation(),
        new UnmaskedLogs(),
        new UnstructuredAccessLog(),
        new UnstructuredLogs(),
        new VerboseLogs());
  }
}
