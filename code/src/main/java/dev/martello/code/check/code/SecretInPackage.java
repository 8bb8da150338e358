package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.PackedSecret;
import dev.martello.model.App;
import java.util.stream.Stream;

/**
 * Flags credentials in files that are packed with a function and that its handler does not reach.
 */
@About(
    severity = HIGH,
    title = "Secret is packed with the function",
    why =
        "Whoever may read the repository, the package or the function's code has the secret, and"
            + " `lambda:GetFunction` gives a link to the package.",
    mend =
        "Leave the file out of the package, keep the secret in Secrets Manager or as a SecureString"
            + " parameter, and replace the exposed one.",
    cwe = 798,
    sameAs = {"awslambda_function_no_secrets_in_code"})
final class SecretInPackage implements Check {
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.shared(CodeResults.class, CodeResults::of).secrets().stream()
        .filter(secret -> !secret.isLayer())
        .map(SecretInPackage::verdict);
  }

  private static Verdict verdict(PackedSecret secret) {
    return Verdict.fails(secret.owner(), secret.where(), secret.message())
        .raised(secret.shift())
        .on(secret.users());
  }
}
