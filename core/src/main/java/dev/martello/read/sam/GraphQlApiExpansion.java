package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands {@code AWS::Serverless::GraphQLApi} into the AppSync API and all its parts. */
final class GraphQlApiExpansion implements ResourceExpansion {
  private static final String LOGS_POLICY =
      "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs";

  @Override
  public List<Generated> expand(SamResource resource, Transformation run) {
    var parts = new GraphQlParts(resource);
    var auth = new GraphQlAuth(resource);
    var made = new ArrayList<Generated>();
    var api = api(parts, auth);
    made.add(api);
    var logRole = logging(parts, api);
    made.add(schema(parts));
    made.addAll(authorizerPermissions(resource, auth, run));
    logRole.ifPresent(made::add);
    made.addAll(apiKeys(parts));
    resource.mapping("Cache").ifPresent(cache -> made.add(cache(parts, cache)));
    var sources = new GraphQlDataSources(parts, run);
    made.addAll(sources.make());
    resource.mapping("DomainName").ifPresent(domain -> made.addAll(domain(parts, domain)));
    var functions = new GraphQlFunctions(parts, sources);
    made.addAll(functions.functions());
    made.addAll(functions.resolvers());
    made.addAll(sources.none());
    return made;
  }

  private static Generated api(GraphQlParts parts, GraphQlAuth auth) {
    var resource = parts.api();
    var make = resource.make();
    var api = parts.resource("", "AWS::AppSync::GraphQLApi", make);
    api.put("Name", GraphQlParts.orText(resource.getTruthy("Name"), resource.logicalId(), make));
    auth.configure(api);
    for (var name :
        List.of(
            "Visibility",
            "OwnerContact",
            "IntrospectionConfig",
            "QueryDepthLimit",
            "ResolverCountLimit")) {
      api.put(name, resource.getTruthy(name));
    }
    var tags = resource.mapping("Tags").orElseGet(() -> make.map().build());
    return api.put("XrayEnabled", resource.get("XrayEnabled"))
        .put("Tags", make.tagList(tags.with("graphqlapi:createdBy", make.text("SAM"))));
  }

  /** Lets the API log unless it is told not to, and returns the role made for it, if any. */
  private static Optional<Generated> logging(GraphQlParts parts, Generated api) {
    var written = parts.api().get("Logging");
    if (written.orElse(null) instanceof Node.Bool(boolean isOn, var _) && !isOn) {
      return Optional.empty();
    }
    var make = parts.api().makeFor("Logging");
    var options = parts.api().mapping("Logging").orElseGet(() -> make.map().build());
    var config = make.map();
    Trees.getTruthy(options, "ExcludeVerboseContent")
        .ifPresent(value -> config.put("ExcludeVerboseContent", value));
    config.put(
        "FieldLogLevel",
        GraphQlParts.orText(Trees.getTruthy(options, "FieldLogLevel"), "ALL", make));
    var given = Trees.getTruthy(options, "CloudWatchLogsRoleArn");
    Optional<Generated> role =
        given.isPresent()
            ? Optional.empty()
            : Optional.of(
                parts
                    .role("CloudWatchRole", make)
                    .put("ManagedPolicyArns", make.list(make.sub(LOGS_POLICY))));
    config.put(
        "CloudWatchLogsRoleArn",
        given.or(() -> role.map(made -> made.getAtt("Arn"))).orElseThrow());
    api.put("LogConfig", config.build());
    return role;
  }

  private static Generated schema(GraphQlParts parts) {
    var resource = parts.api();
    var inline = resource.getTruthy("SchemaInline");
    var location = resource.getTruthy("SchemaUri");
    if (inline.isPresent() == location.isPresent()) {
      throw resource.invalid(
          "SchemaUri",
          inline.isPresent()
              ? "it has both `SchemaInline` and `SchemaUri`; remove one"
              : "it has neither `SchemaInline` nor `SchemaUri`; add one");
    }
    var make = resource.makeFor(inline.isPresent() ? "SchemaInline" : "SchemaUri");
    return parts
        .belonging("Schema", "AWS::AppSync::GraphQLSchema", make)
        .put("Definition", inline)
        .put("DefinitionS3Location", location);
  }

  private static List<Generated> authorizerPermissions(
      SamResource resource, GraphQlAuth auth, Transformation run) {
    var made = new ArrayList<Generated>();
    var make = resource.makeFor("Auth");
    var api =
        make.map()
            .put("Type", "AWS::AppSync::GraphQLApi")
            .put("Arn", make.ref(resource.logicalId()))
            .put("ResourceId", make.getAtt(resource.logicalId(), "ApiId"))
            .build();
    int number = 1;
    for (var function : auth.authorizers()) {
      var to = make.map().put("Type", "AWS::Lambda::Function").put("Arn", function).build();
      made.addAll(
          ConnectorExpansion.between(
              "%sToLambdaAuthConnector%d".formatted(resource.logicalId(), number++),
              api,
              to,
              make.texts("Write"),
              make,
              run));
    }
    return made;
  }

  private static List<Generated> apiKeys(GraphQlParts parts) {
    return parts.api().mapping("ApiKeys").map(Node.Mapping::entries).orElse(List.of()).stream()
        .map(
            entry -> {
              var key = (Node.Mapping) entry.value();
              return parts
                  .belonging(entry.key(), "AWS::AppSync::ApiKey", parts.because(entry))
                  .copy(key, "ApiKeyId", "Description")
                  .put("Expires", Trees.get(key, "ExpiresOn"));
            })
        .toList();
  }

  private static Generated cache(GraphQlParts parts, Node.Mapping cache) {
    return parts
        .belonging("ApiCache", "AWS::AppSync::ApiCache", parts.api().makeFor("Cache"))
        .copy(
            cache,
            "ApiCachingBehavior",
            "Type",
            "Ttl",
            "AtRestEncryptionEnabled",
            "TransitEncryptionEnabled");
  }

  private static List<Generated> domain(GraphQlParts parts, Node.Mapping written) {
    var make = parts.api().makeFor("DomainName");
    var domain =
        parts
            .resource("DomainName", "AWS::AppSync::DomainName", make)
            .copy(written, "CertificateArn", "DomainName", "Description");
    var association =
        parts
            .belonging("DomainNameApiAssociation", "AWS::AppSync::DomainNameApiAssociation", make)
            .put("DomainName", domain.ref());
    return List.of(domain, association);
  }
}
