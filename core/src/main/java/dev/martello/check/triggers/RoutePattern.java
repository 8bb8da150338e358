package dev.martello.check.triggers;

import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;

/** Tells which routes a setting of a stage or a usage plan is for. */
final class RoutePattern {
  private RoutePattern() {}

  /** Asks whether a pattern such as {@code *}, {@code GET /orders} or {@code * /orders} fits. */
  static Tri covers(Val<String> pattern, Route route) {
    return pattern.isEqualTo("*").isYes() ? Tri.YES : coversAlone(pattern, route);
  }

  /** As {@link #covers}, but {@code *} for the whole stage does not count. */
  static Tri coversAlone(Val<String> pattern, Route route) {
    var path = route.path().show();
    return Shape.isEqual(pattern, route.show())
        .or(Shape.isEqual(pattern, "* " + path))
        .or(Shape.isEqual(pattern, route.method().show() + " /*"));
  }
}
