package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how a GraphQL API authenticates its callers. */
final class GraphQlAuth {
  private record Kind(String property, String config) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "AWS_LAMBDA", new Kind("LambdaAuthorizer", "LambdaAuthorizerConfig"),
          "OPENID_CONNECT", new Kind("OpenIDConnect", "OpenIDConnectConfig"),
          "AMAZON_COGNITO_USER_POOLS", new Kind("UserPool", "UserPoolConfig"));

  private final SamResource api;
  private final List<Node> authorizers = new ArrayList<>();

  GraphQlAuth(SamResource api) {
    this.api = api;
  }

  /** Sets the authentication of a generated API. */
  void configure(Generated made) {
    var auth = api.mapping("Auth").orElseThrow();
    made.put("AuthenticationType", auth.get("Type"));
    config(auth.without("Additional"), "Auth", true).forEach(made::put);
    var additional = new ArrayList<Node>();
    var written = auth.sequence("Additional").map(Node.Sequence::items).orElse(List.of());
    for (int index = 0; index < written.size(); index++) {
      if (written.get(index) instanceof Node.Mapping provider) {
        additional.add(additional(provider, "Auth.Additional[%d]".formatted(index)));
      }
    }
    if (!additional.isEmpty()) {
      made.put("AdditionalAuthenticationProviders", made.make().list(additional));
    }
  }

  /** Returns the functions that authorize callers, in the order in which they are written. */
  List<Node> authorizers() {
    return authorizers;
  }

  private Node.Mapping additional(Node.Mapping provider, String path) {
    var make = Make.because(api.logicalId(), provider.origin());
    var built = make.map().put("AuthenticationType", provider.get("Type").orElseThrow());
    config(provider, path, false).forEach(built::put);
    return built.build();
  }

  private Map<String, Node> config(Node.Mapping auth, String path, boolean isPrimary) {
    if (GraphQlParts.withoutNulls(auth).size() > 2) {
      throw SamInvalid.resource(
          api.logicalId(),
          "`%s` configures more than one kind of authentication; keep that of its `Type`"
              .formatted(path),
          auth.origin());
    }
    var type = auth.text("Type").orElse("");
    var kind = KINDS.get(type);
    if (kind == null) {
      return Map.of();
    }
    var written = auth.mapping(kind.property());
    if (written.isEmpty()) {
      throw SamInvalid.resource(
          api.logicalId(),
          "`%s.%s` is missing, but its `Type` is `%s`".formatted(path, kind.property(), type),
          auth.origin());
    }
    var config = GraphQlParts.withoutNulls(written.get());
    config.get("AuthorizerUri").ifPresent(authorizers::add);
    // Only the primary authentication has a default action.
    boolean isAdditionalPool = kind.property().equals("UserPool") && !isPrimary;
    return Map.of(kind.config(), isAdditionalPool ? config.without("DefaultAction") : config);
  }
}
