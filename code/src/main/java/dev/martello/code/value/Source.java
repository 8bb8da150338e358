package dev.martello.code.value;

import java.util.Set;

/**
 * A way by which data comes in.
 *
 * @param trigger its name in the table of events, or what else gives the data
 * @param title what it is, for people: {@code API Gateway HTTP API, route GET /orders}
 * @param route which requests come in by it
 */
public record Source(String trigger, Trust trust, String title, Route route) {

  /** Makes a way by which any request may come, or other data. */
  public Source(String trigger, Trust trust, String title) {
    this(trigger, trust, title, Route.ANY);
  }

  /** The trigger of what a store gives, where others than the sender of the event may write. */
  public static final String STORE = "store";

  /** Who can choose the data. */
  public enum Trust {
    PUBLIC,
    UNKNOWN,
    AUTHENTICATED,
    INTERNAL
  }

  private static final Set<String> HTTP =
      Set.of(
          "rest-api", "http-api", "function-url", "load-balancer", "lattice", "request", "unknown");

  /** Returns whether it is a request over HTTP, as far as that is known. */
  public boolean isHttp() {
    return HTTP.contains(trigger);
  }

  /** Returns whether a caller sends it: arguments of GraphQL, or messages of sockets, as well. */
  public boolean isOfCaller() {
    return isHttp() || trigger.equals("appsync") || trigger.equals("websocket-api");
  }
}
