package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.code.project.CodeResults;
import java.util.stream.Stream;

/** Flags code that tells which records failed to a mapping that does not listen. */
@About(
    category = ROBUSTNESS,
    severity = MEDIUM,
    title = "Nobody hears which records failed",
    why =
        "The mapping takes the answer for success: failed messages are deleted and failed records"
            + " are skipped.",
    mend = "Set `FunctionResponseTypes: [ReportBatchItemFailures]` at the event source mapping.",
    cwe = 390)
final class BatchFailuresUnheard implements PlaceCheck {
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return BatchFailures.isAnyMapping(code.function(), BatchFailures::isDeaf)
        ? BatchFailures.answer(code).stream()
            .map(
                where ->
                    new Place(
                        where,
                        "the code tells which records failed, but the mapping has no"
                            + " `ReportBatchItemFailures`"))
        : Stream.empty();
  }
}
