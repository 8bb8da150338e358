package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags REST methods that say which parameters they need and check none. */
@About(
    severity = LOW,
    title = "Required parameters are declared and not checked",
    why =
        "The function gets requests without what it was told would be there, and may fall back to"
            + " a default that shows or changes more.",
    mend =
        "Give the method a request validator with `ValidateRequestParameters: true`"
            + " (`ValidateParameters: true` with `RequestModel` in SAM).",
    cwe = 20,
    sameAs = {"VALIDATION.QUERY.MISSING.001"})
final class UncheckedParameters implements Check {
  /*
   * API Gateway Developer Guide, "Request validation for REST APIs": a parameter that is marked as
   * required is only checked by a request validator. Parameters of the path are always there;
   * where a service is called, they are declared for the sake of the mapping.
   */
  private static final String OF_PATH = "method.request.path.";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    return app.routes()
        .filter(route -> route.kind() == Api.Kind.REST)
        .filter(route -> ServiceCall.of(route).isEmpty())
        .flatMap(
            route ->
                route.parameters().stream()
                    .filter(parameter -> !parameter.name().startsWith(OF_PATH))
                    .filter(parameter -> !parameter.isRequired().isEqualTo(true).isNo())
                    .limit(1)
                    .map(parameter -> judge(route, parameter).on(functions.behind(route))));
  }

  private static Verdict judge(Route route, Route.Parameter parameter) {
    Tri isMock = route.integration().type().is("MOCK"::equals);
    return Verdict.of(
            parameter
                .isRequired()
                .isEqualTo(true)
                .and(route.validation().parameters().not())
                .and(isMock.not()),
            route,
            parameter.origin(),
            "`%s` needs `%s`, and nothing checks that it is there"
                .formatted(route.show(), parameter.name()),
            parameter.isRequired())
        .mendedBy(validating(route));
  }

  /** A validator of its own for a method that has none. */
  private static Remedy validating(Route route) {
    return RequestValidators.remedy(route, true, !route.models().isEmpty());
  }
}
