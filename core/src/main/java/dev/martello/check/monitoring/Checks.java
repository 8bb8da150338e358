package dev.martello.check.monitoring;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new ConfigRecorderWithoutFunctions(),
        new DataEventsNotRecorded(),
        new EndlessLogs(),
        new EventsLogged(),
        new GuardDutyOff(),
        new HttpAccessLogsOff(),
        new InsightsDenied(),
        new InsightsOff(),
        new InvocationsNotRecorded(),
        new LogsDenied(),
        new LogsSentAway(),
        new LogsWithoutCustomerKey(),
        new NoConfigRecorder(),
        new NoErrorAlarm(),
        new NoGuardDuty(),
        new NoTrail(),
        new OpenLogDestination(),
        new PublicLogPolicy(),
        new RestAccessLogsOff(),
        new SingleRegionTrail(),
        new TracesDenied(),
        new TracingOff(),
        new TrailNotWatched(),
        new TrailOff(),
        new TrailWithoutCustomerKey(),
        new TrailWithoutValidation(),
        new UnmaskedLogs(),
        new UnstructuredLogs(),
        new VerboseLogs());
  }
}
