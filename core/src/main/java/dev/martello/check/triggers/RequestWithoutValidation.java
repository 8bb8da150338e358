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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags REST methods that pass any body on to the function. */
@About(
    severity = LOW,
    title = "REST method passes requests on unvalidated",
    why =
        "Malformed and oversized input reaches the function's code, which is the only thing left"
            + " to catch it.",
    mend =
        "Declare a model for the body and a request validator (`RequestModel` with"
            + " `ValidateBody: true` in SAM).",
    cwe = 20,
    sameAs = {"CKV2_AWS_53", "APIG2", "VALIDATION.001", "VALIDATION.MISSING.001"})
final class RequestWithoutValidation implements Check {
  private static final Set<String> WITH_BODY =
      Set.of("POST", "PUT", "PATCH", "ANY", "X-AMAZON-APIGATEWAY-ANY-METHOD", "*");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.routes()
        .filter(route -> route.kind() == Api.Kind.REST)
        .map(RequestWithoutValidation::judge);
  }

  /** A method that says what it expects needs nothing but a validator. */
  private static Remedy remedy(Route route) {
    boolean hasModels = route.models().stream().anyMatch(model -> !model.constrains().isNo());
    boolean hasParameters =
        route.parameters().stream()
            .anyMatch(parameter -> parameter.isRequired().isEqualTo(true).isYes());
    return hasModels ? RequestValidators.remedy(route, hasParameters, true) : Remedy.none();
  }

  private static Verdict judge(Route route) {
    Tri hasBody = route.method().is(method -> WITH_BODY.contains(method.toUpperCase(Locale.ROOT)));
    Tri isMock = route.integration().type().is("MOCK"::equals);
    Tri isValidated = route.validation().body().or(route.validation().parameters());
    return Verdict.of(
            hasBody.and(isMock.not()).and(isValidated.not()),
            route,
            route.origin(),
            "`%s` accepts any body".formatted(route.show()),
            route.method())
        .mendedBy(remedy(route));
  }
}
