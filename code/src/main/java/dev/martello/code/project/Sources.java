package dev.martello.code.project;

import dev.martello.code.value.Route;
import dev.martello.code.value.Source;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.report.Triggers;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells by which ways data comes to a function, and who can choose it. */
public final class Sources {
  /** What events come from that nothing tells of. */
  static final String UNKNOWN = "whatever invokes the function";

  private Sources() {}

  static List<Source> of(LambdaFunction function) {
    var sources = new ArrayList<Source>();
    for (var trigger : function.triggers()) {
      sources.add(
          new Source(
              word(trigger), trust(function, trigger), Triggers.show(trigger), route(trigger)));
    }
    if (sources.isEmpty()) {
      sources.add(new Source("unknown", Source.Trust.UNKNOWN, UNKNOWN));
    }
    return sources.stream().distinct().toList();
  }

  /** Returns the triggers of a function that a source stands for. */
  public static List<Trigger> triggers(Source source, LambdaFunction function) {
    return function.triggers().stream()
        .filter(trigger -> source.title().endsWith(Triggers.show(trigger)))
        .toList();
  }

  /** Returns how far those who can choose data are from a function. */
  public static Exposure.Level level(Source.Trust trust) {
    return switch (trust) {
      case PUBLIC -> Exposure.Level.PUBLIC;
      case UNKNOWN -> Exposure.Level.UNKNOWN;
      case AUTHENTICATED -> Exposure.Level.AUTHENTICATED;
      case INTERNAL -> Exposure.Level.INTERNAL;
    };
  }

  private static Route route(Trigger trigger) {
    return trigger instanceof Trigger.FromRoute(var route)
        ? new Route(
            known(route.method()).replaceFirst("(?i)^any$", ""),
            known(route.path()),
            route.exists().isYes() ? route.api().key() : "")
        : Route.ANY;
  }

  private static String known(Val<String> value) {
    return value instanceof Val.Known<String>(var text, var _) ? text : "";
  }

  private static String word(Trigger trigger) {
    return trigger.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Everybody who may cause the event; what other services send may come from anybody inside. */
  private static Source.Trust trust(LambdaFunction function, Trigger trigger) {
    return function.exposure().ways().stream()
        .filter(way -> way.trigger().equals(trigger))
        .map(Exposure.Way::level)
        .map(Sources::trust)
        .findFirst()
        .orElse(Source.Trust.INTERNAL);
  }

  private static Source.Trust trust(Exposure.Level level) {
    return switch (level) {
      case PUBLIC -> Source.Trust.PUBLIC;
      case UNKNOWN -> Source.Trust.UNKNOWN;
      case AUTHENTICATED -> Source.Trust.AUTHENTICATED;
      case INTERNAL -> Source.Trust.INTERNAL;
    };
  }
}
