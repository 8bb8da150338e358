package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags APIs of which no route can ask who calls. */
@About(
    severity = LOW,
    title = "API has no authorizer",
    why = "Whatever is added to the API is open to everybody who gets to it.",
    mend =
        "Add an authorizer to the API and make it the default, or ask for `AWS_IAM` on its routes.",
    cwe = 306,
    isStrict = true,
    sameAs = {"7fd0d461", "0a96ce49", "apigateway_restapi_public_with_authorizer"})
final class ApiWithoutAuthorizer implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream().map(ApiWithoutAuthorizer::judge);
  }

  private static Verdict judge(Api api) {
    var types = api.routes().stream().map(route -> route.authorization().type()).toList();
    Tri asks = Tri.any(types.stream().map(type -> type.isEqualTo("NONE").not()).toList());
    return Verdict.of(
        Tri.of(api.authorizers().isEmpty()).and(asks.not()),
        api,
        api.origin(),
        "neither an authorizer nor `AWS_IAM` guards any route of the API",
        types);
  }
}
