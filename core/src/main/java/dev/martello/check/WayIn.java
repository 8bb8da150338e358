package dev.martello.check;

import dev.martello.model.FunctionUrl;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.Comparator;
import java.util.List;

/** Says who comes in by a way that is open, and by which, in the words of all messages. */
public final class WayIn {
  /*
   * An API key authenticates nobody, but not everybody has one. A URL that asks for signatures is
   * open where CloudFront signs for its viewers (origin access control): who does not go through it
   * is turned away.
   */
  private static final Comparator<Tri> KEYLESS_FIRST =
      Comparator.comparingInt(
          answer ->
              switch (answer) {
                case NO -> 0;
                case UNKNOWN -> 1;
                case YES -> 2;
              });

  private WayIn() {}

  /** Returns who comes in: {@code anybody}, or who has a key. */
  public static String who(Trigger trigger) {
    return who(needsKey(trigger));
  }

  /** Returns who comes in by a route. */
  public static String who(Route route) {
    return who(needsKey(route));
  }

  /** Returns who comes in by the widest of several ways. */
  public static String who(List<Trigger> ways) {
    return who(ways.stream().map(WayIn::needsKey).min(KEYLESS_FIRST).orElse(Tri.NO));
  }

  /** Says that a way is open: {@code anybody may call the function URL}. */
  public static String opens(Trigger trigger) {
    return who(trigger) + " may call " + show(trigger);
  }

  /** Says that a route is open. */
  public static String opens(Route route) {
    return "%s may call `%s`".formatted(who(route), route.show());
  }

  /** Says by which way most come in: {@code anybody may call the function URL}. */
  public static String opens(List<Trigger> ways) {
    return ways.stream()
        .min(Comparator.comparing(WayIn::needsKey, KEYLESS_FIRST))
        .map(WayIn::opens)
        .orElse("anybody may call it");
  }

  /** Returns a way for a message: {@code `GET /orders`}, {@code the function URL}. */
  public static String show(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute(Route route) -> "`" + route.show() + "`";
      case Trigger.FromUrl(FunctionUrl url) ->
          isSigned(url)
              ? "the function URL through CloudFront, which signs for its viewers"
              : "the function URL";
      case Trigger.FromEvent event -> "it through " + event.source().way();
    };
  }

  /** Returns ways for a message, those that most come in by first. */
  public static List<String> shown(List<Trigger> ways) {
    return widestFirst(ways).stream()
        .map(way -> show(way) + (needsKey(way).isYes() && !isKeyed(ways) ? " with an API key" : ""))
        .distinct()
        .toList();
  }

  /** Returns ways in the order of how many come in by them. */
  public static List<Trigger> widestFirst(List<Trigger> ways) {
    return ways.stream().sorted(Comparator.comparing(WayIn::needsKey, KEYLESS_FIRST)).toList();
  }

  /** Says whether a URL that is open asks for signatures. */
  public static boolean isSigned(FunctionUrl url) {
    return url.authType().isEqualTo("NONE").isNo();
  }

  private static boolean isKeyed(List<Trigger> ways) {
    return ways.stream().allMatch(way -> needsKey(way).isYes());
  }

  private static Tri needsKey(Trigger trigger) {
    return trigger instanceof Trigger.FromRoute(Route route) ? needsKey(route) : Tri.NO;
  }

  private static Tri needsKey(Route route) {
    return route.apiKeyRequired().isEqualTo(true);
  }

  private static String who(Tri needsKey) {
    return switch (needsKey) {
      case NO -> "anybody";
      case UNKNOWN -> "anybody, perhaps only with an API key,";
      case YES -> "anybody with an API key";
    };
  }
}
