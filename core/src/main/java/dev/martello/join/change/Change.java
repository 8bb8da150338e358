package dev.martello.join.change;

import dev.martello.check.Severity;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.Comparator;

/**
 * One thing that is different after a change.
 *
 * @param severity how much it matters; for what got better, how bad it was
 * @param subject what it is about, as it is now, or as it was if it is gone
 * @param told what is different, a clause for people
 * @param where the place to look at: in the new state, or in the old one if it is gone
 * @param id names a finding or an attack path; empty text for other topics
 */
public record Change(
    Topic topic,
    Direction direction,
    Severity severity,
    Identity subject,
    String told,
    Origin where,
    String id) {

  /** Worse things first, the worst of them first, then by topic and name. */
  public static final Comparator<Change> WORST_FIRST =
      Comparator.comparing(Change::direction)
          .thenComparing(Change::severity)
          .thenComparing(Change::topic)
          .thenComparing(Change::subject)
          .thenComparing(Change::told);

  /** Returns what people call the subject: a role that SAM made is not called as its function. */
  public String name() {
    boolean isRole = subject.type().equals("AWS::IAM::Role") && subject.path().isEmpty();
    return isRole ? subject.id() : subject.title();
  }

  /** What is different. */
  public enum Topic {
    EXPOSURE("exposure"),
    PATH("attack path"),
    GRANT("grant"),
    RADIUS("blast radius"),
    FINDING("finding"),
    TRIGGER("trigger"),
    FUNCTION("function");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Whether it is for the worse. */
  public enum Direction {
    WORSE,
    BETTER,
    /** Neither by itself: a new trigger, a new function. */
    OTHER
  }
}
