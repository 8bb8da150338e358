package dev.martello.iam;

import dev.martello.know.Catalogue;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what each Allow gives after the Denies and the boundary have taken theirs. */
final class GrantFinder {
  private final Catalogue catalogue;
  private final Clauses clauses;
  private final @Nullable Clauses boundary;
  private final List<Grant> found = new ArrayList<>();

  GrantFinder(Catalogue catalogue, Clauses clauses, @Nullable Clauses boundary) {
    this.catalogue = catalogue;
    this.clauses = clauses;
    this.boundary = boundary;
  }

  /** Returns one entry for each resource text of each Allow. */
  List<Grant> find() {
    clauses.allowing().forEach(this::addGrants);
    return List.copyOf(found);
  }

  private void addGrants(Clause clause) {
    var statement = clause.statement();
    if (statement.notResource()) {
      addGrant(clause, statement.resources(), clause.resources());
      return;
    }
    for (int at = 0; at < clause.resources().size(); at++) {
      addGrant(clause, List.of(statement.resources().get(at)), List.of(clause.resources().get(at)));
    }
  }

  private void addGrant(
      Clause clause, List<Val<String>> resources, List<List<ResourcePattern>> patterns) {
    boolean isAllBut = clause.statement().notResource();
    var named = clause.possible();
    var sure = clause.allows().isYes() ? clause.sure() : ActionSet.none(catalogue);
    boolean isNarrowed = false;
    for (var deny : clauses.all()) {
      if (deny.denies().isNo() || deny.isNever() || !deny.possible().intersects(named)) {
        continue;
      }
      var scope = isAllBut ? List.of(ResourcePattern.EVERYTHING) : patterns.getFirst();
      boolean isWhole =
          deny.denies().isYes()
              && deny.present().isYes()
              && scope.stream().allMatch(pattern -> deny.coversResource(pattern).isYes());
      if (isWhole && clauses.isDenying(deny)) {
        named = named.minus(deny.sure());
        sure = sure.minus(deny.possible());
      } else if (scope.stream().anyMatch(pattern -> !deny.touchesResource(pattern).isNo())) {
        isNarrowed = true;
        sure =
            deny.present().isYes() || !clauses.isDenying(deny) ? sure : sure.minus(deny.possible());
      }
    }
    if (boundary != null) {
      named = named.intersect(reach(boundary, patterns, isAllBut, true));
      sure = sure.intersect(reach(boundary, patterns, isAllBut, false));
    }
    var actions = isAllBut ? named : applicable(named, patterns.getFirst());
    if (!actions.isEmpty()) {
      found.add(
          new Grant(
              clause.statement(),
              resources,
              patterns,
              named,
              actions,
              sure.intersect(actions),
              clause.isConditional(),
              isNarrowed));
    }
  }

  /** Returns the actions that a boundary lets through on some or on all of a scope. */
  private ActionSet reach(
      Clauses boundary, List<List<ResourcePattern>> patterns, boolean isAllBut, boolean onSome) {
    var scope = isAllBut ? List.of(ResourcePattern.EVERYTHING) : patterns.getFirst();
    var reached = ActionSet.none(catalogue);
    for (var clause : boundary.allowing()) {
      boolean isIn =
          scope.stream()
              .allMatch(
                  pattern ->
                      onSome
                          ? !clause.touchesResource(pattern).isNo()
                          : clause.coversResource(pattern).isYes());
      if (isIn) {
        boolean isSure = clause.present().isYes() && clause.allows().isYes();
        reached =
            onSome
                ? reached.union(clause.possible())
                : isSure ? reached.union(clause.sure()) : reached;
      }
    }
    for (var clause : boundary.denying()) {
      reached = withoutDenied(reached, clause, scope, onSome);
    }
    return reached;
  }

  private static ActionSet withoutDenied(
      ActionSet reached, Clause deny, List<ResourcePattern> scope, boolean onSome) {
    if (onSome) {
      boolean isWhole =
          deny.present().isYes()
              && deny.denies().isYes()
              && scope.stream().allMatch(pattern -> deny.coversResource(pattern).isYes());
      return isWhole ? reached.minus(deny.sure()) : reached;
    }
    boolean isTouching = scope.stream().anyMatch(pattern -> !deny.touchesResource(pattern).isNo());
    return isTouching ? reached.minus(deny.possible()) : reached;
  }

  private static ActionSet applicable(ActionSet named, List<ResourcePattern> choices) {
    if (choices.stream().anyMatch(ResourcePattern::isEverything)) {
      return named;
    }
    return ResourceForms.standard().applicable(named, choices);
  }
}
