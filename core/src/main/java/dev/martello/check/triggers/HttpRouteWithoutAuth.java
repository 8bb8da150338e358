package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags routes of HTTP APIs that anybody on the internet may call. */
@About(
    severity = MEDIUM,
    title = "HTTP API route needs no authentication",
    why = "Anybody on the internet can call the route and what stands behind it.",
    mend = "Set `AuthorizationType` to `JWT`, `AWS_IAM` or `CUSTOM` with an authorizer.",
    cwe = 306,
    sameAs = {
      "APIGateway.8",
      "CKV_AWS_309",
      "APIG4",
      "apigatewayv2_api_authorizers_enabled",
      "AUTH.001"
    })
final class HttpRouteWithoutAuth implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenRoutes.judge(
        app,
        context,
        route -> route.kind() == Api.Kind.HTTP && !OpenRoutes.isFromDefinition(route));
  }
}
