package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers what the checks on AppSync ask of its APIs. */
final class GraphQlApis {
  /*
   * Source: AWS AppSync Developer Guide, "Configuring authorization and authentication to secure your
   * GraphQL APIs" and "Using AWS AppSync private APIs"; AWS CloudFormation Template Reference,
   * AWS::AppSync::GraphQLApi (visibility GLOBAL by default).
   */
  static final String GRAPHQL = "AWS::AppSync::GraphQLApi";
  static final String EVENTS = "AWS::AppSync::Api";

  private final Map<String, List<Entity>> sources = new HashMap<>();

  private GraphQlApis(App app) {
    app.others().stream()
        .filter(source -> source.identity().type().equals("AWS::AppSync::DataSource"))
        .forEach(
            source ->
                app.settingsOf(source)
                    .get("ApiId")
                    .target()
                    .known()
                    .map(api -> api.identity().key())
                    .distinct()
                    .forEach(
                        api -> sources.computeIfAbsent(api, _ -> new ArrayList<>()).add(source)));
  }

  /** Asks whether the API can be reached from the internet. */
  static Tri isPublic(Settings api) {
    return api.get("Visibility").text("GLOBAL").isEqualTo("PRIVATE").not();
  }

  /** Returns every way of authentication that the API accepts, the default one first. */
  static List<Settings> authentications(Settings api) {
    return Stream.concat(
            Stream.of(api.get("AuthenticationType")),
            api.get("AdditionalAuthenticationProviders").items().stream()
                .map(provider -> provider.get("AuthenticationType")))
        .toList();
  }

  /** Asks whether some way of authentication is for people: everything but IAM. */
  static Tri admitsPeople(Settings api) {
    return Tri.any(
        authentications(api).stream()
            .map(Settings::text)
            .map(type -> type.is(is -> !is.equals("AWS_IAM")))
            .toList());
  }

  /** Returns the functions that resolve fields of the API. */
  static List<LambdaFunction> functionsOf(Check.Context context, Entity api) {
    var found = new LinkedHashSet<>(context.usersOf(api));
    var sources = context.shared(GraphQlApis.class, GraphQlApis::new).sources;
    sources
        .getOrDefault(api.identity().key(), List.of())
        .forEach(source -> found.addAll(context.usersOf(source)));
    return List.copyOf(found);
  }

  /** Returns where a setting is written, else the API. */
  static Origin placeOf(Entity api, Settings setting) {
    return setting.exists().isNo() ? api.origin() : setting.origin();
  }
}
