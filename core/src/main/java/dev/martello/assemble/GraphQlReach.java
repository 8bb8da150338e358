package dev.martello.assemble;

import dev.martello.model.Exposure.Level;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says who reaches the functions behind AppSync APIs. */
final class GraphQlReach {
  /*
   * Source: AWS AppSync Developer Guide, "Configuring authorization and authentication": an API key
   * is "a hard-coded value in your application" that authenticates nobody; the default type covers
   * every field without a directive, additional types only fields that name them. "Using AppSync
   * private APIs": visibility PRIVATE is reached only through VPC endpoints.
   */
  private static final String API = "AWS::AppSync::GraphQLApi";
  private static final String EVENTS = "AWS::AppSync::Api";

  private final References references;
  private final Map<String, List<Resource>> apisOfFunction = new HashMap<>();

  GraphQlReach(References references) {
    this.references = references;
    for (var source : references.inventory().ofType("AWS::AppSync::DataSource")) {
      var arn = source.get("LambdaConfig", "LambdaFunctionArn");
      if (!arn.exists().isNo()) {
        add(arn, source, references.find(source.get("ApiId"), source, API, EVENTS).resources());
      }
    }
  }

  private void add(View function, Resource user, List<Resource> apis) {
    for (var found : references.function(function, user).resources()) {
      apisOfFunction.computeIfAbsent(Inventory.key(found), _ -> new ArrayList<>()).addAll(apis);
    }
  }

  /** Returns who reaches a function through an API that invokes it. */
  Reach of(Trigger.FromEvent event, String function) {
    for (var source : event.from().known().toList()) {
      var api =
          references
              .inventory()
              .resource(source.identity().key())
              .filter(resource -> resource.type().equals(API) || resource.type().equals(EVENTS));
      if (api.isPresent()) {
        return new Reach(Level.PUBLIC, ExposureRules.UNAUTHENTICATED)
            .narrower(isPrivate(api.get()));
      }
    }
    return ofDataSources(function);
  }

  private Reach ofDataSources(String function) {
    var apis = apisOfFunction.getOrDefault(function, List.of());
    if (apis.isEmpty()) {
      return new Reach(Level.UNKNOWN, "the GraphQL API is not declared in what was read");
    }
    var reach = new Reach(Level.INTERNAL, "the GraphQL API is private");
    for (var api : apis) {
      reach = reach.wider(of(api));
    }
    return reach;
  }

  private static Reach of(Resource api) {
    var reach = api.type().equals(EVENTS) ? byConnection(api) : byType(api);
    return reach.narrower(isPrivate(api)).ifCertain(api.exists());
  }

  private static Reach byConnection(Resource api) {
    var isOpen =
        api.get("EventConfig", "ConnectionAuthModes").items().stream()
            .map(mode -> mode.get("AuthType").text().isEqualTo("API_KEY"))
            .reduce(Tri.NO, Tri::or);
    return switch (isOpen) {
      case YES -> new Reach(Level.PUBLIC, "the API asks for nothing but an API key");
      case NO -> new Reach(Level.AUTHENTICATED, "the API asks who connects");
      case UNKNOWN -> new Reach(Level.UNKNOWN, "how the API authenticates is not known");
    };
  }

  private static Reach isPrivate(Resource api) {
    return switch (api.get("Visibility").text("GLOBAL", API + " Visibility").isEqualTo("PRIVATE")) {
      case YES -> new Reach(Level.INTERNAL, "the GraphQL API is private");
      case NO -> new Reach(Level.PUBLIC, "the GraphQL API faces the internet");
      case UNKNOWN -> new Reach(Level.UNKNOWN, "the GraphQL API's visibility is not known");
    };
  }

  private static Reach byType(Resource api) {
    var type = api.get("AuthenticationType").text();
    var isOpen = type.isEqualTo("API_KEY");
    if (isOpen.isYes()) {
      return new Reach(Level.PUBLIC, "the GraphQL API asks for nothing but an API key");
    }
    var also =
        api.get("AdditionalAuthenticationProviders").items().stream()
            .map(one -> one.get("AuthenticationType").text().isEqualTo("API_KEY"))
            .reduce(Tri.NO, Tri::or);
    if (isOpen.isUnknown() || !also.isNo()) {
      return new Reach(
          Level.UNKNOWN, "the GraphQL API may accept an API key for some of its fields");
    }
    return new Reach(Level.AUTHENTICATED, "the GraphQL API asks for " + type.show());
  }
}
