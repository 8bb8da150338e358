package dev.martello.triage;

import dev.martello.value.Origin;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody's decision to live with findings.
 *
 * @param checks ids of checks
 * @param reason why; never empty
 * @param until the last day on which it holds; {@link LocalDate#MAX} for always
 * @param by who understands it first: {@code martello}, {@code checkov}, ...
 * @param scope which findings of these checks are meant
 * @param origin where it is written
 */
public record Suppression(
    List<String> checks, String reason, LocalDate until, String by, Scope scope, Origin origin) {
  public Suppression {
    checks = List.copyOf(checks);
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a suppression without a reason");
    }
  }

  /** Asks whether it has run out. */
  public boolean isExpiredOn(LocalDate day) {
    return day.isAfter(until);
  }

  public boolean isForever() {
    return until.equals(LocalDate.MAX);
  }
}
