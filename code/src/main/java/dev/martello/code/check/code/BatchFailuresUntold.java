package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.project.CodeResults;
import dev.martello.model.EventSource;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** What may fail for one record, beside operations of AWS. */
  private static final Pattern WORK =
      Pattern.compile(
          "(?:requests|httpx|urllib3)\\..*|urllib\\.request\\.urlopen|fetch|(?:axios|got|undici)\\b.*"
              + "|(?:new )?sql\\.(?:Cursor|Connection|Client)\\.(?:execute|query)|mongo\\..*\\.(?:insert|update|replace|delete)\\w*"
              + "|net/http\\.(?:Client\\.|DefaultClient\\.)?(?:Do|Post|PostForm)|database/sql\\.\\w+\\.Exec(?:Context)?"
              + "|java\\.net\\.http\\.HttpClient\\.send|java\\.sql\\.PreparedStatement\\.execute\\w*");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (code.result().isCut() || BatchFailures.isSpokenOf(code)) {
      return Stream.empty();
    }
    if (BatchFailures.isAnyMapping(code.function(), BatchFailures::isListening)) {
      return at(code, "the mapping asks for `batchItemFailures`, and the code never answers so");
    }
    boolean isDeclared = hasDeafBatches(code);
    return (isDeclared || isOfBatches(code)) && isFailingAsAWhole(code)
        ? at(
            code,
            "when one record fails, all of the batch is tried again: "
                + (isDeclared ? "the mapping has no `ReportBatchItemFailures`, and " : "")
                + "the code tells nothing of each record")
        : Stream.empty();
  }

  private static Stream<Place> at(CodeResults.FunctionCode code, String message) {
    return Handler.started(code).limit(1).map(handler -> new Place(Handler.head(handler), message));
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

  /** Code that no template declares, and whose events only polled batches are. */
  private static boolean isOfBatches(CodeResults.FunctionCode code) {
    var sources = code.result().sources();
    return code.function().triggers().isEmpty()
        && !sources.isEmpty()
        && sources.stream().allMatch(source -> POLLED.contains(source.trigger()));
  }

  private static final Set<String> POLLED = Set.of("sqs", "kinesis", "dynamodb");

  /** Something is done for each record, and its failure ends the whole. */
  private static boolean isFailingAsAWhole(CodeResults.FunctionCode code) {
    return code.result().usages().stream().anyMatch(BatchFailuresUntold::isForEach)
        && !HandledBefore.isAsked(code)
        && new SwallowedFailure().places(code).findAny().isEmpty();
  }

  private static boolean isForEach(Usage usage) {
    return usage.isInLoop()
        && !usage.isForgiven()
        && !usage.isInitialisation()
        && (WORK.matcher(usage.name()).matches() || !SdkCalls.of(List.of(usage)).isEmpty());
  }
}
