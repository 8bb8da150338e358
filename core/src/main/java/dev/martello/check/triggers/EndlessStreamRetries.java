package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags streams that one record can stop. */
@About(
    severity = LOW,
    title = "One bad record stops the stream",
    why =
        "Lambda tries a batch again until its records expire, so whoever can write one record that"
            + " fails blocks everything behind it for a day or longer.",
    mend =
        "Set `BisectBatchOnFunctionError: true` and bounds for `MaximumRetryAttempts` and"
            + " `MaximumRecordAgeInSeconds`, or report failed items (`ReportBatchItemFailures`)"
            + " with bounded retries.",
    cwe = 400,
    sameAs = {"ESM.BISECT.001"})
final class EndlessStreamRetries implements Check {
  /*
   * "By default, Lambda retries until the records expire" (Lambda Developer Guide, "How Lambda
   * processes records from stream and queue-based event sources"). Splitting the batch frees the good
   * records before the bad one; only a bound frees those behind it.
   */
  private static final long ENDLESS = -1;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Mappings.ofStreams(app)
        .map(mapped -> judge(mapped, app.settingsOf(mapped.mapping())).on(mapped.functions()));
  }

  private static Verdict judge(Mappings.Mapped mapped, Settings settings) {
    var mapping = mapped.mapping();
    var age = settings.get("MaximumRecordAgeInSeconds").number(ENDLESS);
    Tri isEndless = mapping.maximumRetryAttempts().isEqualTo(ENDLESS).and(age.isEqualTo(ENDLESS));
    return Verdict.of(
            isEndless.and(mapped.trigger().exists()),
            mapping,
            mapping.origin(),
            "a batch from %s that fails is tried again until it expires"
                .formatted(mapped.trigger().source().title()),
            mapping.maximumRetryAttempts(),
            age)
        .mendedBy(
            Remedy.of(
                    "split failed batches and stop after ten tries",
                    Change.put(mapping.identity(), Term.flag(true), "BisectBatchOnFunctionError"),
                    Change.put(mapping.identity(), Term.number(10), "MaximumRetryAttempts"))
                .warning("records that fail ten times are given up"));
  }
}
