package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks which properties of a function go together. */
final class FunctionRules {
  private static final Set<String> QUEUES = Set.of("SQS", "SNS");
  private static final Set<String> TENANT_EVENTS = Set.of("Api", "HttpApi");
  private static final List<String> NOT_FOR_TENANTS =
      List.of("ProvisionedConcurrencyConfig", "FunctionUrlConfig", "SnapStart");

  private FunctionRules() {}

  static void check(SamResource function) {
    checkCapacity(function);
    function.getTruthy("DeadLetterQueue").ifPresent(queue -> checkDeadLetters(function, queue));
    if (function.getTruthy("TenancyConfig").isPresent()) {
      checkTenancy(function);
    }
  }

  private static void checkCapacity(SamResource function) {
    var wrong = new ArrayList<String>();
    if (function.get("CapacityProviderConfig").isPresent()) {
      for (var other : List.of("ProvisionedConcurrencyConfig", "VpcConfig")) {
        function
            .get(other)
            .ifPresent(
                _ ->
                    wrong.add(
                        "`CapacityProviderConfig` and `%s` exclude each other".formatted(other)));
      }
    } else if (function.get("FunctionScalingConfig").isPresent()) {
      wrong.add("`FunctionScalingConfig` requires `CapacityProviderConfig`");
    }
    if (function.get("VersionDeletionPolicy").isPresent()
        && function.get("AutoPublishAlias").isEmpty()) {
      wrong.add("`VersionDeletionPolicy` requires `AutoPublishAlias`");
    }
    if (!wrong.isEmpty()) {
      throw function.invalid(String.join("; ", wrong));
    }
  }

  private static void checkDeadLetters(SamResource function, Node queue) {
    boolean isComplete =
        queue instanceof Node.Mapping map
            && Trees.getTruthy(map, "Type").isPresent()
            && Trees.getTruthy(map, "TargetArn").isPresent();
    if (!isComplete) {
      throw function.invalid(
          "DeadLetterQueue", "`DeadLetterQueue` requires `Type` and `TargetArn`");
    }
    var type = ((Node.Mapping) queue).text("Type").orElse("");
    if (!QUEUES.contains(type)) {
      throw function.invalid("DeadLetterQueue", "`DeadLetterQueue` requires type `SQS` or `SNS`");
    }
  }

  private static void checkTenancy(SamResource function) {
    for (var property : NOT_FOR_TENANTS) {
      if (function.getTruthy(property).isPresent()) {
        throw function.invalid(
            property, "`%s` is not supported together with `TenancyConfig`".formatted(property));
      }
    }
    function.mapping("Events").stream()
        .flatMap(Node.Mapping::stream)
        .filter(
            event ->
                !(event.value() instanceof Node.Mapping map)
                    || !TENANT_EVENTS.contains(map.text("Type").orElse("")))
        .findFirst()
        .ifPresent(
            event -> {
              throw SamInvalid.resource(
                  function.logicalId(),
                  ("event `%s` is not supported together with `TenancyConfig`; only types `Api`"
                          + " and `HttpApi` are")
                      .formatted(event.key()),
                  event.keyOrigin());
            });
  }
}
