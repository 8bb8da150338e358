package dev.martello.check;

import java.util.Locale;

/** The five steps of serverless security, and the joins across them. */
public enum Step {
  CODE("Secure the function's code"),
  ACCESS("Least privilege"),
  TRIGGERS("Secure event triggers"),
  MONITORING("Monitor and log"),
  ISOLATION("Isolate functions"),
  JOIN("Across the steps");

  private final String title;

  Step(String title) {
    this.title = title;
  }

  /** Returns the word in ids and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the chapter's heading. */
  public String title() {
    return title;
  }
}
