package dev.martello.code.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path of requests of which some steps are open: that of a route of an API, or one that a
 * framework calls a function for.
 */
public record RoutePath(List<Step> steps) {
  /** One step, or several. */
  public sealed interface Step {}

  /** A step that is written out. */
  public record Fixed(String text) implements Step {}

  /** Any one step. */
  public record One() implements Step {}

  /** Any number of steps, or none. */
  public record Rest() implements Step {}

  /** Every path there is. */
  public static final RoutePath ANY = new RoutePath(List.of(new Rest()));

  public static final RoutePath ROOT = new RoutePath(List.of());

  /** Longer paths, which no API has, are not compared. */
  private static final int MOST_STEPS = 50;

  private static final Pattern FIXED = Pattern.compile("[\\w.~@%-]+");

  /** {@code :id}, {@code {id}}, {@code <id>}, {@code <int:id>}, {@code {id:int}}. */
  private static final Pattern ONE =
      Pattern.compile(
          ":\\w+|\\{\\w+(?::(?:int|float|str|uuid))?\\}|<(?:(?:string|int|float|uuid):)?\\w+>");

  public RoutePath {
    steps = steps.size() > MOST_STEPS ? List.of(new Rest()) : List.copyOf(steps);
  }

  /** Reads the path of a route of API Gateway; {@code $default} takes what no other route does. */
  public static RoutePath ofApi(String path) {
    if (path.startsWith("$")) {
      return ANY;
    }
    var steps = new ArrayList<Step>();
    for (var step : path.split("/")) {
      if (step.endsWith("+}")) {
        steps.add(new One());
        steps.add(new Rest());
      } else if (!step.isEmpty()) {
        steps.add(step.startsWith("{") ? new One() : new Fixed(step));
      }
    }
    return new RoutePath(steps);
  }

  /** Reads a path as frameworks write it; a step that is something else may be several. */
  public static RoutePath ofFramework(String path) {
    var steps = new ArrayList<Step>();
    for (var step : path.split("/")) {
      if (FIXED.matcher(step).matches()) {
        steps.add(new Fixed(step));
      } else if (ONE.matcher(step).matches()) {
        steps.add(new One());
      } else if (!step.isEmpty()) {
        steps.add(new Rest());
      }
    }
    return new RoutePath(steps);
  }

  /**
   * Reads a pattern of Go's servers: {@code GET /orders/{id}}, or {@code /files/} with all below.
   * https://pkg.go.dev/net/http#hdr-Patterns-ServeMux
   */
  public static RoutePath ofServer(String pattern) {
    var path = pattern.substring(pattern.indexOf(' ') + 1);
    if (!path.startsWith("/")) {
      return ANY;
    }
    var whole = ofFramework(path.endsWith("{$}") ? path.substring(0, path.length() - 3) : path);
    return path.endsWith("/") ? whole.then(ANY) : whole;
  }

  /** Returns the method of such a pattern; none for any. */
  public static Set<String> methodOfServer(String pattern) {
    int end = pattern.indexOf(' ');
    return end <= 0 ? Set.of() : Set.of(pattern.substring(0, end));
  }

  /** Returns the paths that begin like this one and go on like another one. */
  public RoutePath then(RoutePath other) {
    var all = new ArrayList<>(steps);
    all.addAll(other.steps);
    return new RoutePath(all);
  }

  /** Returns the same without its first steps. */
  public RoutePath without(int first) {
    return new RoutePath(steps.subList(first, steps.size()));
  }

  /** Returns whether some path is one of both. */
  public boolean meets(RoutePath other) {
    int ours = steps.size();
    int theirs = other.steps.size();
    // By the places from which on both go on: whether the ends have a path in common.
    var common = new boolean[ours + 1][theirs + 1];
    for (int at = ours; at >= 0; at--) {
      for (int there = theirs; there >= 0; there--) {
        common[at][there] =
            at == ours && there == theirs
                || isRest(at) && (common[at + 1][there] || there < theirs && common[at][there + 1])
                || other.isRest(there)
                    && (common[at][there + 1] || at < ours && common[at + 1][there])
                || at < ours
                    && there < theirs
                    && isSame(steps.get(at), other.steps.get(there))
                    && common[at + 1][there + 1];
      }
    }
    return common[0][0];
  }

  private boolean isRest(int at) {
    return at < steps.size() && steps.get(at) instanceof Rest;
  }

  /** Some frameworks take capitals for small letters. */
  private static boolean isSame(Step step, Step other) {
    return switch (step) {
      case Rest _ -> false;
      case One _ -> !(other instanceof Rest);
      case Fixed(var text) ->
          switch (other) {
            case Rest _ -> false;
            case One _ -> true;
            case Fixed(var their) -> text.equalsIgnoreCase(their);
          };
    };
  }

  /** Returns whether every path of another one is one of this route's. */
  public boolean covers(RoutePath other) {
    int at = 0;
    while (at < steps.size() && !isRest(at)) {
      boolean isCovered =
          at < other.steps.size()
              && !other.isRest(at)
              && (steps.get(at) instanceof One || steps.get(at).equals(other.steps.get(at)));
      if (!isCovered) {
        return false;
      }
      at++;
    }
    return at < steps.size() ? at == steps.size() - 1 : at == other.steps.size();
  }

  /**
   * Returns whether API Gateway prefers this route to another one for paths of both.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
   */
  public boolean isBefore(RoutePath other) {
    for (int at = 0; at < Math.max(steps.size(), other.steps.size()); at++) {
      int rank = rank(at);
      int their = other.rank(at);
      if (rank != their) {
        return rank > their;
      }
    }
    return false;
  }

  /** A step with all that follow it comes behind a step alone, and before no step at all. */
  private int rank(int at) {
    if (at >= steps.size()) {
      return 3;
    }
    return switch (steps.get(at)) {
      case Fixed _ -> 3;
      case One _ -> isRest(at + 1) ? 1 : 2;
      case Rest _ -> 0;
    };
  }

  /** Returns whether both begin with the same step that is written out, or have none. */
  public boolean beginsLike(RoutePath other) {
    return steps.isEmpty() || other.steps.isEmpty()
        ? steps.isEmpty() && other.steps.isEmpty()
        : steps.getFirst() instanceof Fixed && isSameText(steps.getFirst(), other.steps.getFirst());
  }

  private static boolean isSameText(Step step, Step other) {
    return other instanceof Fixed && isSame(step, other);
  }
}
