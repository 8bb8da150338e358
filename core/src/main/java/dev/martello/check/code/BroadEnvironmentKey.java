package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionPattern;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Effect;
import dev.martello.model.LambdaFunction;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Flags keys of environments with which more can decrypt than IAM lets. */
@About(
    severity = LOW,
    title = "Key of the environment is open to too many",
    why =
        "The key is there so that few can read the environment; this policy hands it to a whole"
            + " account at once.",
    mend =
        "Let the key's policy name the roles that manage the function, or the own account's root"
            + " so that IAM decides.",
    cwe = 732,
    sameAs = {"ENCRYPT.KMS.POLICY.001"})
final class BroadEnvironmentKey implements Check {
  /*
   * A statement for the account's root only lets IAM policies decide (KMS Developer Guide, "Default
   * key policy"); one for `*` with kms:CallerAccount lets everybody in the account decrypt without
   * any. Keys that are open to everybody are for the check on key policies.
   */
  private static final Set<String> NARROWING =
      Set.of("kms:viaservice", "aws:principalarn", "aws:userid", "kms:grantispersistent");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                keyOf(app, function).stream()
                    .flatMap(
                        key ->
                            key.policies().stream()
                                .flatMap(policy -> judge(key, policy, app, function, context)))
                    .map(verdict -> verdict.on(function)));
  }

  private static Optional<DataStore.Key> keyOf(App app, LambdaFunction function) {
    var written = function.environmentKey().show();
    return written.isEmpty()
        ? Optional.empty()
        : app.stores(DataStore.Key.class)
            .filter(key -> app.arnOf(key).show().equals(written))
            .findFirst();
  }

  private static Stream<Verdict> judge(
      DataStore.Key key, PolicyDocument policy, App app, LambdaFunction function, Context context) {
    var accounts = new Accounts(app, function);
    boolean namesOwn =
        !context.organisation().accounts().isEmpty()
            || policy.statements().stream()
                .flatMap(statement -> statement.principals().stream())
                .anyMatch(principal -> accounts.isOwn(principal.id()));
    return policy.statements().stream()
        .filter(BroadEnvironmentKey::decrypts)
        .filter(statement -> Openness.isPublic(statement, context.names()).isOpen().isNo())
        .flatMap(
            statement ->
                statement.principals().stream()
                    .flatMap(
                        principal -> {
                          var isForeign =
                              namesOwn
                                  ? accounts.isForeign(principal.id(), context.organisation()::owns)
                                  : Tri.NO;
                          return judge(key, statement, principal, isForeign).stream();
                        }));
  }

  private static Optional<Verdict> judge(
      DataStore.Key key, Statement statement, Principal principal, Tri isForeign) {
    if (isForeign.isYes()) {
      return Optional.of(
          Verdict.fails(
              key,
              principal.origin(),
              "`%s` of another account can decrypt the environment"
                  .formatted(principal.id().show())));
    }
    boolean isEveryone =
        principal.kind() == Principal.Kind.ANYONE
            || (principal.kind() == Principal.Kind.AWS
                && Shape.isEqual(principal.id(), "*").isYes());
    boolean isNarrowed =
        statement.conditions().stream()
            .anyMatch(
                condition ->
                    NARROWING.contains(condition.key().toLowerCase(Locale.ROOT))
                        || condition.key().startsWith("kms:EncryptionContext"));
    return isEveryone && !isNarrowed
        ? Optional.of(
            Verdict.fails(
                key,
                principal.origin(),
                "everybody in the account can decrypt the environment, whatever IAM says"))
        : Optional.empty();
  }

  private static boolean decrypts(Statement statement) {
    boolean isNamed =
        statement.actions().stream()
            .flatMap(action -> action.candidates().stream())
            .anyMatch(action -> ActionPattern.of(action).matches("kms:Decrypt"));
    return statement.effect().isEqualTo(Effect.ALLOW).isYes()
        && statement.present().isYes()
        && isNamed != statement.notAction();
  }
}
