package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Identity;
import java.util.stream.Stream;

/** Flags user pools that do nothing about leaked passwords and odd sign-ins. */
@About(
    severity = LOW,
    title = "User pool does not stop suspicious sign-ins",
    why = "Passwords that leaked elsewhere are tried here by the million; nothing notices.",
    mend = "Set `UserPoolTier: PLUS` and `UserPoolAddOns: AdvancedSecurityMode: ENFORCED`.",
    cwe = 307,
    sameAs = {"Cognito.1", "COG8", "cognito_user_pool_advanced_security_enabled"})
final class ThreatProtectionOff implements Check {
  /*
   * Threat protection costs extra for each user, so that it is off is told only where those who sign
   * in reach far-reaching rights, where somebody wrote it down as off or as watching only, or under
   * the strict profile.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return UserPools.judge(app, context, guarded -> judge(guarded, context));
  }

  private static Stream<Verdict> judge(UserPools.Guarded guarded, Check.Context context) {
    var mode = guarded.settings().get("UserPoolAddOns", "AdvancedSecurityMode");
    boolean isWritten = !mode.exists().isNo();
    if (!isWritten && !context.isStrict() && !guarded.leadsToPrivilege(context)) {
      return Stream.empty();
    }
    var text = mode.text("OFF");
    return Stream.of(
        Verdict.of(
                text.isEqualTo("ENFORCED").not(),
                guarded.pool(),
                isWritten ? text.origin() : guarded.pool().origin(),
                "threat protection is `%s`".formatted(text.show()),
                text)
            .mendedBy(remedy(guarded.pool().identity())));
  }

  /** Only the dearest tier has it (Amazon Cognito Developer Guide, "User pool feature plans"). */
  private static Remedy remedy(Identity pool) {
    return Remedy.of(
            "enforce threat protection",
            Change.put(pool, Term.text("PLUS"), "UserPoolTier"),
            Change.put(pool, Term.text("ENFORCED"), "UserPoolAddOns", "AdvancedSecurityMode"))
        .warning(
            "the tier `PLUS` costs more for each user; sign-ins that look like an attack are"
                + " refused");
  }
}
