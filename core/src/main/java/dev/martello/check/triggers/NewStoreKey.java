package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.NewKey;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Effect;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes a key for a store so that whoever uses the store today can go on. */
final class NewStoreKey {
  /*
   * Principals of the account use the key through the store's service, as they use AWS's own key.
   * Services that the store's policy lets in come by themselves and are named in the key's policy
   * (Amazon SQS Developer Guide, "Key management"; Amazon SNS Developer Guide, "Key management").
   * Other accounts, strangers and services that cannot use a key of one's own would be locked out, so
   * there is no remedy where the policy names such. Clusters and replicas would be made anew.
   */

  /**
   * Elastic Load Balancing writes under S3's own key alone, and CloudFront says which distribution
   * it is and not for which account.
   */
  private static final Set<String> UNABLE =
      Set.of(
          "cloudfront.amazonaws.com",
          "elasticloadbalancing.amazonaws.com",
          "logdelivery.elasticloadbalancing.amazonaws.com",
          "logging.s3.amazonaws.com");

  private static final String ALARMS = "cloudwatch.amazonaws.com";

  private NewStoreKey() {}

  /** Returns what gives a store a key of its own; nothing where that may lock somebody out. */
  static Remedy of(Entity store, App app) {
    var identity = store.identity();
    var key = identity.id() + "Key";
    var arn = Term.attribute(key, "Arn");
    return switch (store) {
      case DataStore.Table _ when identity.type().equals(GuardedStore.TABLE) ->
          remedy(
              NewKey.throughService(identity, key, "dynamodb"),
              Change.put(
                  identity,
                  Term.parts()
                      .with("SSEEnabled", Term.flag(true))
                      .with("SSEType", Term.text("KMS"))
                      .with("KMSMasterKeyId", arn),
                  "SSESpecification"));
      case DataStore.Stream _ ->
          remedy(
              NewKey.throughService(identity, key, "kinesis"),
              Change.put(identity, arn, "StreamEncryption", "KeyId"));
      case DataStore.Bucket bucket when bucket.isWebsite().isNo() ->
          services(bucket).map(services -> ofBucket(identity, key, services)).orElse(Remedy.none());
      case DataStore.Queue queue ->
          services(queue).map(services -> ofQueue(queue, key, services, app)).orElse(Remedy.none());
      case DataStore.Topic topic ->
          services(topic).map(services -> ofTopic(topic, key, services, app)).orElse(Remedy.none());
      default -> Remedy.none();
    };
  }

  private static Remedy ofBucket(Identity bucket, String key, List<String> services) {
    var encryption =
        Term.parts()
            .with("SSEAlgorithm", Term.text("aws:kms"))
            .with("KMSMasterKeyID", Term.attribute(key, "Arn"));
    var rule =
        Term.parts()
            .with("BucketKeyEnabled", Term.flag(true))
            .with("ServerSideEncryptionByDefault", encryption);
    return remedy(
        NewKey.throughService(bucket, key, "s3", services),
        Change.put(
            bucket, Term.items(rule), "BucketEncryption", "ServerSideEncryptionConfiguration"));
  }

  /** A queue has one way of encryption at a time. */
  private static Remedy ofQueue(DataStore.Queue queue, String key, List<String> services, App app) {
    var identity = queue.identity();
    var remedy =
        remedy(
            NewKey.throughService(identity, key, "sqs", services),
            Change.put(identity, Term.attribute(key, "Arn"), "KmsMasterKeyId"));
    boolean isManaged = app.settingsOf(queue).get("SqsManagedSseEnabled").exists().isYes();
    return isManaged
        ? remedy.with(Change.put(identity, Term.flag(false), "SqsManagedSseEnabled"))
        : remedy;
  }

  /** Alarms need no policy of the topic. */
  private static Remedy ofTopic(DataStore.Topic topic, String key, List<String> services, App app) {
    var arn = app.arnOf(topic).show();
    boolean isTold =
        app.alarms().stream()
            .flatMap(alarm -> alarm.actions().stream())
            .anyMatch(action -> action.show().equals(arn));
    var all = new TreeSet<>(services);
    if (isTold) {
      all.add(ALARMS);
    }
    return remedy(
        NewKey.throughService(topic.identity(), key, "sns", List.copyOf(all)),
        Change.put(topic.identity(), Term.attribute(key, "Arn"), "KmsMasterKeyId"));
  }

  private static Remedy remedy(Change... changes) {
    return Remedy.of("encrypt the data with a new key", changes)
        .warning("AWS bills a key by month and by use");
  }

  // --- who uses the store ---

  /** Returns the services that a store lets in; nothing if it lets in somebody else. */
  private static Optional<List<String>> services(DataStore store) {
    var services = new TreeSet<String>();
    for (var statement :
        store.policies().stream().map(PolicyDocument::statements).flatMap(List::stream).toList()) {
      if (statement.effect().isEqualTo(Effect.ALLOW).isNo()) {
        continue;
      }
      var found = services(statement);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      services.addAll(found.get());
    }
    return Optional.of(List.copyOf(services));
  }

  private static Optional<List<String>> services(Statement statement) {
    var services = new ArrayList<String>();
    for (var principal : statement.principals()) {
      var id = principal.id().show();
      boolean isAble =
          switch (principal.kind()) {
            case SERVICE -> principal.id().candidates().size() == 1 && !UNABLE.contains(id);
            case AWS -> id.contains("${") && !id.matches(".*\\d{12}.*");
            case ANYONE, FEDERATED, CANONICAL_USER -> false;
          };
      if (!isAble) {
        return Optional.empty();
      }
      if (principal.kind() == Principal.Kind.SERVICE) {
        services.add(id);
      }
    }
    return statement.notPrincipal() ? Optional.empty() : Optional.of(services);
  }
}
