package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.iam.ActionPattern;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Answers who may put data into stores, or take it away. */
final class Writes {
  private Writes() {}

  /** Says whether a statement's actions put data into a store. */
  static boolean mayWrite(Statement statement) {
    return statement.notAction()
        || statement.actions().stream()
            .flatMap(action -> action.candidates().stream())
            .map(ActionPattern::of)
            .anyMatch(pattern -> Power.WRITES_DATA.actions().stream().anyMatch(pattern::matches));
  }

  /**
   * Asks whether a role may put data into a store of its own application. A right on everything
   * joins templates only in theory: what counts is the same template, or a policy that names the
   * store.
   */
  static Tri may(Role role, DataStore store, App app, Check.Context context) {
    boolean isOfOneApplication =
        role.identity().stack().equals(store.identity().stack())
            || role.policies().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(resource -> resource.show().contains(store.identity().key()));
    return isOfOneApplication
        ? context.grantsOf(role).may(Power.WRITES_DATA, app.arnOf(store))
        : Tri.NO;
  }

  /** Returns the functions that use a store and have a power over it. */
  static Stream<LambdaFunction> functionsWith(
      Power power, Entity store, App app, Check.Context context) {
    return context.usersOf(store).stream()
        .filter(
            function ->
                function
                    .role()
                    .known()
                    .anyMatch(role -> context.grantsOf(role).may(power, app.arnOf(store)).isYes()));
  }
}
