package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/** Something that keeps or carries data: what functions read, write and are triggered by. */
public sealed interface DataStore extends Entity {

  /** Returns the physical name as far as it is known. */
  Val<String> name();

  /** Returns the resource policies; empty where none is declared. */
  List<PolicyDocument> policies();

  /**
   * An S3 bucket.
   *
   * @param accessControl the canned ACL; empty text where none is set
   * @param block the four settings of Block Public Access
   * @param notifications where the bucket sends events
   * @param encryption algorithm; AWS's default is {@code AES256}
   */
  record Bucket(
      Identity identity,
      Val<String> name,
      Val<String> accessControl,
      PublicAccessBlock block,
      Val<String> encryption,
      Tri isWebsite,
      Tri isVersioned,
      List<Notification> notifications,
      List<PolicyDocument> policies)
      implements DataStore {
    public Bucket {
      notifications = List.copyOf(notifications);
      policies = List.copyOf(policies);
    }
  }

  /** The four settings of S3 Block Public Access; since April 2023 all are on by default. */
  record PublicAccessBlock(
      Val<Boolean> blockPublicAcls,
      Val<Boolean> ignorePublicAcls,
      Val<Boolean> blockPublicPolicy,
      Val<Boolean> restrictPublicBuckets,
      Origin origin) {}

  /** One event notification of a bucket. */
  record Notification(
      Val<String> event,
      Val<String> target,
      Val<String> prefix,
      Val<String> suffix,
      Origin origin) {}

  /**
   * An SQS queue.
   *
   * @param visibilityTimeout seconds; AWS's default is 30
   * @param deadLetter ARN of the dead-letter queue; empty text where none is set
   */
  record Queue(
      Identity identity,
      Val<String> name,
      Val<Long> visibilityTimeout,
      Val<String> deadLetter,
      List<Val<Long>> maxReceiveCount,
      Val<Boolean> isFifo,
      Val<Boolean> sqsManagedEncryption,
      Val<String> key,
      List<PolicyDocument> policies)
      implements DataStore {
    public Queue {
      maxReceiveCount = List.copyOf(maxReceiveCount);
      policies = List.copyOf(policies);
    }
  }

  /** An SNS topic. */
  record Topic(
      Identity identity,
      Val<String> name,
      Val<String> key,
      List<Subscription> subscriptions,
      List<PolicyDocument> policies)
      implements DataStore {
    public Topic {
      subscriptions = List.copyOf(subscriptions);
      policies = List.copyOf(policies);
    }
  }

  /** A subscription of a topic. */
  record Subscription(
      Identity identity,
      Val<String> protocol,
      Val<String> endpoint,
      Val<String> deadLetter,
      Val<String> filterPolicy)
      implements Entity {}

  /** A DynamoDB table. */
  record Table(
      Identity identity,
      Val<String> name,
      Val<Boolean> pointInTimeRecovery,
      Val<Boolean> deletionProtection,
      Val<String> key,
      Tri hasStream,
      List<PolicyDocument> policies)
      implements DataStore {
    public Table {
      policies = List.copyOf(policies);
    }
  }

  /** A Kinesis stream. */
  record Stream(
      Identity identity,
      Val<String> name,
      Val<String> encryption,
      Val<Long> retentionHours,
      List<PolicyDocument> policies)
      implements DataStore {
    public Stream {
      policies = List.copyOf(policies);
    }
  }

  /** An EventBridge bus. */
  record EventBus(Identity identity, Val<String> name, List<PolicyDocument> policies)
      implements DataStore {
    public EventBus {
      policies = List.copyOf(policies);
    }
  }

  /** A Secrets Manager secret. */
  record Secret(
      Identity identity,
      Val<String> name,
      Val<String> key,
      Tri isRotated,
      Val<String> secretString,
      List<PolicyDocument> policies)
      implements DataStore {
    public Secret {
      policies = List.copyOf(policies);
    }
  }

  /** A KMS key. */
  record Key(
      Identity identity, Val<String> name, Val<Boolean> isRotated, List<PolicyDocument> policies)
      implements DataStore {
    public Key {
      policies = List.copyOf(policies);
    }
  }

  /** An SSM parameter. */
  record Parameter(Identity identity, Val<String> name, Val<String> type, Val<String> content)
      implements DataStore {
    @Override
    public List<PolicyDocument> policies() {
      return List.of();
    }
  }

  /**
   * A relational, document, cache or search cluster or instance: reached through the network.
   *
   * @param isPublic whether it may be reached from outside its VPC
   */
  record Database(
      Identity identity,
      Val<String> name,
      Tri isPublic,
      Tri isInVpc,
      Tri isEncrypted,
      List<PolicyDocument> policies)
      implements DataStore {
    public Database {
      policies = List.copyOf(policies);
    }
  }
}
