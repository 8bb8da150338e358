package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags routes that an event or an OpenAPI document declares without saying who may call. */
@About(
    severity = MEDIUM,
    title = "Route of event or OpenAPI document lacks authentication",
    why =
        "The line that makes the function reachable makes it reachable for everybody on the"
            + " internet.",
    mend =
        "Give the API an authorizer (`Auth` with `DefaultAuthorizer`, or a security scheme in the"
            + " document) and the route an explicit `NONE` only where everybody may call.",
    cwe = 306,
    sameAs = {
      "CKV_AWS_59",
      "CKV2_AWS_70",
      "CKV_AWS_309",
      "AWS-0004",
      "1056dfbb",
      "15ccec05",
      "7fd0d461",
      "0a96ce49",
      "W59",
      "APIG4",
      "APIGateway.8",
      "AUTH.001",
      "TRIGGER.APIGATEWAY.NOAUTH.001",
      "apigateway_restapi_authorizers_enabled",
      "apigatewayv2_api_authorizers_enabled",
      "apigateway_restapi_public_with_authorizer"
    })
final class ImplicitApiWithoutAuth implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenRoutes.judge(
        app,
        context,
        route -> route.kind() != Api.Kind.WEBSOCKET && OpenRoutes.isFromDefinition(route));
  }
}
