package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.stream.Stream;

/** Flags routes that let everybody in who holds a key for the API. */
@About(
    severity = MEDIUM,
    title = "API key is the only protection of a route",
    why =
        "A key is the same for a whole client, never expires, travels in a header that gets"
            + " logged, and opens every API of its usage plan.",
    mend =
        "Put an authorizer (Cognito, JWT, Lambda) or `AWS_IAM` on the route; keep the key for"
            + " counting calls.",
    cwe = 308,
    sameAs = {"AUTH.APIKEY.SOLE.001"})
final class ApiKeyAsOnlyProtection implements Check {
  /*
   * API Gateway Developer Guide, "Usage plans and API keys": "Don't use API keys for authentication
   * or authorization to control access to your APIs."
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    var admission = Admission.of(app, context);
    return app.routes()
        .filter(route -> !route.apiKeyRequired().isEqualTo(true).isNo())
        .map(route -> judge(route, admission).on(functions.behind(route)));
  }

  private static Verdict judge(Route route, Admission admission) {
    return Verdict.of(
            OpenRoutes.isElsewhere(route)
                ? OpenRoutes.asksForKeyAlone(route)
                : OpenRoutes.answersToKey(route),
            route,
            route.apiKeyRequired().origin(),
            "`%s` asks for nothing but an API key".formatted(route.show()),
            route.apiKeyRequired(),
            route.authorization().type())
        .mendedBy(() -> admission.remedy(route));
  }
}
