package dev.martello.iam;

import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.model.Effect;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** A statement made ready for questions: what it surely and what it possibly matches. */
final class Clause {
  /*
   * A text that is not known makes two sets of actions: those that the statement names whatever the
   * text is, and those that it may name. NotAction swaps the two.
   */
  private final Statement statement;
  private final Tri allows;
  private final ActionSet sure;
  private final ActionSet possible;
  private final List<List<ResourcePattern>> resources;
  private final AtomicReferenceArray<ActionSet> applicable;
  private final boolean isConditional;
  private final boolean isNever;

  private Clause(
      Statement statement,
      ActionSet sure,
      ActionSet possible,
      List<List<ResourcePattern>> resources) {
    this.statement = statement;
    this.allows = statement.effect().isEqualTo(Effect.ALLOW);
    this.sure = sure;
    this.possible = possible;
    this.resources = resources;
    this.applicable = new AtomicReferenceArray<>(resources.size());
    this.isConditional =
        statement.conditions().stream().anyMatch(condition -> !Restrictions.isAlwaysMet(condition));
    this.isNever = statement.conditions().stream().anyMatch(Restrictions::isNeverMet);
  }

  static Clause of(Statement statement, Catalogue catalogue, Names names) {
    var sure = new ArrayList<String>();
    var possible = new ArrayList<String>();
    for (var action : statement.actions()) {
      collect(action, sure, possible);
    }
    var surely = ActionSet.of(catalogue, sure);
    var possibly = possible.equals(sure) ? surely : ActionSet.of(catalogue, possible);
    var resources =
        statement.resources().stream().map(text -> ResourcePattern.of(text, names)).toList();
    return statement.notAction()
        ? new Clause(statement, possibly.complement(), surely.complement(), resources)
        : new Clause(statement, surely, possibly, resources);
  }

  private static void collect(Val<String> action, List<String> sure, List<String> possible) {
    for (var shape : Shape.of(action)) {
      var pattern = new StringBuilder();
      for (var piece : shape.pieces()) {
        pattern.append(piece instanceof Shape.Literal(String text) ? text : "*");
      }
      possible.add(pattern.toString());
      if (shape.isLiteral() && action instanceof Val.Known) {
        sure.add(pattern.toString());
      }
    }
  }

  Statement statement() {
    return statement;
  }

  /** Asks whether this is an Allow; it may be a Deny otherwise. */
  Tri allows() {
    return allows;
  }

  Tri denies() {
    return allows.not();
  }

  Tri present() {
    return statement.present();
  }

  boolean isConditional() {
    return isConditional;
  }

  /** Says whether no sensible request meets the conditions. */
  boolean isNever() {
    return isNever;
  }

  ActionSet sure() {
    return sure;
  }

  ActionSet possible() {
    return possible;
  }

  /** Asks whether an action is meant; the catalogue's action, if it knows it, spares a search. */
  Tri hasAction(String action, Optional<Action> known) {
    if (known.isPresent()) {
      return hasAction(known.get());
    }
    if (sure.contains(action)) {
      return Tri.YES;
    }
    return possible.contains(action) ? Tri.UNKNOWN : Tri.NO;
  }

  private Tri hasAction(Action action) {
    if (sure.contains(action)) {
      return Tri.YES;
    }
    return possible.contains(action) ? Tri.UNKNOWN : Tri.NO;
  }

  /** Returns the resource patterns, one list of choices for each text. */
  List<List<ResourcePattern>> resources() {
    return resources;
  }

  /** Says whether an action can be called on what one of the resource texts names. */
  boolean mayApply(int text, Action action) {
    return applicable(text).contains(action);
  }

  /** Returns the actions that can be called on what one of the resource texts names. */
  ActionSet applicable(int text) {
    var known = applicable.get(text);
    if (known == null) {
      var choices = resources.get(text);
      known =
          choices.stream().anyMatch(ResourcePattern::isEverything)
              ? possible
              : ResourceForms.standard().applicable(possible, choices);
      applicable.set(text, known);
    }
    return known;
  }

  /** Asks whether a request is meant that names no resource but a star. */
  Tri namesStar() {
    var answer = Tri.any(each(pattern -> pattern.covers(ResourcePattern.EVERYTHING)));
    return statement.notResource() ? answer.not() : answer;
  }

  /** Asks whether every text of a resource is meant. */
  Tri coversResource(ResourcePattern resource) {
    return statement.notResource()
        ? Tri.any(each(pattern -> pattern.overlaps(resource))).not()
        : Tri.any(each(pattern -> pattern.covers(resource)));
  }

  /** Asks whether some text of a resource is meant. */
  Tri touchesResource(ResourcePattern resource) {
    return statement.notResource()
        ? Tri.any(each(pattern -> pattern.covers(resource))).not()
        : Tri.any(each(pattern -> pattern.overlaps(resource)));
  }

  private List<Tri> each(Function<ResourcePattern, Tri> question) {
    return resources.stream()
        .map(choices -> choices.stream().map(question).reduce(Tri::eitherOf).orElse(Tri.UNKNOWN))
        .toList();
  }
}
