package dev.martello.fix;

import java.io.Serial;

/** Says why a change cannot be made in what the user wrote; always caught inside this package. */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Refuses.
   *
   * @param reason for people: lower case, no full stop, names in backticks
   */
  Refusal(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
