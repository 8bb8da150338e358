package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags passwords of databases that nobody ever changes. */
@About(
    severity = LOW,
    title = "Password of a database is never changed",
    why =
        "A password that leaked once, in a log or a backup, opens the database for as long as it"
            + " exists.",
    mend =
        "Add an `AWS::SecretsManager::RotationSchedule`, or let RDS keep the password with"
            + " `ManageMasterUserPassword`.",
    cwe = 262,
    sameAs = {
      "SecretsManager.1",
      "SecretsManager.4",
      "CKV2_AWS_57",
      "CKV_AWS_304",
      "SMG4",
      "secretsmanager_automatic_rotation_enabled"
    })
final class SecretNeverRotated implements Check {
  /*
   * Secrets Manager can change the password of a database by itself, together with the database.
   * Keys of other providers change only where the provider is told too, and a key that signs tokens
   * only where the old one stays valid for a while: these are told under the strict profile.
   */
  private static final String ATTACHMENT = "AWS::SecretsManager::SecretTargetAttachment";
  private static final String SCHEDULE = "AWS::SecretsManager::RotationSchedule";
  private static final long LONGEST_DAYS = 90;
  private static final List<String> DATABASES =
      List.of(
          "AWS::RDS::DBInstance",
          "AWS::RDS::DBCluster",
          "AWS::DocDB::DBCluster",
          "AWS::Redshift::Cluster");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var ofDatabases = ofDatabases(app, context);
    var secrets =
        app.stores(DataStore.Secret.class)
            .flatMap(
                secret ->
                    judge(secret, ofDatabases, app, context)
                        .map(verdict -> verdict.on(context.usersOf(secret))));
    return context.isStrict()
        ? Stream.concat(secrets, context.resources(SCHEDULE).flatMap(one -> rarely(one, app)))
        : secrets;
  }

  private static Stream<Verdict> judge(
      DataStore.Secret secret, Set<String> ofDatabases, App app, Context context) {
    boolean isOfDatabase =
        ofDatabases.contains(secret.identity().key()) || hasUser(app.settingsOf(secret));
    if (!isOfDatabase && !context.isStrict()) {
      return Stream.empty();
    }
    var what = isOfDatabase ? "the password of a database" : "the secret";
    return Stream.of(
        Verdict.of(secret.isRotated().not(), secret, secret.origin(), what + " is never changed"));
  }

  /** A generated password beside a user's name is what rotation functions of AWS work on. */
  private static boolean hasUser(Settings secret) {
    return secret
        .get("GenerateSecretString", "SecretStringTemplate")
        .text()
        .show()
        .matches("(?s).*\"username\".*");
  }

  /** Returns the secrets that are attached to a database or that one takes its password from. */
  private static Set<String> ofDatabases(App app, Context context) {
    var attached =
        context
            .resources(ATTACHMENT)
            .flatMap(one -> app.settingsOf(one).get("SecretId").target().known())
            .map(secret -> secret.identity().key());
    var taken =
        context
            .resources(DATABASES)
            .map(one -> app.settingsOf(one).get("MasterUserPassword").text())
            .flatMap(password -> Shape.of(password).stream())
            .flatMap(shape -> shape.holes().stream())
            .filter(hole -> hole.startsWith("resolve:secretsmanager:"))
            .flatMap(hole -> named(hole, app));
    return Stream.concat(attached, taken).collect(Collectors.toSet());
  }

  private static Stream<String> named(String reference, App app) {
    return app.stores(DataStore.Secret.class)
        .map(Entity::identity)
        .filter(
            secret ->
                Pattern.compile("[:{#]" + secret.id() + "(?:[:}]|$)").matcher(reference).find())
        .map(secret -> secret.key());
  }

  private static Stream<Verdict> rarely(Entity schedule, App app) {
    var days = app.settingsOf(schedule).get("RotationRules", "AutomaticallyAfterDays").number();
    return days.stream()
        .map(
            number ->
                Verdict.of(
                    number.is(value -> value > LONGEST_DAYS),
                    schedule,
                    number.origin(),
                    "the secret is changed every %s days".formatted(number.show()),
                    number));
  }
}
