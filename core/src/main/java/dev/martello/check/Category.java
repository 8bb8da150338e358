package dev.martello.check;

import java.util.Locale;

/** What a check is about: whether somebody can do harm, or what the function costs and loses. */
public enum Category {
  SECURITY,
  /** Time and money that the function need not take. */
  PERFORMANCE,
  /** Events that get lost, are handled twice, or never end. */
  ROBUSTNESS;

  /** Returns the word in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
