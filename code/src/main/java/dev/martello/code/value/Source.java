package dev.martello.code.value;

/**
 * A way by which data comes in.
 *
 * @param trigger its name in the table of events, or what else gives the data
 * @param title what it is, for people: {@code API Gateway HTTP API, route GET /orders}
 */
public record Source(String trigger, Trust trust, String title) {

  /** Who can choose the data. */
  public enum Trust {
    PUBLIC,
    UNKNOWN,
    AUTHENTICATED,
    INTERNAL
  }
}
