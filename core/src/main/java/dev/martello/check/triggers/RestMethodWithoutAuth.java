package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags methods of REST APIs that anybody on the internet may call. */
@About(
    severity = MEDIUM,
    title = "REST method needs no authentication",
    why = "Anybody on the internet can call the method and what stands behind it.",
    mend =
        "Set `AuthorizationType` to `AWS_IAM`, `COGNITO_USER_POOLS` or `CUSTOM` with an"
            + " authorizer.",
    cwe = 306,
    sameAs = {
      "CKV_AWS_59",
      "CKV2_AWS_70",
      "AWS-0004",
      "W59",
      "APIG4",
      "COG4",
      "apigateway_restapi_authorizers_enabled",
      "1056dfbb",
      "15ccec05",
      "AUTH.001",
      "TRIGGER.APIGATEWAY.NOAUTH.001",
      "Public",
      "7fd0d461",
      "0a96ce49",
      "apigateway_restapi_public_with_authorizer"
    })
final class RestMethodWithoutAuth implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenRoutes.judge(
        app,
        context,
        route -> route.kind() == Api.Kind.REST && !OpenRoutes.isFromDefinition(route));
  }
}
