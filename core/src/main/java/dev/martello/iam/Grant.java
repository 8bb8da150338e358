package dev.martello.iam;

import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one Allow statement gives for one of its resource texts, after unconditional Denies.
 *
 * @param by the statement
 * @param resources one text; all texts of the statement if they stand under {@code NotResource}
 * @param patterns the same, ready for questions, a list of choices for each text
 * @param named the actions that the statement may give, whatever they work on
 * @param actions those of them that can work on such a resource at all
 * @param sureActions those of {@code actions} that it gives whatever unknown texts turn out to be
 * @param isConditional whether conditions limit it
 * @param isNarrowed whether a Deny takes away some of the resources, or hangs on a condition
 */
public record Grant(
    Statement by,
    List<Val<String>> resources,
    List<List<ResourcePattern>> patterns,
    ActionSet named,
    ActionSet actions,
    ActionSet sureActions,
    boolean isConditional,
    boolean isNarrowed) {
  public Grant {
    resources = List.copyOf(resources);
    patterns = List.copyOf(patterns);
  }

  /** Asks whether the grant gives an action. */
  public Tri gives(Action action) {
    if (!actions.contains(action)) {
      return Tri.NO;
    }
    return sureActions.contains(action) ? by.present() : Tri.UNKNOWN;
  }

  /** Returns how many resources the grant names for one of its actions. */
  public Breadth breadth(Action action) {
    if (by.notResource()) {
      return Breadth.ALL_OF_TYPE;
    }
    var found = Breadth.LIMITED;
    for (var choices : patterns) {
      var widths = choices.stream().map(pattern -> breadth(action, pattern)).distinct().toList();
      var width = widths.size() == 1 ? widths.getFirst() : Breadth.UNKNOWN;
      found = wider(found, width);
    }
    return found;
  }

  /** Says whether one of the resource texts surely stands for something that an ARN stands for. */
  public boolean names(Val<String> arn) {
    var wanted = ResourcePattern.of(arn, Names.UNKNOWN);
    return by.notResource()
        || patterns.stream()
            .flatMap(List::stream)
            .anyMatch(pattern -> wanted.stream().anyMatch(one -> pattern.overlaps(one).isYes()));
  }

  /** Says whether an action is given on everything that it works on. */
  public boolean isWide(Action action) {
    var breadth = breadth(action);
    return (breadth == Breadth.EVERYTHING || breadth == Breadth.ALL_OF_TYPE)
        && !isLimitedByCondition();
  }

  /**
   * Returns the grant's actions that could be limited to resources and are not, neither by the
   * resource texts nor by a condition on the resource.
   */
  public Stream<Action> unscoped() {
    return unlimited(true).actions().filter(Action::isScopable);
  }

  /**
   * Returns the grant's actions that could be limited to resources and are not.
   *
   * @param isSure whether to leave out those that are limited under one of the texts that the
   *     resource may have
   */
  public ActionSet unlimited(boolean isSure) {
    if (isLimitedByCondition()) {
      return ActionSet.none(actions.catalogue());
    }
    return isSure ? unlimited() : unlimitedByChoice();
  }

  private ActionSet unlimitedByChoice() {
    if (by.notResource()) {
      return actions;
    }
    return ActionSet.union(
        actions.catalogue(),
        patterns.getFirst().stream()
            .map(pattern -> ResourceForms.standard().unlimited(actions, pattern))
            .toList());
  }

  /** Says whether a condition limits the resources, for instance by their tags. */
  public boolean isLimitedByCondition() {
    return by.conditions().stream().anyMatch(Restrictions::limitsResources);
  }

  /** Returns the actions whose breadth is surely that of everything, or of a whole sort. */
  private ActionSet unlimited() {
    if (by.notResource()) {
      return actions;
    }
    var found = actions;
    for (var pattern : patterns.getFirst()) {
      found = ResourceForms.standard().unlimited(found, pattern);
    }
    return found;
  }

  /** Returns the grant's actions of an access level. */
  public Stream<Action> ofAccess(AccessLevel level) {
    return actions.ofAccess(level);
  }

  /** Says whether a wildcard stands in the action texts, or {@code NotAction} does. */
  public boolean hasActionWildcard() {
    return by.notAction()
        || by.actions().stream()
            .flatMap(text -> text.candidates().stream())
            .anyMatch(text -> text.contains("*") || text.contains("?"));
  }

  private static Breadth breadth(Action action, ResourcePattern pattern) {
    if (pattern.isEverything()) {
      return Breadth.EVERYTHING;
    }
    boolean isTypeWide = ResourceForms.standard().isAsWideAsAType(action, pattern);
    if (isTypeWide) {
      return Breadth.ALL_OF_TYPE;
    }
    boolean isOpen = pattern.covers(ResourcePattern.EVERYTHING).isUnknown();
    return isOpen ? Breadth.UNKNOWN : Breadth.LIMITED;
  }

  private static Breadth wider(Breadth one, Breadth two) {
    if (one == Breadth.UNKNOWN || two == Breadth.UNKNOWN) {
      return one == Breadth.EVERYTHING || two == Breadth.EVERYTHING
          ? Breadth.EVERYTHING
          : Breadth.UNKNOWN;
    }
    return one.compareTo(two) < 0 ? one : two;
  }
}
