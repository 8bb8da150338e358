package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags user pools without a web ACL in front. */
@About(
    severity = LOW,
    title = "User pool has no web ACL",
    why =
        "Nothing but Cognito's own limits slows down programs that sign up in masses or try"
            + " passwords.",
    mend =
        "Associate a web ACL with a rate-based rule with the user pool"
            + " (`AWS::WAFv2::WebACLAssociation`).",
    cwe = 799,
    sameAs = {"cognito_user_pool_waf_acl_attached"})
final class UserPoolWithoutFirewall implements Check {
  /** Cognito throttles sign-ins itself, so it is told only where much can be gained by them. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return UserPools.judge(
        app,
        context,
        guarded ->
            context.isStrict() || guarded.leadsToPrivilege(context)
                ? Stream.of(judge(guarded.pool(), app.isGuarded(guarded.pool())))
                : Stream.empty());
  }

  private static Verdict judge(Entity pool, Tri isGuarded) {
    return Verdict.of(
            isGuarded.not(), pool, pool.origin(), "no web ACL stands in front of the user pool")
        .mendedBy(NewFirewall.inFrontOf(pool, Term.attribute(pool.identity().id(), "Arn")));
  }
}
