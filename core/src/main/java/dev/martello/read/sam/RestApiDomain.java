package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a REST API's custom domain: its name, the base paths that lead to the API, DNS records. */
final class RestApiDomain {
  private static final List<String> ENDPOINTS = List.of("EDGE", "REGIONAL", "PRIVATE");
  private static final List<String> OPTIONAL =
      List.of(
          "SecurityPolicy", "EndpointAccessMode", "Policy", "OwnershipVerificationCertificateArn");
  private static final List<String> MUTUAL_TLS = List.of("TruststoreUri", "TruststoreVersion");
  // https://docs.aws.amazon.com/general/latest/gr/cf_region.html
  private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

  private final RestApi api;
  private final SamResource resource;
  private final Make make;

  RestApiDomain(RestApi api) {
    this.api = api;
    this.resource = api.resource();
    this.make = resource.makeFor("Domain");
  }

  List<Generated> resources() {
    return api.domain().map(this::resources).orElse(List.of());
  }

  private List<Generated> resources(Node.Mapping domain) {
    var name = required(domain, "DomainName");
    required(domain, "CertificateArn");
    var endpoint = endpoint(domain);
    boolean isPrivate = endpoint.equals("PRIVATE");
    var domainName = isPrivate ? privateName(domain, name) : publicName(domain, name, endpoint);
    for (var property : OPTIONAL) {
      domainName.put(property, Trees.getTruthy(domain, property));
    }
    var misplaced = isPrivate ? "OwnershipVerificationCertificateArn" : "Policy";
    if (domainName.get(misplaced).isPresent()) {
      throw resource.invalid(
          "Domain",
          "`Domain.%s` is not for %s domains"
              .formatted(misplaced, isPrivate ? "private" : "public"));
    }
    var made = new ArrayList<Generated>();
    made.add(domainName);
    made.addAll(mappings(domain, domainName, isPrivate));
    if (isPrivate) {
      Trees.get(domain, "AccessAssociation")
          .ifPresent(association -> made.add(association(association, domainName)));
    }
    Trees.get(domain, "Route53")
        .map(node -> api.subject().mapping(node, "Domain.Route53"))
        .ifPresent(route53 -> made.add(records(domain, route53, endpoint, domainName)));
    return made;
  }

  private Node required(Node.Mapping domain, String property) {
    return Trees.get(domain, property)
        .orElseThrow(
            () -> resource.invalid("Domain", "`Domain.%s` is required".formatted(property)));
  }

  private String endpoint(Node.Mapping domain) {
    var given = Trees.get(domain, "EndpointConfiguration");
    if (given.isEmpty()) {
      return "REGIONAL";
    }
    return given
        .flatMap(Trees::text)
        .filter(ENDPOINTS::contains)
        .orElseThrow(
            () ->
                api.subject()
                    .invalid(
                        given.get().origin(),
                        "`Domain.EndpointConfiguration` should be one of `EDGE`, `REGIONAL`,"
                            + " `PRIVATE`"));
  }

  private Generated publicName(Node.Mapping domain, Node name, String endpoint) {
    var certificate = endpoint.equals("REGIONAL") ? "RegionalCertificateArn" : "CertificateArn";
    var domainName =
        new Generated(
                LogicalIds.of("ApiGatewayDomainName", name), "AWS::ApiGateway::DomainName", make)
            .attributes(resource.passThroughAttributes())
            .put("DomainName", name)
            .put(certificate, required(domain, "CertificateArn"))
            .put("EndpointConfiguration", types(domain, endpoint));
    return domainName.put("MutualTlsAuthentication", mutualTls(domain));
  }

  private Generated privateName(Node.Mapping domain, Node name) {
    return new Generated(
            LogicalIds.of("ApiGatewayDomainNameV2", name), "AWS::ApiGateway::DomainNameV2", make)
        .attributes(resource.passThroughAttributes())
        .put("DomainName", name)
        .put("CertificateArn", required(domain, "CertificateArn"))
        .put("EndpointConfiguration", types(domain, "PRIVATE"));
  }

  private Node.Mapping types(Node.Mapping domain, String endpoint) {
    var built = make.map().put("Types", make.texts(endpoint));
    Trees.getTruthy(domain, "IpAddressType").ifPresent(type -> built.put("IpAddressType", type));
    return built.build();
  }

  private Optional<Node> mutualTls(Node.Mapping domain) {
    return Trees.getTruthy(domain, "MutualTlsAuthentication")
        .map(
            node -> {
              var settings = api.subject().mapping(node, "Domain.MutualTlsAuthentication");
              return mutualTls(api.subject(), settings);
            });
  }

  /** Returns the known settings of mutual TLS, or says which there are. */
  static Node.Mapping mutualTls(Subject subject, Node.Mapping settings) {
    var unknown =
        settings.keys().stream().filter(key -> !MUTUAL_TLS.contains(key)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw subject.invalid(
          settings.origin(),
          "`Domain.MutualTlsAuthentication` does not know `%s`; there are `TruststoreUri` and `TruststoreVersion`"
              .formatted(String.join(",", unknown)));
    }
    var kept = settings.entries().stream().filter(entry -> Trees.isTruthy(entry.value())).toList();
    return Node.Mapping.of(kept, settings.origin());
  }

  private List<Generated> mappings(Node.Mapping domain, Generated domainName, boolean isPrivate) {
    var paths = Trees.getTruthy(domain, "BasePath").orElse(null);
    return switch (paths) {
      case Node.Text text -> List.of(mapping(domain, text, domainName, isPrivate));
      case Node.Sequence(var items, var _) ->
          items.stream().map(item -> mapping(domain, item, domainName, isPrivate)).toList();
      case null, default -> List.of(mapping(api.id() + "BasePathMapping", domainName, isPrivate));
    };
  }

  private Generated mapping(
      Node.Mapping domain, Node path, Generated domainName, boolean isPrivate) {
    var written = api.subject().text(path, "Domain.BasePath");
    var plain = new StringBuilder();
    written.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    boolean isNormalized = domain.get("NormalizeBasePath").map(Trees::isTruthy).orElse(true);
    var base = isNormalized ? new Node.Text(plain.toString(), path.origin()) : path;
    return mapping(api.id() + plain + "BasePathMapping", domainName, isPrivate)
        .put("BasePath", base);
  }

  private Generated mapping(String logicalId, Generated domainName, boolean isPrivate) {
    var type =
        isPrivate ? "AWS::ApiGateway::BasePathMappingV2" : "AWS::ApiGateway::BasePathMapping";
    return new Generated(logicalId, type, make)
        .attributes(resource.passThroughAttributes())
        .put(isPrivate ? "DomainNameArn" : "DomainName", make.ref(domainName.logicalId()))
        .put("RestApiId", make.ref(api.id()))
        .put("Stage", make.ref(api.id() + ".Stage"));
  }

  private Generated association(Node association, Generated domainName) {
    var settings = api.subject().mapping(association, "Domain.AccessAssociation");
    var endpoint = settings.get("VpcEndpointId").orElseGet(() -> new Node.Null(make.origin()));
    var content = make.list(endpoint, make.text(domainName.logicalId()));
    return new Generated(
            LogicalIds.of("DomainNameAccessAssociation", content),
            "AWS::ApiGateway::DomainNameAccessAssociation",
            make)
        .attributes(resource.passThroughAttributes())
        .put("DomainNameArn", make.ref(domainName.logicalId()))
        .put("AccessAssociationSourceType", "VPCE")
        .put("AccessAssociationSource", endpoint);
  }

  private Generated records(
      Node.Mapping domain, Node.Mapping route53, String endpoint, Generated domainName) {
    var name = required(domain, "DomainName");
    var target = target(route53, endpoint, domainName);
    var records = RecordSetGroups.records(name, route53, target, make);
    var separate = Trees.getTruthy(route53, "SeparateRecordSetGroup");
    if (separate.isPresent()) {
      api.subject().requireBoolean(separate.get(), "Domain.Route53.SeparateRecordSetGroup");
      return RecordSetGroups.separate(resource, route53, name, records, make);
    }
    return RecordSetGroups.of(api.run())
        .add(resource, route53, records, false, resource.passThroughAttributes(), make);
  }

  private Node.Mapping target(Node.Mapping route53, String endpoint, Generated domainName) {
    var built = make.map();
    Trees.get(route53, "EvaluateTargetHealth")
        .ifPresent(value -> built.put("EvaluateTargetHealth", value));
    switch (endpoint) {
      case "REGIONAL" ->
          built
              .put("HostedZoneId", domainName.getAtt("RegionalHostedZoneId"))
              .put("DNSName", domainName.getAtt("RegionalDomainName"));
      case "EDGE" ->
          built
              .put("HostedZoneId", CLOUDFRONT_ZONE)
              .put(
                  "DNSName",
                  Trees.get(route53, "DistributionDomainName")
                      .orElseGet(() -> domainName.getAtt("DistributionDomainName")));
      default ->
          built
              .put("HostedZoneId", orNull(route53, "VpcEndpointHostedZoneId"))
              .put("DNSName", orNull(route53, "VpcEndpointDomainName"));
    }
    return built.build();
  }

  private Node orNull(Node.Mapping mapping, String key) {
    return mapping.get(key).orElseGet(() -> new Node.Null(make.origin()));
  }
}
