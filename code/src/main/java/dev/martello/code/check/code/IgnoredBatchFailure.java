package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flags calls of batch operations whose answer nobody looks at. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "Failed entries of a batch are ignored",
    why =
        "Such an operation succeeds although some of its entries failed; these are lost without a"
            + " trace.",
    mend = "Look at the failed entries in the answer and send them again, or fail.",
    cwe = 252)
final class IgnoredBatchFailure implements Check {
  /** What tells of failed entries, by operation. */
  private static final Map<String, String> TOLD =
      Map.ofEntries(
          Map.entry("aws:kinesis.put_records", "FailedRecordCount"),
          Map.entry("aws:firehose.put_record_batch", "FailedPutCount"),
          Map.entry("aws:sqs.send_message_batch", "Failed"),
          Map.entry("aws:sns.publish_batch", "Failed"),
          Map.entry("aws:events.put_events", "FailedEntryCount"),
          Map.entry("aws:dynamodb.batch_write_item", "UnprocessedItems"),
          Map.entry("new @aws-sdk/client-kinesis.PutRecordsCommand", "FailedRecordCount"),
          Map.entry("new @aws-sdk/client-firehose.PutRecordBatchCommand", "FailedPutCount"),
          Map.entry("new @aws-sdk/client-sqs.SendMessageBatchCommand", "Failed"),
          Map.entry("new @aws-sdk/client-sns.PublishBatchCommand", "Failed"),
          Map.entry("new @aws-sdk/client-eventbridge.PutEventsCommand", "FailedEntryCount"),
          Map.entry("new @aws-sdk/client-dynamodb.BatchWriteItemCommand", "UnprocessedItems"),
          Map.entry("new @aws-sdk/lib-dynamodb.BatchWriteCommand", "UnprocessedItems"));

  private record Found(Origin.Written where, String message) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Found, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var usage : code.result().usages()) {
        var told = TOLD.get(usage.name());
        if (told != null && Results.isDropped(usage.where(), code.result().reached())) {
          found
              .computeIfAbsent(
                  new Found(usage.where(), message(usage, told)), _ -> new ArrayList<>())
              .add(code.function());
        }
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .on(each.getValue()));
  }

  private static String message(Usage usage, String told) {
    var operation = usage.name().substring(usage.name().lastIndexOf('.') + 1);
    return "nobody looks at `%s` of what `%s` answers".formatted(told, operation);
  }
}
