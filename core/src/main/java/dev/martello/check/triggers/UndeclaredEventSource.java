package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Undeclared;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.Trigger.EventSourceMapping;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Flags functions that read from a queue or stream that nothing declares. */
@About(
    severity = LOW,
    title = "Function reads from what nothing declares",
    why =
        "What the application sends to its own queue or stream is never handled; and whoever makes"
            + " one of the old name decides what the function is given.",
    mend = "Refer to the queue or stream by `!GetAtt`, so that the mapping follows its name.",
    cwe = 672,
    sameAs = {"TRIGGER.GHOST.001"})
final class UndeclaredEventSource implements Check {
  private static final Set<String> READ =
      Set.of(
          "AWS::SQS::Queue",
          "AWS::Kinesis::Stream",
          "AWS::DynamoDB::Table",
          "AWS::DynamoDB::GlobalTable");

  private static final Set<EventSource> QUEUES_AND_STREAMS =
      EnumSet.of(EventSource.SQS, EventSource.KINESIS, EventSource.DYNAMODB);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Mappings.all(app)
        .filter(mapped -> QUEUES_AND_STREAMS.contains(mapped.trigger().source()))
        .filter(mapped -> mapped.trigger().from().isElsewhere())
        .map(mapped -> judge(mapped.mapping(), app, context).on(mapped.functions()));
  }

  private static Verdict judge(EventSourceMapping mapping, App app, Check.Context context) {
    var source = app.settingsOf(mapping).get("EventSourceArn").text();
    return Undeclared.judge(mapping, source, READ, app, context);
  }
}
