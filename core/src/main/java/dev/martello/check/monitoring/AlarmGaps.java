package dev.martello.check.monitoring;

import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.value.Tri;

/** Judges what no alarm looks at. */
final class AlarmGaps {
  private AlarmGaps() {}

  /**
   * Fails where certainly no alarm looks at something.
   *
   * @param isWatched whether an alarm looks at it
   * @param watches says what would decide that
   */
  static Verdict judge(
      Tri isWatched, Entity subject, String message, Remedy remedy, Watches watches) {
    return switch (isWatched) {
      case YES -> Verdict.passes();
      case NO -> Verdict.fails(subject, subject.origin(), message).mendedBy(remedy);
      case UNKNOWN -> Verdict.undecided(subject, subject.origin(), message, watches.needs(subject));
    };
  }
}
