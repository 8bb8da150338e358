package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Exposure.Level;
import dev.martello.stack.Resource;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Map;

/** Says whether APIs are reached only through custom domains that ask for client certificates. */
final class CustomDomains {
  /*
   * Source: API Gateway Developer Guide, "How to turn on mutual TLS authentication": clients can
   * still use the default execute-api endpoint unless it is disabled.
   */
  private static final String[] DOMAINS = {
    "AWS::ApiGateway::DomainName", "AWS::ApiGatewayV2::DomainName"
  };

  private final References references;
  private final Map<String, List<Resource>> restMappings;
  private final Map<String, List<Resource>> httpMappings;

  CustomDomains(References references) {
    this.references = references;
    this.restMappings =
        new Owners(references, "AWS::ApiGateway::RestApi")
            .of("AWS::ApiGateway::BasePathMapping", "RestApiId");
    this.httpMappings =
        new Owners(references, "AWS::ApiGatewayV2::Api")
            .of("AWS::ApiGatewayV2::ApiMapping", "ApiId");
  }

  /** Returns who gets past the domains of an API. */
  Reach of(Api api) {
    var open = new Reach(Level.PUBLIC, "the API answers without client certificates");
    if (!api.disableExecuteApiEndpoint().isEqualTo(true).isYes()) {
      return open;
    }
    var mappings = api.kind() == Api.Kind.REST ? restMappings : httpMappings;
    var own = mappings.getOrDefault(api.identity().key(), List.of());
    if (own.isEmpty()) {
      return open;
    }
    var isAsked = Tri.YES;
    for (var mapping : own) {
      isAsked = isAsked.and(asksForCertificate(mapping));
    }
    return isAsked.isYes()
        ? new Reach(Level.AUTHENTICATED, "the API's custom domains ask for client certificates")
        : open;
  }

  private Tri asksForCertificate(Resource mapping) {
    var name = mapping.get("DomainName");
    var domain = references.find(name, mapping, DOMAINS).only();
    if (domain.isPresent()) {
      return domain.get().get("MutualTlsAuthentication", "TruststoreUri").exists();
    }
    var written = name.text().show();
    return references.inventory().ofType(DOMAINS).stream()
        .filter(other -> other.get("DomainName").text().show().equals(written))
        .map(other -> other.get("MutualTlsAuthentication", "TruststoreUri").exists())
        .reduce(Tri::and)
        .orElse(Tri.UNKNOWN);
  }
}
