package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionPattern;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.Condition;
import dev.martello.model.DataStore;
import dev.martello.model.Effect;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import java.util.ArrayList;
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
    var parameters = new Parameters(app);
    var verdicts = new ArrayList<Verdict>();
    for (var function : app.functions()) {
      var accounts = new Accounts(app, parameters, function);
      keyOf(app, function)
          .ifPresent(
              key ->
                  judge(key, accounts, context)
                      .forEach(verdict -> verdicts.add(verdict.on(function))));
    }
    return verdicts.stream();
  }

  private static Optional<DataStore.Key> keyOf(App app, LambdaFunction function) {
    var written = function.environmentKey().show();
    return written.isEmpty()
        ? Optional.empty()
        : app.stores(DataStore.Key.class)
            .filter(key -> app.arnOf(key).show().equals(written))
            .findFirst();
  }

  private static Stream<Verdict> judge(DataStore.Key key, Accounts accounts, Context context) {
    var statements =
        key.policies().stream().flatMap(policy -> policy.statements().stream()).toList();
    boolean isOwnTold =
        !context.organisation().accounts().isEmpty()
            || statements.stream()
                .flatMap(statement -> statement.principals().stream())
                .anyMatch(principal -> accounts.isOwn(principal.id()));
    var found = Stream.<Optional<Verdict>>builder();
    for (var statement : statements) {
      boolean isClosed = Openness.isPublic(statement, context.names()).isOpen().isNo();
      if (isClosed && decrypts(statement)) {
        for (var principal : statement.principals()) {
          found.add(
              isOwnTold && accounts.isForeign(principal.id(), context.organisation()::owns).isYes()
                  ? Optional.of(foreign(key, principal))
                  : everybody(key, statement, principal));
        }
      }
    }
    return found.build().flatMap(Optional::stream);
  }

  private static Verdict foreign(DataStore.Key key, Principal principal) {
    return Verdict.fails(
        key,
        principal.origin(),
        "`%s` of another account can decrypt the environment".formatted(principal.id().show()));
  }

  private static Optional<Verdict> everybody(
      DataStore.Key key, Statement statement, Principal principal) {
    boolean isEveryone =
        principal.kind() == Principal.Kind.ANYONE
            || (principal.kind() == Principal.Kind.AWS
                && Shape.isEqual(principal.id(), "*").isYes());
    return isEveryone && statement.conditions().stream().noneMatch(BroadEnvironmentKey::narrows)
        ? Optional.of(
            Verdict.fails(
                key,
                principal.origin(),
                "everybody in the account can decrypt the environment, whatever IAM says"))
        : Optional.empty();
  }

  private static boolean narrows(Condition condition) {
    var name = condition.key().toLowerCase(Locale.ROOT);
    return NARROWING.contains(name) || name.startsWith("kms:encryptioncontext");
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
