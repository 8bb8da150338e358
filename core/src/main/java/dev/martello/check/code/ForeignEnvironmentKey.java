package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags environments whose key somebody else may take away. */
@About(
    severity = LOW,
    title = "Environment is encrypted with another account's key",
    why =
        "Whoever owns the key can withdraw it, and no copy of the function starts any more; their"
            + " trail shows when it runs.",
    mend = "Use a key of the function's own account, or name the account among your own.",
    cwe = 668,
    sameAs = {"ENV.KMS.EXTERNAL.001"})
final class ForeignEnvironmentKey implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var parameters = new Parameters(app);
    return app.functions().stream()
        .map(
            function ->
                judge(new Accounts(app, parameters, function), function, context).on(function));
  }

  private static Verdict judge(Accounts accounts, LambdaFunction function, Context context) {
    var key = function.environmentKey();
    var organisation = context.organisation();
    return Verdict.of(
            accounts.isForeign(key, organisation::owns), function, key.origin(), message(key), key)
        .raised(organisation.accounts().isEmpty() ? 0 : 1);
  }

  private static String message(Val<String> key) {
    var accounts = Accounts.of(key);
    return accounts.isEmpty()
        ? "the key may be of any account"
        : "the key is of account `%s`, which is not known to be yours"
            .formatted(String.join("` or `", accounts));
  }
}
