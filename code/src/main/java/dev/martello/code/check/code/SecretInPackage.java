package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.PackedSecret;
import dev.martello.model.App;
import java.util.List;
import java.util.stream.Stream;

/**
 * Flags credentials in files that are packed with a function and that its handler does not reach as
 * code, and keys that the code reads from its package.
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
    var results = context.shared(CodeResults.class, CodeResults::of);
    var packed = results.secrets().stream().filter(secret -> !secret.isLayer()).toList();
    var read =
        results.functions().stream()
            .flatMap(code -> code.result().misuses().stream())
            .filter(misuse -> misuse.check().equals(READ))
            .map(misuse -> misuse.where().where().text())
            .distinct()
            .toList();
    return Stream.concat(
        packed.stream().filter(secret -> !isRead(secret, read)).map(SecretInPackage::verdict),
        MisuseCheck.verdicts(results, misuse -> misuse.check().equals(READ)));
  }

  /** The name by which knowledge files tell of a key that is read from the package. */
  static final String READ = "secret-in-package";

  /** A key whose file is there is told once: where it is read. */
  private static boolean isRead(PackedSecret secret, List<String> calls) {
    var path = secret.where().file().path();
    var name = path.substring(path.lastIndexOf('/') + 1);
    return calls.stream().anyMatch(call -> call.contains(name));
  }

  private static Verdict verdict(PackedSecret secret) {
    return Verdict.fails(secret.owner(), secret.where(), secret.message())
        .raised(secret.shift())
        .on(secret.users());
  }
}
