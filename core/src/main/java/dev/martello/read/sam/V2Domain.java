package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the custom domain of an HTTP or WebSocket API: its name, the mappings, DNS records. */
final class V2Domain {
  private static final Pattern BASE_PATH = Pattern.compile("[0-9a-zA-Z/\\-_]*");

  private final SamResource api;
  private final Subject subject;
  private final Make make;
  private final String createdBy;
  private final RecordSetGroups groups;

  /**
   * Starts with an API.
   *
   * @param createdBy the tag that says that SAM made the domain
   * @param groups the groups that the domain's records may join
   */
  V2Domain(SamResource api, String createdBy, RecordSetGroups groups) {
    this.api = api;
    this.subject = Subject.resource(api.logicalId());
    this.make = api.makeFor("Domain");
    this.createdBy = createdBy;
    this.groups = groups;
  }

  /** Returns the domain's resources; its settings have parameters resolved. */
  List<Generated> resources(Node.Mapping domain) {
    var name = required(domain, "DomainName");
    var certificate = required(domain, "CertificateArn");
    Trees.get(domain, "EndpointConfiguration")
        .filter(endpoint -> Trees.text(endpoint).filter("REGIONAL"::equals).isEmpty())
        .ifPresent(
            endpoint -> {
              throw subject.invalid(
                  endpoint.origin(), "`Domain.EndpointConfiguration` should be `REGIONAL`");
            });
    var configuration =
        make.map().put("CertificateArn", certificate).put("EndpointType", "REGIONAL");
    for (var property : List.of("OwnershipVerificationCertificateArn", "SecurityPolicy")) {
      Trees.getTruthy(domain, property).ifPresent(value -> configuration.put(property, value));
    }
    var domainName =
        new Generated(
                LogicalIds.of("ApiGatewayDomainNameV2", name),
                "AWS::ApiGatewayV2::DomainName",
                make)
            .attributes(attributes())
            .put("DomainName", name)
            .put("DomainNameConfigurations", make.list(configuration.build()))
            .put("Tags", make.map().put(createdBy, "SAM").build());
    Trees.getTruthy(domain, "MutualTlsAuthentication")
        .map(node -> subject.mapping(node, "Domain.MutualTlsAuthentication"))
        .ifPresent(
            settings ->
                domainName.put(
                    "MutualTlsAuthentication", RestApiDomain.mutualTls(subject, settings)));
    var made = new ArrayList<Generated>();
    made.add(domainName);
    made.addAll(mappings(domain, domainName));
    Trees.get(domain, "Route53")
        .map(node -> subject.mapping(node, "Domain.Route53"))
        .ifPresent(route53 -> made.add(records(name, route53, domainName)));
    return made;
  }

  private Map<String, Node> attributes() {
    // AWS does not hand a WebSocket API's condition on to what is made of it.
    return api.type().equals(ApiDefinitions.HTTP) ? api.passThroughAttributes() : Map.of();
  }

  private Node required(Node.Mapping domain, String property) {
    return Trees.get(domain, property)
        .orElseThrow(() -> api.invalid("Domain", "`Domain.%s` is required".formatted(property)));
  }

  private List<Generated> mappings(Node.Mapping domain, Generated domainName) {
    return switch (Trees.getTruthy(domain, "BasePath").orElse(null)) {
      case Node.Text path -> List.of(mapping(path, domainName));
      case Node.Sequence(var paths, var _) ->
          paths.stream().map(path -> mapping(path, domainName)).toList();
      case null, default -> List.of(mapping(api.logicalId() + "ApiMapping", domainName));
    };
  }

  private Generated mapping(Node path, Generated domainName) {
    var base = subject.text(path, "Domain.BasePath");
    if (!BASE_PATH.matcher(base).matches()) {
      throw subject.invalid(
          path.origin(), "`Domain.BasePath` may have letters, digits, `/`, `-` and `_` only");
    }
    var key = base.replaceAll("^/+|/+$", "");
    return mapping(api.logicalId() + base.replaceAll("[\\-_/]+", "") + "ApiMapping", domainName)
        .put("ApiMappingKey", new Node.Text(key, path.origin()));
  }

  private Generated mapping(String logicalId, Generated domainName) {
    return new Generated(logicalId, "AWS::ApiGatewayV2::ApiMapping", make)
        .attributes(attributes())
        .put("DomainName", make.ref(domainName.logicalId()))
        .put("ApiId", make.ref(api.logicalId()))
        .put("Stage", make.ref(api.logicalId() + ".Stage"));
  }

  private Generated records(Node name, Node.Mapping route53, Generated domainName) {
    var target = make.map();
    Trees.get(route53, "EvaluateTargetHealth")
        .ifPresent(value -> target.put("EvaluateTargetHealth", value));
    target
        .put("HostedZoneId", domainName.getAtt("RegionalHostedZoneId"))
        .put("DNSName", domainName.getAtt("RegionalDomainName"));
    var records = RecordSetGroups.records(name, route53, target.build(), make);
    return groups.add(api, route53, records, true, attributes(), make);
  }
}
