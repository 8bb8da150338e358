package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.TrustTerms;
import dev.martello.model.App;
import dev.martello.model.Role;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags roles that another account may assume without an external id or another condition. */
@About(
    severity = MEDIUM,
    title = "Another account may assume the role without condition",
    why =
        "Whoever administers the other account hands the role on to anybody there, and a provider"
            + " that works for many customers can be made to use it for one of the others.",
    mend =
        "Name the one role of the other account, and ask for `sts:ExternalId`, or for MFA where"
            + " people assume it.",
    cwe = 441,
    sameAs = {"85138beb", "09c35abf", "CKV_AWS_61"})
final class TrustWithoutExternalId implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .flatMap(
            role ->
                Trusted.of(role)
                    .filter(trusted -> !trusted.isOwn(role, app, context))
                    .filter(trusted -> !TrustTerms.bind(trusted.statement()))
                    .map(trusted -> judge(role, trusted, context))
                    .map(verdict -> verdict.on(context.functionsOf(role))));
  }

  /**
   * One role of another account is most often a pipeline of one's own; it counts where the accounts
   * of the organisation are known and this is none of them.
   */
  private static Verdict judge(Role role, Trusted trusted, Context context) {
    boolean isJudged = context.isStrict() || !context.organisation().accounts().isEmpty();
    var isWrong =
        trusted.isWhole().isNo() && !isJudged
            ? Tri.NO
            : trusted.isAllowed().and(trusted.isWhole().isUnknown() ? Tri.UNKNOWN : Tri.YES);
    var who = trusted.isWhole().isNo() ? "`%s`" : "every principal of account `%s`";
    var name = trusted.isWhole().isNo() ? trusted.principal().id().brief() : trusted.account();
    var verdict =
        Verdict.of(
            isWrong,
            role,
            trusted.origin(),
            (who + " may assume the role without external id").formatted(name),
            trusted.principal().id());
    return trusted.isWhole().isYes() ? verdict : verdict.raised(-1);
  }
}
