package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the statements that reading schemas of Kafka messages needs. */
final class SchemaRegistry {
  private static final int RESOURCE_IN_ARN = 5;
  private static final String URI = "SchemaRegistryURI";
  private static final List<String> REQUIRED =
      List.of(URI, "EventRecordFormat", "SchemaValidationConfigs");

  private SchemaRegistry() {}

  static List<Node.Mapping> statements(SamEvent event, Transformation run) {
    var written = event.getTruthy("SchemaRegistryConfig");
    if (written.isEmpty()) {
      return List.of();
    }
    if (!(passedOn(written.get(), run) instanceof Node.Mapping config)) {
      throw invalid(event, "`SchemaRegistryConfig` should be a map");
    }
    check(event, config);
    var make = event.makeFor("SchemaRegistryConfig");
    var statements = new ArrayList<Node.Mapping>();
    config.sequence("AccessConfigs").stream()
        .flatMap(list -> list.items().stream())
        .map(item -> ((Node.Mapping) item).get("URI").orElseThrow())
        .forEach(
            secret ->
                statements.add(
                    IamDocuments.allow(make.texts("secretsmanager:GetSecretValue"), secret, make)));
    var uri = config.get(URI).orElseThrow();
    registryName(uri, run)
        .ifPresent(
            name -> {
              statements.add(IamDocuments.allow(make.texts("glue:GetRegistry"), uri, make));
              var schemas =
                  make.sub(
                      "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:schema/%s/*"
                          .formatted(name));
              statements.add(
                  IamDocuments.allow(
                      make.texts("glue:GetSchemaVersion"), make.list(schemas), make));
            });
    return statements;
  }

  /**
   * Returns the configuration as AWS's transform passes it on: references to parameters inside the
   * registry's address are replaced, since it looked at the resolved form.
   */
  static Node passedOn(Node config, Transformation run) {
    if (!(config instanceof Node.Mapping map) || !(map.mapping(URI).isPresent())) {
      return config;
    }
    var uri = map.mapping(URI).get();
    boolean isText = Intrinsics.argument(uri, "Fn::Sub").flatMap(Trees::text).isPresent();
    return isText ? config : map.with(URI, run.parameters().asLeftByResolving(uri));
  }

  /** Returns the registry's name of a literal ARN or of one whose parameters are known. */
  private static Optional<String> registryName(Node uri, Transformation run) {
    var arn =
        uri instanceof Node.Text(String text, var _)
            ? text
            : Intrinsics.argument(run.parameters().resolve(uri), "Fn::Sub")
                .flatMap(Trees::text)
                .orElse("");
    var parts = arn.split(":", -1);
    boolean isRegistry =
        arn.startsWith("arn")
            && parts.length > RESOURCE_IN_ARN
            && parts[RESOURCE_IN_ARN].startsWith("registry/");
    return isRegistry
        ? Optional.of(parts[RESOURCE_IN_ARN].substring("registry/".length()))
        : Optional.empty();
  }

  private static void check(SamEvent event, Node.Mapping config) {
    for (var name : REQUIRED) {
      if (!config.has(name)) {
        throw invalid(event, "`SchemaRegistryConfig` needs `%s`".formatted(name));
      }
    }
    var format = config.text("EventRecordFormat").orElse("");
    if (!format.equals("JSON") && !format.equals("SOURCE")) {
      throw invalid(event, "`EventRecordFormat` must be `JSON` or `SOURCE`");
    }
    if (config.sequence("SchemaValidationConfigs").isEmpty()) {
      throw invalid(event, "`SchemaValidationConfigs` must be a list");
    }
    var access = Trees.getTruthy(config, "AccessConfigs");
    boolean isAccess =
        access.isEmpty()
            || (access.get() instanceof Node.Sequence list
                && list.items().stream().allMatch(SchemaRegistry::isAccess));
    if (!isAccess) {
      throw invalid(event, "`AccessConfigs` must be a list of maps with `Type` and `URI`");
    }
  }

  private static boolean isAccess(Node item) {
    return item instanceof Node.Mapping map && map.has("Type") && map.has("URI");
  }

  private static SamInvalid invalid(SamEvent event, String message) {
    return event.invalid("SchemaRegistryConfig", message);
  }
}
