package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags resource policies that allow every action but some. */
@About(
    severity = MEDIUM,
    title = "Resource policy allows all actions but some",
    why =
        "Whoever is named may do whatever was forgotten in the list, such as rewrite the policy"
            + " or delete the data, and every action that AWS adds later.",
    mend = "List the allowed actions in `Action` instead of the forbidden ones in `NotAction`.",
    cwe = 732,
    sameAs = {"W18", "W19", "W20", "818f38ed", "5ea624e4", "PolicyStatement"})
final class ResourcePolicyByNegation implements Check {
  /*
   * An Allow with NotPrincipal lets everybody in but some: that is what the checks on public
   * policies report, unless something else keeps strangers out. The strict want to hear of it anyway.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return StorePolicies.judgeStatements(
        app,
        context,
        (store, statement) -> judge(store, statement, context.isStrict()),
        GuardedStore.BUCKET,
        GuardedStore.QUEUE,
        GuardedStore.TOPIC,
        GuardedStore.STREAM,
        GuardedStore.BUS,
        GuardedStore.TABLE,
        GuardedStore.KEY);
  }

  private static Verdict judge(GuardedStore store, Statement statement, boolean isStrict) {
    boolean isOfPrincipals = isStrict && statement.notPrincipal() && !statement.notAction();
    var what =
        isOfPrincipals
            ? "lets in everybody but those it names"
            : "lets those it names " + StorePolicies.actions(statement);
    var first = statement.actions().stream().findFirst();
    return Verdict.of(
        StorePolicies.allows(statement).and(Tri.of(statement.notAction() || isOfPrincipals)),
        store.entity(),
        first.isPresent() ? first.get().origin() : statement.origin(),
        "the %s's policy %s".formatted(store.noun(), what),
        statement.effect());
  }
}
