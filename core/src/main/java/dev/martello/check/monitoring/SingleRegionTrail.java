package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags trails that see one region of the account. */
@About(
    severity = LOW,
    title = "Trail records one region only",
    why =
        "Who has stolen credentials works in the region that nobody looks at, and calls of global"
            + " services are missed.",
    mend = "Set `IsMultiRegionTrail` to `true`.",
    cwe = 778,
    sameAs = {
      "CloudTrail.1",
      "CKV_AWS_67",
      "AWS-0014",
      "058ac855",
      "cloudtrail_multi_region_enabled"
    })
final class SingleRegionTrail implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return TrailEvents.all(app).stream().map(events -> judge(events, context));
  }

  /** Data events come from the resources that a trail names, which have a region of their own. */
  private static Verdict judge(TrailEvents events, Context context) {
    var trail = events.trail();
    Tri isForChanges = Tri.of(context.isStrict()).or(events::recordsManagement);
    return Verdict.of(
            trail.isMultiRegion().isEqualTo(false).and(isForChanges),
            trail,
            trail.isMultiRegion().origin(),
            "the trail records calls in its own region only",
            trail.isMultiRegion())
        .mendedBy(
            Remedy.of(
                "set `IsMultiRegionTrail` to `true`",
                Change.put(trail.identity(), Term.flag(true), "IsMultiRegionTrail")));
  }
}
