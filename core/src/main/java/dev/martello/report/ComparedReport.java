package dev.martello.report;

import dev.martello.join.change.Comparison;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two states of an application and what is different between them.
 *
 * @param oldName what people call the earlier state: a path or a revision
 * @param newName the same of the later one
 */
public record ComparedReport(
    String oldName, String newName, Report old, Report now, Comparison comparison) {
  private static final int MOST_NAMED = 10;

  /** Compares the reports of two states. */
  public static ComparedReport of(String oldName, Report old, String newName, Report now) {
    return new ComparedReport(oldName, newName, old, now, Comparison.of(state(old), state(now)));
  }

  /**
   * Returns the functions that are in both states and whose code is read in one of them alone, by
   * their keys: held against no code, all that is known of it would be new.
   */
  public static Set<String> readOnce(Report old, Report now) {
    var unreadBefore = unread(old);
    var unreadNow = unread(now);
    return inBoth(old, now)
        .map(Identity::key)
        .filter(key -> unreadBefore.contains(key) != unreadNow.contains(key))
        .collect(Collectors.toSet());
  }

  /** Returns the functions that are in both states and whose code was not read in both. */
  public List<Identity> uncompared() {
    var unreadBefore = unread(old);
    var unreadNow = unread(now);
    return inBoth(old, now)
        .filter(one -> unreadBefore.contains(one.key()) || unreadNow.contains(one.key()))
        .toList();
  }

  /** Names the functions whose code was not compared; empty text if all was. */
  public String gap() {
    var names = uncompared().stream().map(one -> "`" + one.writtenId() + "`").distinct().toList();
    int more = names.size() - MOST_NAMED;
    return names.isEmpty()
        ? ""
        : names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static Stream<Identity> inBoth(Report old, Report now) {
    var before =
        old.app().functions().stream().map(one -> one.identity().key()).collect(Collectors.toSet());
    return now.app().functions().stream()
        .map(LambdaFunction::identity)
        .filter(one -> before.contains(one.key()));
  }

  private static Set<String> unread(Report report) {
    return report.unread().stream().map(one -> one.function().key()).collect(Collectors.toSet());
  }

  private static Comparison.State state(Report report) {
    return new Comparison.State(
        report.app(), report.findings(), report.paths(), report.blastRadii());
  }

  /** Returns whether everything of both states was read. */
  public boolean isComplete() {
    return old.isComplete() && now.isComplete();
  }
}
