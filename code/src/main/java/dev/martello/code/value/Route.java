package dev.martello.code.value;

import dev.martello.value.Tri;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The requests that come in by a way, as far as the template tells.
 *
 * @param method {@code POST}; empty text for any method, or one that is not known
 * @param path {@code /orders/{id}}, or the key of a route of sockets; empty text for any
 * @param api the API that surely has the route; empty text where that is not known
 */
public record Route(String method, String path, String api) {
  /** Of requests of which nothing is known, and of other events. */
  public static final Route ANY = new Route("", "", "");

  private static final String DEFAULT = "$default";

  /** Longer paths, and such with several rests, which no API has, are not compared. */
  private static final int LONGEST = 1_000;

  /** Asks whether a field of the event holds a text. */
  public Tri has(String field, String text) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "httpmethod", "requestcontext.httpmethod", "requestcontext.http.method" -> isFor(text);
      case "routekey", "requestcontext.routekey" -> isKey(text);
      case "resource", "requestcontext.resourcepath" ->
          path.isEmpty() || path.equals(DEFAULT) ? Tri.UNKNOWN : Tri.of(path.equals(text));
      case "path", "rawpath", "requestcontext.path", "requestcontext.http.path" ->
          mayHavePath(text) ? Tri.UNKNOWN : Tri.NO;
      default -> Tri.UNKNOWN;
    };
  }

  private Tri isFor(String text) {
    return method.isEmpty() ? Tri.UNKNOWN : Tri.of(method.equalsIgnoreCase(text));
  }

  private Tri isKey(String text) {
    if (path.isEmpty()) {
      return Tri.UNKNOWN;
    }
    // Of any method: `ANY /orders` for a route of that name, the path alone for sockets.
    return method.isEmpty()
        ? Tri.of(text.equals(path) || text.equals("ANY " + path))
        : Tri.of(text.equals(method + " " + path));
  }

  /** A stage, or what a domain maps to the API, may stand in front of a path. */
  private boolean mayHavePath(String text) {
    boolean isLong = path.length() > LONGEST || text.length() > LONGEST;
    if (path.isEmpty()
        || path.equals(DEFAULT)
        || isLong
        || path.indexOf("+}") < path.lastIndexOf("+}")) {
      return true;
    }
    var steps =
        Arrays.stream(path.split("/"))
            .map(
                step ->
                    !step.startsWith("{")
                        ? Pattern.quote(step)
                        : step.endsWith("+}") ? ".+" : "[^/]+")
            .collect(Collectors.joining("/"));
    return Pattern.matches("(?:/[^/]+)*" + steps + "/?", text);
  }
}
