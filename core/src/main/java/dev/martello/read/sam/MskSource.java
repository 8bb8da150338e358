package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A topic of Amazon MSK. */
record MskSource() implements PolledSource {

  @Override
  public Optional<Node> arn(SamEvent event) {
    return event.get("Stream");
  }

  @Override
  public Optional<String> managedPolicy() {
    return Optional.of("service-role/AWSLambdaMSKExecutionRole");
  }

  @Override
  public Optional<String> kafkaProperty() {
    return Optional.of("AmazonManagedKafkaEventSourceConfig");
  }

  @Override
  public List<Node.Mapping> policies(SamEvent event, Transformation run) {
    var statements = new ArrayList<>(SchemaRegistry.statements(event, run));
    if (event.get("SourceAccessConfigurations").orElse(null) instanceof Node.Sequence list) {
      for (var config : list.items()) {
        clientCertificate(config)
            .ifPresent(secret -> statements.add(SourceAccess.readSecret(secret, event)));
      }
    }
    if (statements.isEmpty()) {
      return List.of();
    }
    return List.of(
        IamDocuments.inline(
            "MSKExecutionRolePolicy", event.make(), statements.toArray(new Node.Mapping[0])));
  }

  private static Optional<Node> clientCertificate(Node config) {
    return config instanceof Node.Mapping map
            && map.text("Type").filter("CLIENT_CERTIFICATE_TLS_AUTH"::equals).isPresent()
        ? Trees.getTruthy(map, "URI")
        : Optional.empty();
  }
}
