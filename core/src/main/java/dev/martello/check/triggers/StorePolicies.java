package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.OpenPolicies;
import dev.martello.check.Verdict;
import dev.martello.check.Writes;
import dev.martello.model.App;
import dev.martello.model.Effect;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Statement;
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
    var found = OpenPolicies.judge(store.entity(), store.policies(), context).toList();
    var fed = found.isEmpty() ? List.<LambdaFunction>of() : Sources.in(context).fedBy(store);
    return found.stream()
        .map(verdict -> withFed(verdict, store, fed).on(context.usersOf(store.entity())));
  }

  /** Names the functions whose events come from the store, with evidence if strangers write. */
  private static Verdict withFed(Verdict verdict, GuardedStore store, List<LambdaFunction> fed) {
    boolean isWritten =
        verdict instanceof Verdict.Fails fails
            && store.policies().stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.placeOfPrincipals().equals(fails.where()))
                .anyMatch(Writes::mayWrite);
    var shown = verdict.on(fed);
    for (var function : isWritten ? fed : List.<LambdaFunction>of()) {
      shown = shown.because(function.origin(), "a function runs on what is written there");
    }
    return shown;
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

  /** Returns what a statement allows, for a message. */
  static String actions(Statement statement) {
    return OpenPolicies.actions(statement);
  }

  /** Asks whether a statement is there and allows something. */
  static Tri allows(Statement statement) {
    return statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
  }
}
