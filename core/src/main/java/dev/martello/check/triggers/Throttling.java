package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.StageChange;
import dev.martello.check.Term;
import dev.martello.model.Api;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;

/** Answers which throttling settings hold for a stage or route. */
final class Throttling {
  private static final StageChange.Setting RATE =
      new StageChange.Setting("ThrottlingRateLimit", Term.number(100));
  private static final StageChange.Setting BURST =
      new StageChange.Setting("ThrottlingBurstLimit", Term.number(200));

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
  static Remedy limit(Api.Stage stage) {
    return remedy(
        "limit the rate of stage `%s`".formatted(stage.name().show()),
        StageChange.forAll(stage, RATE, BURST));
  }

  /** Sets a limit for some routes of a stage that has one already. */
  static Remedy limit(Api.Stage stage, List<Route> routes) {
    var changes = new ArrayList<Change>();
    for (var route : routes) {
      changes.addAll(StageChange.forRoute(stage, route, RATE, BURST));
    }
    return changes.isEmpty()
        ? Remedy.none()
        : remedy("limit the rate of the open routes by themselves", changes);
  }

  /** Sets a limit for a whole stage, and another one for some of its routes. */
  static Remedy limitAll(Api.Stage stage, List<Route> routes) {
    var changes = new ArrayList<>(limit(stage).changes());
    changes.addAll(limit(stage, routes).changes());
    return remedy("limit the rate of the stage, and of its open routes by themselves", changes);
  }

  private static Remedy remedy(String title, List<Change> changes) {
    return new Remedy(
        title,
        changes,
        "callers get an error 429 above 100 requests a second, or 200 at once: choose what your"
            + " clients need");
  }

  /** A rate of zero blocks everything, which is a limit as well; a negative one is none. */
  private static Tri limits(Api.Throttle throttle) {
    return throttle.rate().stream()
        .map(rate -> rate.is(limit -> limit >= 0))
        .reduce(Tri.NO, Tri::or);
  }
}
