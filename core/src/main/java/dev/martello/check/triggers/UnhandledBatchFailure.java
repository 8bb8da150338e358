package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewAlarm;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Flags polled streams whose failed records vanish. */
@About(
    severity = LOW,
    title = "Failed records of a stream are lost",
    why =
        "Records that still fail after the last try are thrown away without a trace: an order or an"
            + " alert is gone and nobody knows.",
    mend = "Set `DestinationConfig` with `OnFailure` to a queue, a topic or a bucket.",
    cwe = 755,
    sameAs = {"LambdaEventSourceMappingDestination", "E.2", "ESM.NODLQ.001"})
final class UnhandledBatchFailure implements Check {
  /*
   * A queue keeps what failed and has a redrive policy of its own, so only streams count (Lambda
   * Developer Guide, "Retain discarded records"). Of Kafka the offsets stay; its destination is for
   * records that can never be handled.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Mappings.ofStreams(app).map(mapped -> judge(mapped, app).on(mapped.functions()));
  }

  private static Verdict judge(Mappings.Mapped mapped, App app) {
    var mapping = mapped.mapping();
    return Verdict.of(
            Shape.isEmpty(mapping.onFailure()).and(mapped.trigger().exists()),
            mapping,
            mapping.origin(),
            "records from %s that fail are thrown away in the end"
                .formatted(mapped.trigger().source().title()),
            mapping.onFailure())
        .mendedBy(remedy(mapped, app));
  }

  /** Lambda sends what failed under the function's own role, which has to be allowed that. */
  private static Remedy remedy(Mappings.Mapped mapped, App app) {
    var roles = mapped.functions().stream().flatMap(function -> function.role().known()).toList();
    if (roles.size() != 1) {
      return Remedy.none();
    }
    var function = mapped.functions().getFirst();
    var queue = function.identity().writtenId() + "FailedRecords";
    var remedy =
        Remedy.of(
            "keep failed records in a queue",
            new Change.Add(
                function.identity(),
                queue,
                "AWS::SQS::Queue",
                Term.parts()
                    .with("MessageRetentionPeriod", Term.number(1_209_600))
                    .with("SqsManagedSseEnabled", Term.flag(true))),
            Change.put(
                mapped.mapping().identity(),
                Term.attribute(queue, "Arn"),
                "DestinationConfig",
                "OnFailure",
                "Destination"),
            new Change.Grant(
                roles.getFirst().identity(),
                List.of("sqs:SendMessage"),
                Term.attribute(queue, "Arn")));
    return NewAlarm.watching(remedy, function.identity(), queue, app);
  }
}
