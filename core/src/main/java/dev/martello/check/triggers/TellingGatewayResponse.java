package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Flags error answers of API Gateway that tell what only the owner should know. */
@About(
    severity = LOW,
    title = "Gateway response tells internals",
    why =
        "Messages of the backend and what the authorizer knows of the caller help an attacker to"
            + " find the next hole.",
    mend =
        "Answer with `$context.error.messageString` and a request id, and look up the rest in the"
            + " access log.",
    cwe = 209,
    sameAs = {"RESPONSE.EXPOSURE.001", "GATEWAYRESPONSE.SERVERHEADER.001"})
final class TellingGatewayResponse implements Check {
  /*
   * API Gateway Developer Guide, "Gateway responses for REST APIs in API Gateway" and "$context
   * variables". Profile strict: a REST API also has to answer errors with a header that makes
   * browsers careful, which is of use only where browsers show the answers.
   */
  private static final List<String> TELLING =
      List.of(
          "$context.integrationerrormessage",
          "$context.integration.error",
          "$context.authorizer.",
          "$context.identity.accesskey",
          "$context.identity.apikey",
          "$stagevariables.");

  private static final List<String> CAREFUL =
      List.of(
          "strict-transport-security",
          "x-content-type-options",
          "content-security-policy",
          "x-frame-options");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var written =
        context
            .resources("AWS::ApiGateway::GatewayResponse")
            .flatMap(
                response -> judge(response, app.settingsOf(response).get("ResponseTemplates")));
    var inDocuments =
        app.apis().stream()
            .flatMap(
                api ->
                    documented(app, api).stream()
                        .flatMap(part -> judge(api, part.value().get("responseTemplates"))));
    var found = Stream.concat(written, inDocuments);
    return context.isStrict() ? Stream.concat(found, headers(app, context)) : found;
  }

  private static List<Settings.Named> documented(App app, Api api) {
    return api.kind() == Api.Kind.REST
        ? app.settingsOf(api).get("Body", "x-amazon-apigateway-gateway-responses").parts()
        : List.of();
  }

  private static Stream<Verdict> judge(Entity owner, Settings templates) {
    return templates.parts().stream()
        .flatMap(
            template ->
                TELLING.stream()
                    .filter(template.value().text().show().toLowerCase(Locale.ROOT)::contains)
                    .limit(1)
                    .map(
                        name ->
                            Verdict.fails(
                                owner,
                                template.value().origin(),
                                "the error answer tells `%s`".formatted(name))));
  }

  // strict

  private static Stream<Verdict> headers(App app, Context context) {
    var responses = context.resources("AWS::ApiGateway::GatewayResponse").toList();
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .filter(
            api ->
                documented(app, api).stream()
                        .noneMatch(part -> isCareful(part.value().get("responseParameters")))
                    && responses.stream()
                        .filter(response -> isOf(app, response, api))
                        .noneMatch(
                            response ->
                                isCareful(app.settingsOf(response).get("ResponseParameters"))))
        .map(
            api ->
                Verdict.fails(
                    api,
                    api.origin(),
                    "no error answer of the API has a header that makes browsers careful"));
  }

  private static boolean isOf(App app, Entity response, Api api) {
    return app.settingsOf(response)
        .get("RestApiId")
        .target()
        .known()
        .anyMatch(owner -> owner.identity().isSame(api.identity()));
  }

  private static boolean isCareful(Settings parameters) {
    return parameters.parts().stream()
        .map(part -> part.name().toLowerCase(Locale.ROOT))
        .anyMatch(name -> CAREFUL.stream().anyMatch(name::endsWith));
  }
}
