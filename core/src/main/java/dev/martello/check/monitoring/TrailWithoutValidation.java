package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Trail;
import java.util.stream.Stream;

/** Flags trails whose files can be changed without a trace. */
@About(
    severity = LOW,
    title = "Files of the trail can be changed unnoticed",
    why =
        "Who can write into the bucket removes his own calls from the record, and nothing shows"
            + " that they were there.",
    mend = "Set `EnableLogFileValidation` to `true`.",
    cwe = 353,
    sameAs = {
      "CloudTrail.4",
      "CKV_AWS_36",
      "AWS-0016",
      "2a3560fe",
      "CloudTrailLogFileValidationEnabled",
      "cloudtrail_log_file_validation_enabled"
    })
final class TrailWithoutValidation implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.trails().stream().map(TrailWithoutValidation::judge);
  }

  private static Verdict judge(Trail trail) {
    return Verdict.of(
            trail.logFileValidation().isEqualTo(false),
            trail,
            trail.logFileValidation().origin(),
            "the trail signs no digests of its files",
            trail.logFileValidation())
        .mendedBy(
            Remedy.of(
                "set `EnableLogFileValidation` to `true`",
                Change.put(trail.identity(), Term.flag(true), "EnableLogFileValidation")));
  }
}
