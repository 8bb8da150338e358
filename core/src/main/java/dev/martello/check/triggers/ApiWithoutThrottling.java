package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags stages of APIs reachable from outside that share the whole account's limit. */
@About(
    severity = LOW,
    title = "Stage has no throttling of its own",
    why =
        "One busy or hostile client can use up the request rate of all APIs of the account and"
            + " run up the bill.",
    mend =
        "Set `ThrottlingRateLimit` and `ThrottlingBurstLimit` in the stage's method or default"
            + " route settings.",
    cwe = 770,
    sameAs = {"APIGWDefaultThrottling", "THROTTLE.001", "METHOD.THROTTLE.MISSING.001"})
final class ApiWithoutThrottling implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        app.apis().stream()
            .filter(api -> !api.isPrivate().isYes())
            .filter(api -> api.routes().stream().noneMatch(ApiWithoutThrottling::isOpen))
            .filter(ApiWithoutThrottling::mayBeCalled)
            .flatMap(api -> api.stages().stream().map(stage -> judge(api, stage, app))),
        app.stagesElsewhere().stream().map(stage -> judge(stage, Throttling.ofStage(stage), app)));
  }

  /** The routes of an API without any stand elsewhere: in a definition that was not read. */
  private static boolean mayBeCalled(Api api) {
    return api.routes().isEmpty()
        || api.routes().stream().anyMatch(route -> route.isPreflight().isNo());
  }

  /** APIs with open routes are judged by {@link OpenRouteWithoutThrottle}. */
  private static boolean isOpen(Route route) {
    return OpenRoutes.answer(route).isYes();
  }

  private static Verdict judge(Api api, Api.Stage stage, App app) {
    return judge(stage, Throttling.ofStage(stage).or(Throttling.byUsagePlans(api)), app);
  }

  private static Verdict judge(Api.Stage stage, Tri isThrottled, App app) {
    return Verdict.of(
            isThrottled.not(),
            stage,
            stage.origin(),
            "stage `%s` sets no rate limit".formatted(stage.name().show()))
        .mendedBy(Throttling.limit(stage, app));
  }
}
