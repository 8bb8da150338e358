package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewKey;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Identity;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags secrets that are encrypted with the key that AWS keeps for the account. */
@About(
    severity = LOW,
    title = "Secret is encrypted with AWS's own key",
    why =
        "Everybody in the account who may read the secret may decrypt it, no key policy stands in"
            + " between, and another account cannot be let in at all.",
    mend = "Set `KmsKeyId` to a key of your own whose policy names who decrypts.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_149",
      "AWS-0098",
      "c8ae9ba9",
      "b0d3ef3f",
      "W77",
      "SecretsManagerUsingKMSKey"
    })
final class SecretWithoutCustomerKey implements Check {
  private static final String KEY = "SecretsKey";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Secret.class)
        .flatMap(
            secret ->
                judge(secret, app, context).map(verdict -> verdict.on(context.usersOf(secret))));
  }

  /**
   * A key that AWS keeps cannot be used from another account (Secrets Manager User Guide,
   * "Permissions to AWS Secrets Manager secrets for users in a different account"), so a policy for
   * another account asks for a key of one's own. Otherwise it is a matter of policy.
   */
  private static Stream<Verdict> judge(DataStore.Secret secret, App app, Check.Context context) {
    var guest = secret.policies().stream().flatMap(SecretWithoutCustomerKey::guests).findFirst();
    if (guest.isEmpty() && !context.isStrict()) {
      return Stream.empty();
    }
    boolean isDeclared =
        app.settingsOf(secret).get("KmsKeyId").target().known().findAny().isPresent();
    var isOfAws = isDeclared ? Tri.NO : Shape.ask(secret.key(), SecretWithoutCustomerKey::isOfAws);
    var message =
        guest
            .map(
                name ->
                    "`%s` may read the secret, but not decrypt with AWS's own key".formatted(name))
            .orElse("the secret is encrypted with AWS's own key");
    return Stream.of(
        Verdict.of(isOfAws, secret, secret.origin(), message, secret.key())
            .raised(guest.isPresent() ? 1 : 0)
            .mendedBy(guest.isPresent() ? Remedy.none() : remedy(secret.identity())));
  }

  /** Which other accounts may decrypt is for people to say. */
  private static Remedy remedy(Identity secret) {
    return Remedy.of(
            "encrypt the secret with a new key",
            NewKey.throughService(secret, KEY, "secretsmanager"),
            Change.put(secret, Term.attribute(KEY, "Arn"), "KmsKeyId"))
        .warning("AWS bills a key by month and by use");
  }

  private static Tri isOfAws(Shape key) {
    return key.isEqual("")
        .or(key.endsWith("aws/secretsmanager"))
        .and(key.contains(":key/").isYes() ? Tri.NO : Tri.YES);
  }

  private static Stream<String> guests(PolicyDocument policy) {
    return policy.statements().stream()
        .filter(statement -> Trusted.isAllowed(statement).isYes())
        .flatMap(statement -> statement.principals().stream())
        .filter(principal -> principal.kind() == Principal.Kind.AWS)
        .map(principal -> principal.id().show())
        .filter(id -> id.matches("\\d{12}|arn:[^:]*(?:::Partition})?:(?:iam|sts)::\\d{12}:.*"));
  }
}
