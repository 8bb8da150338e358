package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.OpenPolicies;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import java.util.stream.Stream;

/** Flags secrets whose policy lets everybody in. */
@About(
    severity = HIGH,
    title = "Secret's policy lets everybody in",
    why = "Any AWS account may read the password or key, and nothing in the application shows it.",
    mend =
        "Name the principals that read the secret, and set `BlockPublicPolicy: true` so that no"
            + " such policy can be attached again.",
    cwe = 732,
    sameAs = {"fa00ce45", "secretsmanager_not_publicly_accessible"})
final class OpenSecretPolicy implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stores(DataStore.Secret.class)
        .flatMap(
            secret ->
                OpenPolicies.judge(secret, secret.policies(), context)
                    .map(verdict -> verdict.on(context.usersOf(secret))));
  }
}
