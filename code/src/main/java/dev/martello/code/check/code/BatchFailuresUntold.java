package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.model.Code;
import dev.martello.model.EventSource;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags handlers of batches that never tell which records failed. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "The handler does not tell which records failed",
    why =
        "The mapping takes every answer without `batchItemFailures` for success of the whole batch,"
            + " and every error for failure of all of it.",
    mend =
        "Give the mapping `ReportBatchItemFailures` and answer with `batchItemFailures`, or use the"
            + " batch processor of Powertools.")
final class BatchFailuresUntold implements PlaceCheck {
  /**
   * What can be told of queues and streams.
   * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  private static final Set<EventSource> TELLABLE =
      Set.of(EventSource.SQS, EventSource.KINESIS, EventSource.DYNAMODB);

  /** What knowledge files call what may fail for one record. */
  static final String WORK = "batch-failures-untold";

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (code.result().isCut() || BatchFailures.isSpokenOf(code)) {
      return Stream.empty();
    }
    var work = work(code);
    if (BatchFailures.isAnyMapping(code.function(), BatchFailures::isListening)) {
      return at(
          code, work, "the mapping asks for `batchItemFailures`, and the code never answers so");
    }
    boolean isDeclared = hasDeafBatches(code);
    var ending = work.stream().filter(usage -> isEnding(usage, code)).toList();
    return (isDeclared || isOfBatches(code)) && isFailingAsAWhole(code, ending)
        ? at(
            code,
            ending,
            "when one record fails, all of the batch is tried again: "
                + (isDeclared ? "the mapping has no `ReportBatchItemFailures`, and " : "")
                + "the code tells nothing of each record")
        : Stream.empty();
  }

  /** What is done for each record, and else the first loop of the handler, shows the place. */
  private static Stream<Place> at(CodeResults.FunctionCode code, List<Usage> work, String message) {
    return RecordLoop.place(work, code)
        .or(() -> Handler.started(code).findFirst().map(RecordLoop::first))
        .map(where -> new Place(where, message))
        .stream();
  }

  /** Several records come at once, and nobody asks which of them failed. */
  private static boolean hasDeafBatches(CodeResults.FunctionCode code) {
    return code.function().triggers().stream()
        .filter(trigger -> TELLABLE.contains(trigger.source()))
        .filter(Trigger.FromEvent.class::isInstance)
        .flatMap(trigger -> ((Trigger.FromEvent) trigger).mapping().stream())
        .anyMatch(
            mapping ->
                BatchFailures.isDeaf(mapping) && mapping.batchSize().is(size -> size > 1).isYes());
  }

  /** Code of which no template tells what invokes it, and whose events only polled batches are. */
  private static boolean isOfBatches(CodeResults.FunctionCode code) {
    var sources = code.result().sources();
    var function = code.function();
    return (function.triggers().isEmpty() || function.code() instanceof Code.Undeclared)
        && !sources.isEmpty()
        && sources.stream().allMatch(source -> POLLED.contains(source.trigger()));
  }

  private static final Set<String> POLLED = Set.of("sqs", "kinesis", "dynamodb");

  /** Something is done for each record, and its failure ends the whole. */
  private static boolean isFailingAsAWhole(CodeResults.FunctionCode code, List<Usage> ending) {
    return !ending.isEmpty()
        && !HandledBefore.of(code).isAsked()
        && Answered.of(code).noneMatch(BatchFailuresUntold::isDeletingMessages)
        && SwallowedFailure.lost(code)
            .allMatch(lost -> ending.stream().anyMatch(usage -> isApart(usage, lost, code)));
  }

  /** What is caught elsewhere says nothing of the records. */
  private static boolean isApart(Usage usage, Place lost, CodeResults.FunctionCode code) {
    return RecordLoop.around(usage, code)
        .filter(loop -> loop.isApartFrom(lost.where()))
        .isPresent();
  }

  /** What is caught for each record ends the whole if something is thrown for it in the end. */
  private static boolean isEnding(Usage usage, CodeResults.FunctionCode code) {
    return RecordLoop.around(usage, code)
        .map(
            loop ->
                usage.isForgiven()
                    ? loop.isThrowingAfterwards()
                    : loop.isLeftByErrors() || !READING.matcher(usage.where().text()).find())
        .orElse(!usage.isForgiven());
  }

  /** Go: what cannot be read may be left out. */
  private static final Pattern READING = Pattern.compile("\\.(?:Unmarshal|Decode)");

  /** Who deletes what is done tells of each message by that. */
  private static boolean isDeletingMessages(Answered answered) {
    return answered.is("sqs", "DeleteMessage") || answered.is("sqs", "DeleteMessageBatch");
  }

  /** Returns what may fail for one record: operations of AWS, and what knowledge files tell. */
  private static List<Usage> work(CodeResults.FunctionCode code) {
    var known =
        code.result().misuses().stream()
            .filter(misuse -> TOLD.contains(misuse.check()))
            .map(misuse -> misuse.where().where())
            .collect(Collectors.toSet());
    return code.result().usages().stream()
        .filter(usage -> usage.isInLoop() && !usage.isInitialisation())
        .filter(usage -> known.contains(usage.where()) || isOfOneRecord(usage))
        .filter(usage -> !isOnFailure(usage, code.result().reached()))
        .toList();
  }

  /** What parks a record that failed. */
  private static boolean isOnFailure(Usage usage, List<Unit> units) {
    return OnFailure.isOnlyWithin(usage.where(), units)
        || usage.way().stream().anyMatch(where -> OnFailure.isOnly(where, units));
  }

  /** What knowledge files say of calls that may fail. */
  private static final Set<String> TOLD = Set.of(WORK, RepeatedEffect.MISUSE);

  /** Operations that take many at once do nothing for one record. */
  private static boolean isOfOneRecord(Usage usage) {
    var calls = SdkCalls.of(List.of(usage));
    return calls.isEmpty()
        ? FallibleWork.isWork(usage.name()) && !usage.name().contains("aws-sdk")
        : calls.stream().anyMatch(call -> isOfOneRecord(call, usage));
  }

  private static boolean isOfOneRecord(SdkCall call, Usage usage) {
    var tables = OperationTables.standard();
    return tables.failures(call).isEmpty()
        || tables.list(call).filter(list -> CallsInLoop.hasOne(usage, list.name())).isPresent();
  }
}
