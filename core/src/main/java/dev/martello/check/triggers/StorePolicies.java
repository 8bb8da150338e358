package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.Effect;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Goes through the resource policies of stores, for the checks on each kind of mistake. */
final class StorePolicies {
  private StorePolicies() {}

  /** Judges whom the policies of stores let in that name nobody. */
  static Stream<Verdict> judgeOpen(App app, Check.Context context, String... types) {
    return GuardedStore.of(app, types).flatMap(store -> judgeOpen(store, app, context));
  }

  static Stream<Verdict> judgeOpen(GuardedStore store, App app, Check.Context context) {
    var found =
        store.policies().stream()
            .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
            .toList();
    var fed = found.isEmpty() ? List.<LambdaFunction>of() : Sources.fedBy(store, app);
    return found.stream().map(one -> judge(store, one).on(fed).on(context.usersOf(store.entity())));
  }

  /** Judges each statement of the policies of stores by itself. */
  static Stream<Verdict> judgeStatements(
      App app,
      Check.Context context,
      BiFunction<GuardedStore, Statement, Verdict> judge,
      String... types) {
    return GuardedStore.of(app, types)
        .flatMap(
            store ->
                store.policies().stream()
                    .flatMap(policy -> policy.statements().stream())
                    .map(statement -> judge.apply(store, statement))
                    .map(verdict -> verdict.on(context.usersOf(store.entity()))));
  }

  private static Verdict judge(GuardedStore store, Openness.Found found) {
    var statement = found.statement();
    return Verdict.of(
        found.openness().isOpen(),
        store.entity(),
        placeOf(statement),
        "%s may %s".formatted(who(found.openness()), actions(statement)));
  }

  private static String who(Openness openness) {
    return switch (openness.audience()) {
      case ANYONE -> "everybody";
      case ANY_ACCOUNT -> "every AWS account";
      case ANY_CUSTOMER_OF_SERVICE -> "the service on behalf of any account";
      case NAMED -> "those who are named";
    };
  }

  /** Returns what a statement allows, for a message. */
  static String actions(Statement statement) {
    var shown = statement.actions().stream().limit(3).map(action -> "`" + action.show() + "`");
    var more = statement.actions().size() > 3 ? " and more" : "";
    var except = statement.notAction() ? "do everything but " : "";
    return except + String.join(", ", shown.toList()) + more;
  }

  /** Asks whether a statement is there and allows something. */
  static Tri allows(Statement statement) {
    return statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
  }

  /** Returns where a statement says whom it lets in. */
  static Origin placeOf(Statement statement) {
    return statement.principals().isEmpty()
        ? statement.origin()
        : statement.principals().getFirst().origin();
  }
}
