package dev.martello.check.monitoring;

import java.util.Map;
import java.util.Optional;

/** Knows what CloudTrail calls the calls of Lambda's API. */
final class RecordedCalls {
  /*
   * Older calls carry the date of the interface's version (Lambda Developer Guide, "Logging AWS Lambda
   * API calls using AWS CloudTrail": "event name"). Newer ones, such as CreateFunctionUrlConfig, do not.
   */
  private static final Map<String, String> DATED =
      Map.ofEntries(
          Map.entry("AddPermission", "AddPermission20150331v2"),
          Map.entry("CreateAlias", "CreateAlias20150331"),
          Map.entry("CreateEventSourceMapping", "CreateEventSourceMapping20150331"),
          Map.entry("CreateFunction", "CreateFunction20150331"),
          Map.entry("DeleteAlias", "DeleteAlias20150331"),
          Map.entry("DeleteEventSourceMapping", "DeleteEventSourceMapping20150331"),
          Map.entry("DeleteFunction", "DeleteFunction20150331"),
          Map.entry("DeleteFunctionConcurrency", "DeleteFunctionConcurrency20171031"),
          Map.entry("PublishLayerVersion", "PublishLayerVersion20181031"),
          Map.entry("PublishVersion", "PublishVersion20150331"),
          Map.entry("PutFunctionConcurrency", "PutFunctionConcurrency20171031"),
          Map.entry("RemovePermission", "RemovePermission20150331v2"),
          Map.entry("UpdateAlias", "UpdateAlias20150331"),
          Map.entry("UpdateEventSourceMapping", "UpdateEventSourceMapping20150331"),
          Map.entry("UpdateFunctionCode", "UpdateFunctionCode20150331v2"),
          Map.entry("UpdateFunctionConfiguration", "UpdateFunctionConfiguration20150331v2"));

  private RecordedCalls() {}

  /** Returns the name that CloudTrail writes for a call, where it is not the call's own. */
  static Optional<String> dated(String call) {
    return Optional.ofNullable(DATED.get(call));
  }
}
