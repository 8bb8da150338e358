package dev.martello.assemble;

import dev.martello.model.DataStore;
import dev.martello.model.PolicyElsewhere;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Buckets, queues, tables and whatever else keeps or carries data, with the policies that guard it.
 */
final class StoreAssembly {
  private static final String SUBSCRIPTION = "AWS::SNS::Subscription";
  private static final String ROTATION = "AWS::SecretsManager::RotationSchedule";

  private final References references;
  private final Inventory inventory;
  private final ResourcePolicies policies;
  private final Map<String, List<DataStore.Subscription>> subscriptions = new HashMap<>();
  private final Set<String> rotated = new HashSet<>();

  StoreAssembly(References references, PolicyReader reader) {
    this.references = references;
    this.inventory = references.inventory();
    this.policies = new ResourcePolicies(references, reader);
    collectSubscriptions();
    for (var schedule : inventory.ofType(ROTATION)) {
      references
          .find(schedule.get("SecretId"), schedule, "AWS::SecretsManager::Secret")
          .resources()
          .forEach(secret -> rotated.add(Inventory.key(secret)));
    }
  }

  /** Returns all stores, sorted by stack and id. */
  List<DataStore> stores() {
    var stores = new ArrayList<DataStore>();
    for (var type : inventory.types()) {
      for (var resource : inventory.ofType(type)) {
        switch (type) {
          case "AWS::S3::Bucket" -> stores.add(bucket(resource));
          case "AWS::SQS::Queue" -> stores.add(queue(resource));
          case "AWS::SNS::Topic" -> stores.add(topic(resource));
          case "AWS::DynamoDB::Table" -> stores.add(table(resource, resource.properties()));
          case "AWS::DynamoDB::GlobalTable" -> stores.add(globalTable(resource));
          case "AWS::Kinesis::Stream" -> stores.add(stream(resource));
          case "AWS::Events::EventBus" -> stores.add(bus(resource));
          case "AWS::SecretsManager::Secret" -> stores.add(secret(resource));
          case "AWS::KMS::Key" -> stores.add(key(resource));
          case "AWS::SSM::Parameter" -> stores.add(parameter(resource));
          default -> Databases.read(resource, references, policies).ifPresent(stores::add);
        }
      }
    }
    stores.sort((one, two) -> one.identity().compareTo(two.identity()));
    return stores;
  }

  /** Returns the policies of stores that are not declared in what was read. */
  List<PolicyElsewhere> policiesElsewhere() {
    return policies.elsewhere();
  }

  private Val<String> arn(Resource user, View view) {
    return references.texts().canonical(view.text(), user.stackId());
  }

  // S3

  private DataStore.Bucket bucket(Resource bucket) {
    var encryption =
        bucket.get("BucketEncryption", "ServerSideEncryptionConfiguration").items().stream()
            .map(rule -> rule.get("ServerSideEncryptionByDefault", "SSEAlgorithm"))
            .filter(algorithm -> !algorithm.exists().isNo())
            .map(View::text)
            .findFirst()
            .orElseGet(() -> Val.serviceDefault("AES256", "AWS::S3::Bucket BucketEncryption"));
    return new DataStore.Bucket(
        inventory.identity(bucket),
        references.texts().nameOf(bucket),
        bucket.get("AccessControl").text(),
        block(bucket.get("PublicAccessBlockConfiguration")),
        encryption,
        bucket.get("WebsiteConfiguration").exists(),
        bucket.get("VersioningConfiguration", "Status").text().isEqualTo("Enabled"),
        notifications(bucket),
        policies.of(bucket));
  }

  /*
   * "Starting in April 2023, all Block Public Access settings are enabled by default for new buckets"
   * (S3 User Guide, "Default settings for new S3 buckets FAQ"). A configuration that is written
   * replaces all four; what it leaves out is off (S3 API Reference, PutPublicAccessBlock).
   */
  private static DataStore.PublicAccessBlock block(View config) {
    return new DataStore.PublicAccessBlock(
        setting(config, "BlockPublicAcls"),
        setting(config, "IgnorePublicAcls"),
        setting(config, "BlockPublicPolicy"),
        setting(config, "RestrictPublicBuckets"),
        config.origin());
  }

  private static Val<Boolean> setting(View config, String name) {
    var property = "AWS::S3::Bucket PublicAccessBlockConfiguration " + name;
    if (config.exists().isNo()) {
      return Val.serviceDefault(true, property);
    }
    if (config.exists().isYes()) {
      return config.get(name).bool(false, property);
    }
    var options = new LinkedHashSet<Boolean>();
    for (var alternative : config.alternatives()) {
      var one =
          alternative.exists().isNo()
              ? Val.serviceDefault(true, property)
              : alternative.get(name).bool(false, property);
      if (one instanceof Val.Unknown) {
        return one;
      }
      options.addAll(one.candidates());
    }
    return Val.oneOf(List.copyOf(options), config.origin());
  }

  private List<DataStore.Notification> notifications(Resource bucket) {
    var config = bucket.get("NotificationConfiguration");
    var found = new ArrayList<DataStore.Notification>();
    notifications(bucket, config.get("LambdaConfigurations"), "Function", found);
    notifications(bucket, config.get("QueueConfigurations"), "Queue", found);
    notifications(bucket, config.get("TopicConfigurations"), "Topic", found);
    return found;
  }

  private void notifications(
      Resource bucket, View list, String target, List<DataStore.Notification> into) {
    for (var item : list.items()) {
      if (item.isMapping()) {
        into.add(
            new DataStore.Notification(
                item.get("Event").text(),
                arn(bucket, item.get(target)),
                filter(item, "prefix"),
                filter(item, "suffix"),
                item.origin()));
      }
    }
  }

  private static Val<String> filter(View notification, String name) {
    var rules = notification.get("Filter", "S3Key", "Rules");
    return rules.items().stream()
        .filter(rule -> rule.get("Name").text().is(name::equalsIgnoreCase).isYes())
        .map(rule -> rule.get("Value").text())
        .findFirst()
        .orElseGet(() -> Val.known("", notification.origin()));
  }

  // queues and topics

  private DataStore.Queue queue(Resource queue) {
    var redrive = queue.get("RedrivePolicy");
    var policy = JsonTexts.read(redrive).orElse(redrive);
    return new DataStore.Queue(
        inventory.identity(queue),
        references.texts().nameOf(queue),
        queue.get("VisibilityTimeout").number(30, "AWS::SQS::Queue VisibilityTimeout"),
        arn(queue, policy.get("deadLetterTargetArn")),
        policy.get("maxReceiveCount").number(),
        queue.get("FifoQueue").bool(false, "AWS::SQS::Queue FifoQueue"),
        queue.get("SqsManagedSseEnabled").bool(true, "AWS::SQS::Queue SqsManagedSseEnabled"),
        arn(queue, queue.get("KmsMasterKeyId")),
        policies.of(queue));
  }

  private DataStore.Topic topic(Resource topic) {
    var all = new ArrayList<DataStore.Subscription>();
    for (var item : topic.get("Subscription").items()) {
      if (item.isMapping()) {
        all.add(inline(topic, item));
      }
    }
    all.addAll(subscriptions.getOrDefault(Inventory.key(topic), List.of()));
    return new DataStore.Topic(
        inventory.identity(topic),
        references.texts().nameOf(topic),
        arn(topic, topic.get("KmsMasterKeyId")),
        all,
        policies.of(topic));
  }

  private DataStore.Subscription inline(Resource topic, View item) {
    var identity = inventory.identity(topic).at(item.origin(), item.exists());
    var nothing = Val.known("", item.origin());
    return new DataStore.Subscription(
        identity, item.get("Protocol").text(), arn(topic, item.get("Endpoint")), nothing, nothing);
  }

  private void collectSubscriptions() {
    for (var subscription : inventory.ofType(SUBSCRIPTION)) {
      var redrive = subscription.get("RedrivePolicy");
      var made =
          new DataStore.Subscription(
              inventory.identity(subscription),
              subscription.get("Protocol").text(),
              arn(subscription, subscription.get("Endpoint")),
              arn(subscription, JsonTexts.read(redrive).orElse(redrive).get("deadLetterTargetArn")),
              subscription.get("FilterPolicy").text());
      references
          .find(subscription.get("TopicArn"), subscription, "AWS::SNS::Topic")
          .resources()
          .forEach(
              topic ->
                  subscriptions
                      .computeIfAbsent(Inventory.key(topic), _ -> new ArrayList<>())
                      .add(made));
    }
  }

  // tables and streams

  private DataStore.Table table(Resource table, View settings) {
    return new DataStore.Table(
        inventory.identity(table),
        references.texts().nameOf(table),
        settings
            .get("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")
            .bool(false, table.type() + " PointInTimeRecoverySpecification"),
        settings
            .get("DeletionProtectionEnabled")
            .bool(false, table.type() + " DeletionProtectionEnabled"),
        arn(table, settings.get("SSESpecification", "KMSMasterKeyId")),
        table.get("StreamSpecification").exists(),
        Stream.of(settings, table.properties())
            .flatMap(
                own ->
                    Stream.of(
                        own.get("ResourcePolicy", "PolicyDocument"),
                        own.get("StreamSpecification", "ResourcePolicy", "PolicyDocument"),
                        own.get("ReplicaStreamSpecification", "ResourcePolicy", "PolicyDocument")))
            .distinct()
            .flatMap(document -> policies.of(table, document).stream())
            .distinct()
            .toList());
  }

  /** A global table's settings stand with its replicas; the first is the stack's own region's. */
  private DataStore.Table globalTable(Resource table) {
    var replicas = table.get("Replicas").items();
    return table(table, replicas.isEmpty() ? table.properties() : replicas.getFirst());
  }

  private DataStore.Stream stream(Resource stream) {
    return new DataStore.Stream(
        inventory.identity(stream),
        references.texts().nameOf(stream),
        stream
            .get("StreamEncryption", "EncryptionType")
            .text("NONE", "AWS::Kinesis::Stream StreamEncryption"),
        stream.get("RetentionPeriodHours").number(24, "AWS::Kinesis::Stream RetentionPeriodHours"),
        policies.of(stream));
  }

  // buses, secrets, keys, parameters

  private DataStore.EventBus bus(Resource bus) {
    return new DataStore.EventBus(
        inventory.identity(bus),
        references.texts().nameOf(bus),
        policies.of(bus, bus.get("Policy")));
  }

  private DataStore.Secret secret(Resource secret) {
    return new DataStore.Secret(
        inventory.identity(secret),
        references.texts().nameOf(secret),
        arn(secret, secret.get("KmsKeyId")),
        Tri.of(rotated.contains(Inventory.key(secret))),
        secret.get("SecretString").text(),
        policies.of(secret));
  }

  private DataStore.Key key(Resource key) {
    return new DataStore.Key(
        inventory.identity(key),
        references.texts().nameOf(key),
        key.get("EnableKeyRotation").bool(false, "AWS::KMS::Key EnableKeyRotation"),
        policies.of(key, key.get("KeyPolicy")));
  }

  private DataStore.Parameter parameter(Resource parameter) {
    return new DataStore.Parameter(
        inventory.identity(parameter),
        references.texts().nameOf(parameter),
        parameter.get("Type").text(),
        parameter.get("Value").text());
  }
}
