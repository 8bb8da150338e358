package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags user pools in which anybody makes himself an account that opens far-reaching rights. */
@About(
    severity = LOW,
    title = "Anybody may sign up for privileged functions",
    why =
        "The authorizer asks only for an account, and anybody makes one: callers are then as good"
            + " as anonymous.",
    mend =
        "Set `AdminCreateUserConfig: AllowAdminCreateUserOnly: true`, check the address in a"
            + " pre sign-up trigger, or ask routes for a scope or group.",
    cwe = 287,
    sameAs = {"cognito_user_pool_self_registration_disabled"})
final class AnybodyMaySignUp implements Check {
  /*
   * Shops and apps want everybody to sign up, so it is told only where the functions behind the pool
   * have far-reaching rights and no pre sign-up function looks at who comes; the strict profile tells
   * it everywhere.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return UserPools.judge(app, context, guarded -> judge(guarded, context));
  }

  private static Stream<Verdict> judge(UserPools.Guarded guarded, Check.Context context) {
    var settings = guarded.settings();
    boolean isChecked = !settings.get("LambdaConfig", "PreSignUp").exists().isNo();
    if (!context.isStrict() && (isChecked || !guarded.leadsToPrivilege(context))) {
      return Stream.empty();
    }
    var onlyAdmins = settings.get("AdminCreateUserConfig", "AllowAdminCreateUserOnly").flag(false);
    return Stream.of(
        Verdict.of(
                onlyAdmins.isEqualTo(false),
                guarded.pool(),
                onlyAdmins.origin().written().isPresent()
                    ? onlyAdmins.origin()
                    : guarded.pool().origin(),
                "anybody may make an account",
                onlyAdmins)
            .mendedBy(
                Remedy.of(
                        "let only administrators make accounts",
                        Change.put(
                            guarded.pool().identity(),
                            Term.flag(true),
                            "AdminCreateUserConfig",
                            "AllowAdminCreateUserOnly"))
                    .warning("nobody can sign up any more; accounts have to be made for users")));
  }
}
