package dev.martello.assemble;

import java.util.Comparator;

/** Keeps routes in the order in which reports show them. */
final class Routes {
  static final Comparator<BuiltApi.Routed> ORDER =
      Comparator.<BuiltApi.Routed, String>comparing(routed -> routed.route().path().show())
          .thenComparing(routed -> routed.route().method().show())
          .thenComparing(routed -> routed.route().identity());

  private Routes() {}
}
