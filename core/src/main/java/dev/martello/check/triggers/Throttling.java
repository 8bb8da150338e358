package dev.martello.check.triggers;

import dev.martello.model.Api;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;

/** Answers which throttling settings hold for a stage or route. */
final class Throttling {
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
        .map(throttle -> Shape.isEqual(throttle.route(), route.show()).and(limits(throttle)))
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

  /** A rate of zero blocks everything, which is a limit as well; a negative one is none. */
  private static Tri limits(Api.Throttle throttle) {
    return throttle.rate().stream()
        .map(rate -> rate.is(limit -> limit >= 0))
        .reduce(Tri.NO, Tri::or);
  }
}
