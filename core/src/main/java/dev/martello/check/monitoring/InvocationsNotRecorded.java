package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Needs;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
   * the organisation, and a template cannot tell. Trails are looked at together: one that records is
   * enough, so what is missing is told once, at the first.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var trails = TrailEvents.all(app);
    if (trails.isEmpty()) {
      return Stream.empty();
    }
    var any = Tri.any(trails.stream().map(trail -> trail.records(TrailEvents.FUNCTION)).toList());
    if (!any.isYes()) {
      return Stream.of(judge(trails.getFirst(), any));
    }
    return app.functions().stream()
        .filter(function -> !function.identity().isSupplied())
        .filter(function -> TrailEvents.isNear(function, trails))
        .collect(
            Collectors.groupingBy(
                function -> TrailEvents.recorded(trails, TrailEvents.FUNCTION, app.arnOf(function)),
                TreeMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .filter(group -> !group.getKey().isYes())
        .map(group -> judge(trails, group.getKey(), group.getValue()));
  }

  private static Verdict judge(TrailEvents events, Tri any) {
    var trail = events.trail();
    var message = "the trail records no data events of Lambda functions";
    return switch (any) {
      case YES -> Verdict.passes();
      case NO ->
          Verdict.fails(trail, trail.origin(), message)
              .mendedBy(
                  NewSelector.of(
                      events, TrailEvents.FUNCTION, List.of(NewSelector.EVERY_FUNCTION)));
      case UNKNOWN -> Verdict.undecided(trail, trail.origin(), message, Needs.of(events.asked()));
    };
  }

  /** Who lists functions by name has forgotten some. */
  private static Verdict judge(
      List<TrailEvents> trails, Tri isRecorded, List<LambdaFunction> left) {
    var events =
        trails.stream()
            .filter(trail -> !trail.records(TrailEvents.FUNCTION).isNo())
            .findFirst()
            .orElse(trails.getFirst());
    var trail = events.trail();
    return Verdict.of(
            isRecorded.not(),
            trail,
            trail.origin(),
            "the trail leaves out the invocations of " + Names.list(left),
            events.asked())
        .on(left);
  }
}
