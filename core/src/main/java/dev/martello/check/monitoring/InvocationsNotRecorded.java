package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Trail;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags trails that leave out who invoked functions. */
@About(
    severity = LOW,
    title = "Trail does not record invocations of functions",
    why =
        "CloudTrail leaves data events out unless asked, so who invoked a function directly stays"
            + " unknown.",
    mend =
        "Add an event selector for data resources of type `AWS::Lambda::Function`, for all"
            + " functions or the sensitive ones.",
    cwe = 778,
    sameAs = {
      "awslambda_function_invoke_api_operations_cloudtrail_logging_enabled",
      "CLOUDTRAIL.DATA.LAMBDA.001"
    })
final class InvocationsNotRecorded implements Check {
  /*
   * An application that declares no trail is silent here: trails mostly belong to the account or
   * the organisation, and a template cannot tell.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var records = app.trails().stream().map(InvocationsNotRecorded::records).toList();
    return records.contains(Tri.YES)
        ? Stream.of(Verdict.passes())
        : app.trails().stream().map(InvocationsNotRecorded::judge);
  }

  /** A trail that is switched off records nothing. */
  private static Tri records(Trail trail) {
    return trail.recordsInvocations().and(trail.isLogging().isEqualTo(true));
  }

  private static Verdict judge(Trail trail) {
    return Verdict.of(
        records(trail).not(),
        trail,
        trail.origin(),
        "the trail records no data events of Lambda functions",
        trail.dataResources().toArray(Val<?>[]::new));
  }
}
