package dev.martello.check;

import dev.martello.model.Exposure;
import java.util.Locale;

/**
 * Where the data comes from that does the harm a finding tells of.
 *
 * @param from what brings it, for people: {@code GET /orders (API Gateway HTTP API)}; empty text
 *     for a finding that is about no data
 * @param exposure who can choose it
 * @param confidence how sure it is that the data gets there as it came
 */
public record Inflow(String from, Exposure.Level exposure, Confidence confidence) {
  /** What findings have that are about no data. */
  public static final Inflow NONE = new Inflow("", Exposure.Level.UNKNOWN, Confidence.HIGH);

  /** Returns whether there is data that the finding is about. */
  public boolean isKnown() {
    return !from.isEmpty();
  }

  /** How sure something is. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    /** Returns the word for it in reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
