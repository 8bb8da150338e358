package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.PackedSecret;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags credentials in the content of layers. */
@About(
    severity = HIGH,
    title = "Secret is packed with the layer",
    why =
        "Every function and account that uses the layer has the secret, and versions of a layer"
            + " stay when newer ones are published.",
    mend =
        "Leave the file out of the layer, keep the secret in Secrets Manager or as a SecureString"
            + " parameter, and replace the exposed one.",
    cwe = 798,
    sameAs = {"awslambda_layer_no_secrets_in_content", "LAYER.SECRETS.001"})
final class SecretInLayer implements Check {
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.shared(CodeResults.class, CodeResults::of).secrets().stream()
        .filter(PackedSecret::isLayer)
        .map(SecretInLayer::verdict);
  }

  private static Verdict verdict(PackedSecret secret) {
    return Verdict.fails(secret.owner(), secret.where(), secret.message())
        .raised(secret.shift())
        .on(secret.users());
  }
}
