package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.StageChange;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;

/** Answers which throttling settings hold for a stage or route. */
final class Throttling {
  private static final StageChange.Limit RATE = new StageChange.Limit("ThrottlingRateLimit", 100);
  private static final StageChange.Limit BURST = new StageChange.Limit("ThrottlingBurstLimit", 200);

  private Throttling() {}

  /** Asks whether the stage limits the rate of all its routes. */
  static Tri ofStage(Api.Stage stage) {
    return stage.throttles().stream()
        .filter(throttle -> !throttle.route().isEqualTo("*").isNo())
        .map(Throttling::limits)
        .reduce(Tri.NO, Tri::or);
  }

  /** Asks whether the stage limits the rate of a route by a setting of its own. */
  static Tri ofRoute(Api.Stage stage, Route route) {
    return stage.throttles().stream()
        .filter(throttle -> !throttle.route().isEqualTo("*").isYes())
        .map(throttle -> RoutePattern.coversAlone(throttle.route(), route).and(limits(throttle)))
        .reduce(Tri.NO, Tri::or);
  }

  /** Asks whether clients are limited one by one; it holds for routes that require a key. */
  static Tri byUsagePlans(Api api) {
    Tri isLimited =
        api.usagePlans().stream()
            .flatMap(plan -> plan.throttles().stream())
            .map(Throttling::limits)
            .reduce(Tri.NO, Tri::or);
    Tri needKeys =
        api.routes().stream()
            .filter(route -> route.isPreflight().isNo())
            .map(route -> route.apiKeyRequired().isEqualTo(true))
            .reduce(Tri.YES, Tri::and);
    return isLimited.and(needKeys);
  }

  /** Sets a limit for the whole stage. */
  static Remedy limit(Api.Stage stage, App app) {
    var change = StageChange.of(stage, app, RATE, BURST);
    return remedy(
        "limit the rate of stage `%s`".formatted(stage.name().show()), change, change.forAll());
  }

  /** Sets a limit for some routes of a stage that has one already. */
  static Remedy limit(Api.Stage stage, List<Route> routes, App app) {
    var change = StageChange.of(stage, app, RATE, BURST);
    var changes = routes.stream().flatMap(route -> change.forRoute(route).stream()).toList();
    return changes.isEmpty()
        ? Remedy.none()
        : remedy("limit the rate of the open routes by themselves", change, changes);
  }

  /** Sets a limit for a whole stage, and another one for some of its routes. */
  static Remedy limitAll(Api.Stage stage, List<Route> routes, App app) {
    var changes = new ArrayList<>(limit(stage, app).changes());
    changes.addAll(limit(stage, routes, app).changes());
    return remedy(
        "limit the rate of the stage, and of its open routes by themselves",
        StageChange.of(stage, app, RATE, BURST),
        changes);
  }

  private static Remedy remedy(String title, StageChange change, List<Change> changes) {
    var limits =
        change.keepsLimits() ? "the limits of the stage" : "100 requests a second, or 200 at once";
    return new Remedy(
        title,
        changes,
        "callers get an error 429 above %s: choose what your clients need".formatted(limits));
  }

  /** A rate of zero blocks everything, which is a limit as well; a negative one is none. */
  private static Tri limits(Api.Throttle throttle) {
    return throttle.rate().stream()
        .map(rate -> rate.is(limit -> limit >= 0))
        .reduce(Tri.NO, Tri::or);
  }
}
