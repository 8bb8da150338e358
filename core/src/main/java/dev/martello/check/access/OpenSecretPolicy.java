package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.OpenPolicies;
import dev.martello.check.Strangers;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Effect;
import dev.martello.model.Entity;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags secrets whose policy lets in everybody, or leaves them to another account. */
@About(
    severity = HIGH,
    title = "Secret's policy lets strangers in",
    why =
        "Whoever the policy lets in reads the password or key, and nothing in the application shows"
            + " it.",
    mend =
        "Name the roles that read the secret and allow them `secretsmanager:GetSecretValue` only;"
            + " with `BlockPublicPolicy: true` no policy for everybody can be attached.",
    cwe = 732,
    sameAs = {"fa00ce45", "secretsmanager_not_publicly_accessible"})
final class OpenSecretPolicy implements Check {
  /*
   * Another account reads a secret where an application spans accounts, and its administrators say which
   * of its identities do. That it changes the secret, or the policy itself, nobody needs.
   */
  private static final Pattern READS =
      Pattern.compile("(?i)secretsmanager:(?:Get|Describe|List|BatchGet).*");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var declared =
        app.stores(DataStore.Secret.class)
            .flatMap(secret -> judge(secret, secret.policies(), context));
    var elsewhere =
        app.policiesElsewhere().stream()
            .filter(policy -> policy.guards().equals("AWS::SecretsManager::Secret"))
            .flatMap(policy -> judge(policy, List.of(policy.document()), context));
    return Stream.concat(declared, elsewhere);
  }

  private static Stream<Verdict> judge(
      Entity secret, List<PolicyDocument> policies, Context context) {
    return Stream.concat(
            OpenPolicies.judge(secret, policies, context),
            ofOtherAccounts(secret, policies, context))
        .map(verdict -> verdict.on(context.usersOf(secret)));
  }

  private static Stream<Verdict> ofOtherAccounts(
      Entity secret, List<PolicyDocument> policies, Context context) {
    return policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> statement.effect().isEqualTo(Effect.ALLOW).isYes())
        .filter(statement -> statement.present().isYes() && statement.conditions().isEmpty())
        .flatMap(statement -> ofOtherAccounts(secret, statement, context));
  }

  private static Stream<Verdict> ofOtherAccounts(
      Entity secret, Statement statement, Context context) {
    boolean isChange = mayChange(statement);
    return Strangers.of(statement, context.organisation())
        .filter(
            stranger ->
                context.isStrict()
                    ? isChange || stranger.isWholeAccount()
                    : isChange && stranger.isWholeAccount())
        .map(
            stranger ->
                Verdict.fails(
                        secret,
                        stranger.principal().origin(),
                        "%s account `%s` may %s"
                            .formatted(
                                stranger.isWholeAccount() ? "every identity of" : "an identity of",
                                stranger.account(),
                                OpenPolicies.actions(statement)))
                    .raised(isChange && stranger.isWholeAccount() ? -1 : -2));
  }

  private static boolean mayChange(Statement statement) {
    return statement.notAction()
        || statement.actions().stream()
            .anyMatch(action -> action.is(text -> !READS.matcher(text).matches()).isYes());
  }
}
