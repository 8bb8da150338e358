package dev.martello.check;

import java.util.Locale;

/** How much harm a finding can do, worst first. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  /** Returns the word of the reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this is as bad as another or worse. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }

  /** Returns the severity that is some steps worse; negative steps make it milder. */
  public Severity raisedBy(int steps) {
    return values()[Math.clamp((long) ordinal() - steps, 0, values().length - 1)];
  }
}
