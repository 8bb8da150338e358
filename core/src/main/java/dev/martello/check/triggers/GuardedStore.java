package dev.martello.check.triggers;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.PolicyDocument;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A store with the policies that guard it. A store that is not declared in what was read is known
 * by a policy of it alone.
 *
 * @param entity the store, or else the policy
 * @param type the store's type, for instance {@code AWS::SQS::Queue}
 */
record GuardedStore(Entity entity, String type, List<PolicyDocument> policies) {
  static final String BUCKET = "AWS::S3::Bucket";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String TOPIC = "AWS::SNS::Topic";
  static final String STREAM = "AWS::Kinesis::Stream";
  static final String BUS = "AWS::Events::EventBus";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String GLOBAL_TABLE = "AWS::DynamoDB::GlobalTable";
  static final String KEY = "AWS::KMS::Key";

  GuardedStore {
    policies = List.copyOf(policies);
  }

  /** Returns the stores of some types that policies guard. */
  static Stream<GuardedStore> of(App app, String... types) {
    var wanted = Arrays.asList(types);
    var declared =
        app.stores().stream()
            .map(store -> new GuardedStore(store, store.identity().type(), store.policies()));
    var elsewhere =
        app.policiesElsewhere().stream()
            .map(policy -> new GuardedStore(policy, policy.guards(), List.of(policy.document())));
    return Stream.concat(declared, elsewhere)
        .filter(store -> wanted.contains(store.type()))
        .filter(store -> !store.policies().isEmpty());
  }

  /** Returns the word for what it is. */
  String noun() {
    return switch (type) {
      case BUCKET -> "bucket";
      case QUEUE -> "queue";
      case TOPIC -> "topic";
      case STREAM -> "stream";
      case BUS -> "event bus";
      case TABLE, GLOBAL_TABLE -> "table";
      case KEY -> "key";
      default -> "store";
    };
  }
}
