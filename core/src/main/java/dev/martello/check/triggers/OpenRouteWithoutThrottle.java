package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags APIs in which callers that nobody knows are not limited apart from the others. */
@About(
    severity = MEDIUM,
    title = "Open route has no throttle of its own",
    why = "Anybody can use up the rate that the other clients need, and every call costs money.",
    mend = "Give the route its own `ThrottlingRateLimit` and `ThrottlingBurstLimit`.",
    cwe = 770,
    sameAs = {"APIGWDefaultThrottling", "UNAUTH.THROTTLE.MISSING.001"})
final class OpenRouteWithoutThrottle implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .flatMap(api -> api.stages().stream().flatMap(stage -> judge(api, stage, app)));
  }

  private static Stream<Verdict> judge(Api api, Api.Stage stage, App app) {
    var open =
        api.routes().stream()
            .filter(route -> OpenRoutes.answer(route).isYes())
            .filter(route -> Throttling.ofRoute(stage, route).isNo())
            .toList();
    if (open.isEmpty() || Throttling.byUsagePlans(api).isYes()) {
      return Stream.of(Verdict.passes());
    }
    Tri isStageThrottled = Throttling.ofStage(stage);
    boolean othersSuffer = open.size() < callable(api);
    return isStageThrottled.isNo()
        ? Stream.of(
            verdict(stage, open, "nothing limits how often anybody calls %s")
                .mendedBy(
                    othersSuffer
                        ? Throttling.limitAll(stage, open, app)
                        : Throttling.limit(stage, app)))
        : Stream.of(
            isStageThrottled.isYes() && othersSuffer
                ? verdict(stage, open, "%s and the routes for known callers share one limit")
                    .raised(-1)
                    .mendedBy(Throttling.limit(stage, open, app))
                : Verdict.passes());
  }

  private static long callable(Api api) {
    return api.routes().stream().filter(route -> !route.isPreflight().isYes()).count();
  }

  private static Verdict.Fails verdict(Api.Stage stage, List<Route> open, String message) {
    var first = "`" + open.getFirst().show() + "`";
    var more = open.size() == 1 ? "" : " and %d more".formatted(open.size() - 1);
    var fails = Verdict.fails(stage, stage.origin(), message.formatted(first + more));
    for (var route : open) {
      fails = fails.because(route.origin(), WayIn.opens(route));
    }
    return fails;
  }
}
