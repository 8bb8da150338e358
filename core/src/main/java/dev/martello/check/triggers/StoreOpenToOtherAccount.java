package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Strangers;
import dev.martello.check.Verdict;
import dev.martello.check.Writes;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Flags stores that another account may write to as a whole. */
@About(
    severity = LOW,
    title = "Another account may write to the store",
    why =
        "Every identity of the other account whose administrators allow it can send events that"
            + " the functions behind the store take for genuine.",
    mend =
        "Name the one role of the other account instead of the account, or add a condition such as"
            + " `aws:PrincipalArn`, `events:source` or `dynamodb:LeadingKeys`.",
    cwe = 668,
    sameAs = {
      "CKV_AWS_385",
      "eventbridge_bus_cross_account_access",
      "dynamodb_table_cross_account_access"
    })
final class StoreOpenToOtherAccount implements Check {
  /*
   * Sharing with other accounts is what resource policies are for. It matters here where a whole
   * account, which its owner fills with whomever they like, can make a function run; everything else
   * is for those who want to approve each case. An account that must belong to an organisation is
   * approved by whoever takes accounts into it.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return GuardedStore.of(
            app,
            GuardedStore.BUCKET,
            GuardedStore.QUEUE,
            GuardedStore.TOPIC,
            GuardedStore.STREAM,
            GuardedStore.BUS,
            GuardedStore.TABLE)
        .flatMap(store -> judge(store, app, context));
  }

  private static Stream<Verdict> judge(GuardedStore store, App app, Context context) {
    var fed = Sources.in(context).fedBy(store);
    return store.policies().stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> StorePolicies.allows(statement).isYes())
        .filter(statement -> Openness.isForOrganisation(statement).isNo())
        .flatMap(statement -> judge(store, statement, fed, context))
        .map(verdict -> verdict.on(fed).on(context.usersOf(store.entity())));
  }

  private static Stream<Verdict> judge(
      GuardedStore store, Statement statement, List<LambdaFunction> fed, Context context) {
    boolean isFed =
        !fed.isEmpty() && Writes.mayWrite(statement) && statement.conditions().isEmpty();
    return Strangers.of(statement, context.organisation())
        .filter(stranger -> context.isStrict() || (isFed && stranger.isWholeAccount()))
        .map(
            stranger ->
                Verdict.fails(
                    store.entity(),
                    stranger.principal().origin(),
                    "%s account `%s` may %s"
                        .formatted(
                            stranger.isWholeAccount() ? "every identity of" : "an identity of",
                            stranger.account(),
                            StorePolicies.actions(statement))));
  }
}
