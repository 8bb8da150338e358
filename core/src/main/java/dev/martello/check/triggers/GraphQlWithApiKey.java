package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags AppSync APIs that a key in the client's code opens. */
@About(
    severity = MEDIUM,
    title = "AppSync API is opened by an API key",
    why =
        "The key stands in every copy of the client, so that anybody who looks may query and"
            + " change what the API resolves.",
    mend =
        "Authenticate with Cognito, OpenID Connect, IAM or a Lambda authorizer; keep a key for"
            + " fields that are public.",
    cwe = 308,
    sameAs = {"appsync_graphql_api_no_api_key_authentication"})
final class GraphQlWithApiKey implements Check {
  /*
   * AWS AppSync Developer Guide, "API_KEY authorization": "Unauthenticated APIs require more strict
   * throttling than authenticated APIs"; a key is "a hard-coded value in your application". As an
   * additional way in it opens only the fields that name it, which is what it is for.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        context
            .resources(GraphQlApis.GRAPHQL)
            .flatMap(api -> judge(app, api, GraphQlApis.functionsOf(context, api))),
        context
            .resources(GraphQlApis.EVENTS)
            .flatMap(api -> judgeEvents(app, api, GraphQlApis.functionsOf(context, api))));
  }

  private static Stream<Verdict> judge(App app, Entity api, List<LambdaFunction> functions) {
    var settings = app.settingsOf(api);
    var isPublic = GraphQlApis.isPublic(settings);
    var ways = GraphQlApis.authentications(settings);
    var verdicts = new ArrayList<Verdict>();
    for (int index = 0; index < ways.size(); index++) {
      var type = ways.get(index).text();
      var verdict =
          Verdict.of(
                  type.isEqualTo("API_KEY").and(isPublic),
                  api,
                  type.origin(),
                  index == 0
                      ? "an API key is all that the GraphQL API asks for"
                      : "some fields of the GraphQL API may be asked for with an API key",
                  type,
                  settings.get("Visibility").text("GLOBAL"))
              .on(functions);
      verdicts.add(index == 0 ? verdict : verdict.raised(-1));
    }
    return verdicts.stream();
  }

  private static Stream<Verdict> judgeEvents(App app, Entity api, List<LambdaFunction> functions) {
    return app.settingsOf(api).get("EventConfig", "ConnectionAuthModes").items().stream()
        .map(mode -> mode.get("AuthType").text())
        .map(
            type ->
                Verdict.of(
                        type.isEqualTo("API_KEY"),
                        api,
                        type.origin(),
                        "an API key is all that it takes to connect to the event API",
                        type)
                    .on(functions));
  }
}
