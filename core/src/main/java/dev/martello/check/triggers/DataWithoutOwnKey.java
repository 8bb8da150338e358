package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags sensitive or shared data that lies under a key of AWS's. */
@About(
    severity = LOW,
    title = "Sensitive data lies under a key of AWS's",
    why =
        "Nobody can say who may decrypt it, see who did, or lock it with one switch when"
            + " credentials are stolen; whoever may read the store reads the data.",
    mend = "Name a customer managed KMS key whose policy lets only the functions decrypt.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_145",
      "AWS-0132",
      "S3DefaultEncryptionKMS",
      "s3_bucket_kms_encryption",
      "S3.17",
      "AWS-0136",
      "AWS-0135",
      "CKV2_AWS_73",
      "CKV_AWS_297",
      "CKV_AWS_185",
      "CKV_AWS_241",
      "CKV_AWS_119",
      "AWS-0025",
      "dynamodb_tables_kms_cmk_encryption_enabled",
      "stepfunctions_statemachine_encrypted_with_cmk",
      "AWS-0179",
      "kafka_cluster_encryption_at_rest_uses_cmk"
    })
final class DataWithoutOwnKey implements Check {
  /*
   * AWS encrypts all of these stores, or can, with keys of its own: that keeps thieves of disks out.
   * A key of one's own adds a second lock with its own policy and its own trail, and costs money and
   * care. It is asked for where something says that the data is worth it. A dead-letter queue goes with
   * the queue that it belongs to, and stores without any encryption have checks of their own.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var sensitivity = new Sensitivity(app, context);
    var deadLetters = DeadLetters.arns(app, context);
    var ofAccessLogs = takersOfAccessLogs(app);
    return KeptContent.forms().stream()
        .flatMap(
            form ->
                context
                    .resources(form.types())
                    .filter(store -> !ofAccessLogs.contains(store.identity().key()))
                    .filter(
                        store ->
                            sensitivity.evidence(store).isPresent()
                                || !deadLetters.contains(app.arnOf(store).show()))
                    .flatMap(
                        store ->
                            judge(form, store, app, context, sensitivity)
                                .map(verdict -> verdict.on(context.usersOf(store)))));
  }

  /**
   * S3 delivers access logs only to buckets that it encrypts with its own key (Amazon S3 User
   * Guide, "Enabling Amazon S3 server access logging").
   */
  private static Set<String> takersOfAccessLogs(App app) {
    return app.stores(DataStore.Bucket.class)
        .map(bucket -> app.settingsOf(bucket).get("LoggingConfiguration", "DestinationBucketName"))
        .flatMap(bucket -> bucket.target().known())
        .map(bucket -> bucket.identity().key())
        .collect(Collectors.toSet());
  }

  private static Stream<Verdict> judge(
      KeptContent form, Entity store, App app, Context context, Sensitivity sensitivity) {
    var settings = app.settingsOf(store);
    var evidence = sensitivity.evidence(store);
    if (evidence.isEmpty() && !context.isStrict()) {
      return Stream.empty();
    }
    var keys = form.keys(settings);
    Tri isOwn =
        keys.stream()
            .map(key -> OwnKeys.isOwn(key, context.names()))
            .reduce(Tri::and)
            .orElse(Tri.NO);
    var written = keys.stream().filter(key -> !key.isEqualTo("").isYes()).findFirst();
    return Stream.of(
        Verdict.of(
                form.isEncrypted().apply(settings).and(isOwn.not()),
                store,
                written.map(Val::origin).orElse(store.origin()),
                "the %s has no key of yours%s"
                    .formatted(form.noun(), evidence.map(reason -> "; " + reason).orElse("")),
                keys)
            .mendedBy(() -> NewStoreKey.of(store, app)));
  }
}
