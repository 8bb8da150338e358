package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags user pools that let nobody use a second factor. */
@About(
    severity = LOW,
    title = "User pool has no second factor",
    why =
        "A password that was guessed or leaked elsewhere is all that it takes to call the functions"
            + " in somebody's name.",
    mend =
        "Set `MfaConfiguration` to `OPTIONAL` or `ON`, with `EnabledMfas: [SOFTWARE_TOKEN_MFA]`.",
    cwe = 308,
    sameAs = {"F78", "COG2", "cognito_user_pool_mfa_enabled", "74a18d1a", "ec28bf61"})
final class UserPoolWithoutMfa implements Check {
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return UserPools.judge(app, context, guarded -> judge(guarded, app, context));
  }

  private static Stream<Verdict> judge(UserPools.Guarded guarded, App app, Check.Context context) {
    var mode = guarded.settings().get("MfaConfiguration").text("OFF");
    var identity = guarded.pool().identity();
    Tri isAsked = context.isStrict() ? Tri.YES : guarded.isForPrograms(app, context).not();
    var verdict =
        Verdict.of(
            mode.is("OFF"::equalsIgnoreCase).and(isAsked),
            guarded.pool(),
            mode.origin().written().isPresent() ? mode.origin() : guarded.pool().origin(),
            "a second factor is `%s`".formatted(mode.show()),
            mode);
    return Stream.of(
        (guarded.leadsToPrivilege(context) ? verdict.raised(1) : verdict)
            .mendedBy(
                Remedy.of(
                        "let users add an authenticator app",
                        Change.put(identity, Term.text("OPTIONAL"), "MfaConfiguration"),
                        Change.put(identity, Term.texts("SOFTWARE_TOKEN_MFA"), "EnabledMfas"))
                    .warning("the sign-in page has to offer the second factor")));
  }
}
