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
import java.util.List;
import java.util.stream.Stream;

/** Flags user pools that take passwords which are easy to guess. */
@About(
    severity = LOW,
    title = "User pool takes weak passwords",
    why = "Short or simple passwords are guessed by trying, and each one opens the functions.",
    mend =
        "Set `Policies: PasswordPolicy` with `MinimumLength: 12` and the four kinds of characters"
            + " required.",
    cwe = 521,
    sameAs = {
      "COG1",
      "cognito_user_pool_password_policy_lowercase",
      "cognito_user_pool_password_policy_minimum_length_14",
      "cognito_user_pool_password_policy_number",
      "cognito_user_pool_password_policy_symbol",
      "cognito_user_pool_password_policy_uppercase"
    })
final class WeakPasswordPolicy implements Check {
  /*
   * Without a policy Cognito asks for eight characters of all four kinds; a policy that is written
   * replaces that, and what it leaves out is not asked for (Amazon Cognito Developer Guide, "Adding
   * user pool password requirements"). Length counts more than kinds (NIST SP 800-63B, 5.1.1): from
   * twelve characters on, two kinds are enough.
   */
  private static final long SHORTEST = 8;
  private static final long LONG = 12;
  private static final List<String> KINDS =
      List.of("RequireLowercase", "RequireUppercase", "RequireNumbers", "RequireSymbols");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return UserPools.judge(app, context, guarded -> judge(guarded, context.isStrict()));
  }

  private static Stream<Verdict> judge(UserPools.Guarded guarded, boolean isStrict) {
    var policy = guarded.settings().get("Policies", "PasswordPolicy");
    if (policy.exists().isNo()) {
      return isStrict
          ? Stream.of(
              Verdict.fails(
                      guarded.pool(),
                      guarded.pool().origin(),
                      "no password policy is written; Cognito asks for eight characters")
                  .mendedBy(remedy(guarded)))
          : Stream.empty();
    }
    var length = policy.get("MinimumLength").number(SHORTEST);
    var kinds = KINDS.stream().map(kind -> policy.get(kind).flag(false)).toList();
    Tri hasAllKinds = Tri.all(kinds.stream().map(kind -> kind.isEqualTo(true)).toList());
    Tri isShort = length.is(characters -> characters < SHORTEST);
    Tri isLong = length.is(characters -> characters >= LONG);
    Tri isWeak = isShort.or(hasAllKinds.not().and(isLong.not().or(Tri.of(isStrict))));
    return Stream.of(
        Verdict.of(
                isWeak,
                guarded.pool(),
                policy.origin(),
                "passwords of %s characters%s will do"
                    .formatted(length.show(), hasAllKinds.isYes() ? "" : " without all four kinds"),
                length)
            .mendedBy(remedy(guarded)));
  }

  private static Remedy remedy(UserPools.Guarded guarded) {
    var policy = Term.parts().with("MinimumLength", Term.number(LONG));
    for (var kind : KINDS) {
      policy = policy.with(kind, Term.flag(true));
    }
    return Remedy.of(
            "ask for twelve characters of all four kinds",
            Change.put(guarded.pool().identity(), policy, "Policies", "PasswordPolicy"))
        .warning("it holds for new passwords; those that are set already stay");
  }
}
