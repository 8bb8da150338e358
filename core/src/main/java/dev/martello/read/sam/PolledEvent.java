package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Expands events whose source Lambda polls: an event source mapping and the access it needs. */
final class PolledEvent implements EventExpansion {
  private static final String[] PASSED = {
    "StartingPosition",
    "StartingPositionTimestamp",
    "BatchSize",
    "Enabled",
    "MaximumBatchingWindowInSeconds",
    "MaximumRetryAttempts",
    "BisectBatchOnFunctionError",
    "MaximumRecordAgeInSeconds",
    "ParallelizationFactor",
    "Topics",
    "Queues",
    "SourceAccessConfigurations",
    "TumblingWindowInSeconds",
    "FunctionResponseTypes",
    "FilterCriteria",
    "KmsKeyArn",
    "ScalingConfig",
    "ProvisionedPollerConfig",
    "MetricsConfig",
    "LoggingConfig"
  };
  private static final List<String> DESTINATIONS = List.of("SQS", "SNS", "S3", "Kafka");

  private final PolledSource source;

  PolledEvent(PolledSource source) {
    this.source = source;
  }

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var make = event.make();
    var mapping =
        new Generated(event.logicalId(), "AWS::Lambda::EventSourceMapping", make)
            .attributes(target.passThroughAttributes())
            .put("FunctionName", target.nameOrArn(make))
            .put("EventSourceArn", source.arn(event))
            .copy(event.properties(), PASSED);
    checkFilter(event);
    putKafka(mapping, event, run);
    var destinationPolicy = putDestination(mapping, event);
    source.complete(mapping, event);
    var role = target.role();
    source
        .managedPolicy()
        .map(path -> ManagedPolicyArns.of(run.context().partition(), path))
        .ifPresent(arn -> ExecutionRole.attach(role, make.text(arn)));
    source.policies(event, run).forEach(policy -> ExecutionRole.add(role, policy));
    destinationPolicy.ifPresent(policy -> ExecutionRole.add(role, policy));
    return List.of(mapping);
  }

  private static void checkFilter(SamEvent event) {
    var criteria = event.getTruthy("FilterCriteria");
    if (criteria.isEmpty() || Intrinsics.isIntrinsic(criteria.get())) {
      return;
    }
    boolean isFilters =
        criteria.get() instanceof Node.Mapping map && map.keys().equals(Set.of("Filters"));
    if (!isFilters) {
      throw event.invalid("FilterCriteria", "`FilterCriteria` takes only `Filters`");
    }
  }

  private void putKafka(Generated mapping, SamEvent event, Transformation run) {
    event
        .getTruthy("KafkaBootstrapServers")
        .ifPresent(
            servers -> {
              var make = event.makeFor("KafkaBootstrapServers");
              var endpoints = make.map().put("KafkaBootstrapServers", servers).build();
              mapping.put("SelfManagedEventSource", make.map().put("Endpoints", endpoints).build());
            });
    var group = event.getTruthy("ConsumerGroupId");
    var registry =
        event.getTruthy("SchemaRegistryConfig").map(config -> SchemaRegistry.passedOn(config, run));
    var property = source.kafkaProperty();
    if (group.isPresent() && property.isEmpty()) {
      throw event.invalid(
          "ConsumerGroupId",
          "`ConsumerGroupId` is not defined for events of type `%s`".formatted(event.type()));
    }
    if (property.isPresent() && (group.isPresent() || registry.isPresent())) {
      var config = event.make().map();
      group.ifPresent(value -> config.put("ConsumerGroupId", value));
      registry.ifPresent(value -> config.put("SchemaRegistryConfig", value));
      mapping.put(property.get(), config.build());
    }
  }

  private static Optional<Node.Mapping> putDestination(Generated mapping, SamEvent event) {
    var config = event.getTruthy("DestinationConfig");
    if (config.isEmpty()) {
      return Optional.empty();
    }
    var failure =
        config
            .filter(Node.Mapping.class::isInstance)
            .flatMap(map -> ((Node.Mapping) map).mapping("OnFailure"))
            .orElseThrow(
                () ->
                    event.invalid(
                        "DestinationConfig", "`DestinationConfig.OnFailure` should be a map"));
    var type = Trees.getTruthy(failure, "Type");
    if (type.isEmpty()) {
      mapping.put("DestinationConfig", config.get());
      return Optional.empty();
    }
    mapping.put(
        "DestinationConfig",
        ((Node.Mapping) config.get()).with("OnFailure", failure.without("Type")));
    var name = Trees.text(type.get()).filter(DESTINATIONS::contains);
    if (name.isEmpty()) {
      throw event.invalid(
          "DestinationConfig",
          "`DestinationConfig.OnFailure.Type` must be `SQS`, `SNS`, `S3` or `Kafka`");
    }
    var make = event.makeFor("DestinationConfig");
    var arn = failure.get("Destination").orElseGet(() -> new Node.Null(failure.origin()));
    var prefix = event.logicalId();
    return switch (name.get()) {
      case "SQS" -> Optional.of(IamDocuments.sendToQueue(prefix, arn, make));
      case "SNS" -> Optional.of(IamDocuments.publishToTopic(prefix, arn, make));
      case "S3" -> Optional.of(IamDocuments.putToBucket(prefix, arn, make));
      default -> Optional.empty();
    };
  }
}
