package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;

/**
 * A name of one's own under which APIs of API Gateway are called.
 *
 * @param name the host name
 * @param endpointTypes {@code REGIONAL}, {@code EDGE}, {@code PRIVATE}
 * @param securityPolicies the security policy of each endpoint, such as {@code TLS_1_2}
 * @param truststore URL of the certificates that clients must be vouched for by; empty text where
 *     clients need no certificate
 * @param truststoreVersion empty text where the newest counts
 * @param mappings the APIs that answer under the name
 */
public record CustomDomain(
    Identity identity,
    Val<String> name,
    List<Val<String>> endpointTypes,
    List<Val<String>> securityPolicies,
    Val<String> truststore,
    Val<String> truststoreVersion,
    List<Mapping> mappings)
    implements Entity {
  public CustomDomain {
    endpointTypes = List.copyOf(endpointTypes);
    securityPolicies = List.copyOf(securityPolicies);
    mappings = List.copyOf(mappings);
  }

  /** An API under the name; the API's key is empty where it is not declared in what was read. */
  public record Mapping(String api, Val<String> stage, Origin origin) {}

  /** Says whether an API answers under this name. */
  public boolean leadsTo(Api api) {
    return mappings.stream().anyMatch(mapping -> mapping.api().equals(api.identity().key()));
  }
}
