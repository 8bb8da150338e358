package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.CustomDomain;
import dev.martello.model.Exposure.Level;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads custom domains, and says whether APIs are reached only with client certificates. */
final class CustomDomains {
  /*
   * Sources: AWS CloudFormation Template Reference, the types below; API Gateway Developer Guide,
   * "How to turn on mutual TLS authentication": clients can still use the default execute-api
   * endpoint unless it is disabled; "Security policies for REST APIs": the default is TLS_1_2.
   */
  private static final String VERSION_2 = "AWS::ApiGatewayV2::DomainName";
  private static final String[] DOMAINS = {
    "AWS::ApiGateway::DomainName", "AWS::ApiGateway::DomainNameV2", VERSION_2
  };
  private static final String[] APIS = {"AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"};

  private final References references;
  private final Map<String, CustomDomain> domains = new LinkedHashMap<>();
  private final Map<String, List<CustomDomain.Mapping>> mappings = new HashMap<>();

  /** The APIs that also answer under names that are not declared in what was read. */
  private final List<String> named = new ArrayList<>();

  CustomDomains(References references) {
    this.references = references;
    add("AWS::ApiGateway::BasePathMapping", "DomainName", "RestApiId");
    add("AWS::ApiGateway::BasePathMappingV2", "DomainNameArn", "RestApiId");
    add("AWS::ApiGatewayV2::ApiMapping", "DomainName", "ApiId");
    for (var rule : references.inventory().ofType("AWS::ApiGatewayV2::RoutingRule")) {
      for (var action : rule.get("Actions").items()) {
        var call = action.get("InvokeApi");
        add(rule, rule.get("DomainNameArn"), call.get("ApiId"), call.get("Stage"));
      }
    }
    for (var domain : references.inventory().ofType(DOMAINS)) {
      domains.put(Inventory.key(domain), domain(domain));
    }
  }

  /** Returns the declared domains by key. */
  Map<String, CustomDomain> domains() {
    return domains;
  }

  /** Returns who gets past the domains of an API. */
  Reach of(Api api) {
    var open = new Reach(Level.PUBLIC, "the API answers without client certificates");
    var key = api.identity().key();
    var own = domains.values().stream().filter(domain -> domain.leadsTo(api)).toList();
    boolean isAsked =
        !own.isEmpty()
            && !named.contains(key)
            && own.stream().allMatch(domain -> Shape.isEmpty(domain.truststore()).isNo());
    return isAsked && api.disableExecuteApiEndpoint().isEqualTo(true).isYes()
        ? new Reach(Level.AUTHENTICATED, "the API's custom domains ask for client certificates")
        : open;
  }

  private void add(String type, String domainProperty, String apiProperty) {
    for (var mapping : references.inventory().ofType(type)) {
      add(mapping, mapping.get(domainProperty), mapping.get(apiProperty), mapping.get("Stage"));
    }
  }

  private void add(Resource mapping, View domain, View api, View stage) {
    var keys = new ArrayList<String>();
    references.find(api, mapping, APIS).resources().forEach(one -> keys.add(Inventory.key(one)));
    if (keys.isEmpty()) {
      keys.add("");
    }
    var declared = domainOf(domain, mapping);
    for (var key : keys) {
      if (declared.isPresent()) {
        mappings
            .computeIfAbsent(Inventory.key(declared.get()), _ -> new ArrayList<>())
            .add(
                new CustomDomain.Mapping(
                    key,
                    references.texts().canonical(stage.text(), mapping.stackId()),
                    mapping.origin()));
      } else {
        named.add(key);
      }
    }
  }

  /** A mapping names its domain by reference or by the host name. */
  private Optional<Resource> domainOf(View name, Resource mapping) {
    var written = name.text().show();
    return references
        .find(name, mapping, DOMAINS)
        .only()
        .or(
            () ->
                references.inventory().ofType(DOMAINS).stream()
                    .filter(other -> !written.isEmpty())
                    .filter(other -> other.get("DomainName").text().show().equals(written))
                    .findFirst());
  }

  private CustomDomain domain(Resource domain) {
    var policies = new ArrayList<Val<String>>();
    var types = new ArrayList<Val<String>>();
    if (domain.type().equals(VERSION_2)) {
      for (var endpoint : domain.get("DomainNameConfigurations").items()) {
        policies.add(policy(endpoint.get("SecurityPolicy"), domain));
        types.add(endpoint.get("EndpointType").text("REGIONAL", VERSION_2 + " EndpointType"));
      }
    } else {
      policies.add(policy(domain.get("SecurityPolicy"), domain));
      types.addAll(domain.get("EndpointConfiguration", "Types").texts());
    }
    var trust = domain.get("MutualTlsAuthentication");
    return new CustomDomain(
        references.inventory().identity(domain),
        domain.get("DomainName").text(),
        types,
        policies,
        trust.get("TruststoreUri").text(),
        trust.get("TruststoreVersion").text(),
        mappings.getOrDefault(Inventory.key(domain), List.of()));
  }

  private static Val<String> policy(View written, Resource domain) {
    return written.text("TLS_1_2", domain.type() + " SecurityPolicy");
  }
}
