package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.project.CodeResults;
import java.util.stream.Stream;

/** Flags handlers that never tell which records failed to a mapping that asks for it. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "The handler does not tell which records failed",
    why =
        "The mapping takes every answer without `batchItemFailures` for success of the whole batch,"
            + " and every error for failure of all of it.",
    mend = "Answer with `batchItemFailures`, or use the batch processor of Powertools.")
final class BatchFailuresUntold implements PlaceCheck {
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    boolean isAsked = BatchFailures.isAnyMapping(code.function(), BatchFailures::isListening);
    return isAsked && !code.result().isCut() && !BatchFailures.isSpokenOf(code)
        ? Handler.started(code)
            .limit(1)
            .map(
                handler ->
                    new Place(
                        Handler.head(handler),
                        "the mapping asks for `batchItemFailures`, and the code never answers so"))
        : Stream.empty();
  }
}
