package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.Route;

/** Writes validators for methods of REST APIs. */
final class RequestValidators {
  private RequestValidators() {}

  /**
   * Gives a method that has none a validator for what it declares; none can be given to a route of
   * a document, which keeps its validators itself, nor to a method of an API in another template.
   */
  static Remedy remedy(Route route, boolean parameters, boolean body) {
    var method = route.identity();
    boolean isHere =
        method.type().equals("AWS::ApiGateway::Method")
            && route.api().type().equals("AWS::ApiGateway::RestApi")
            && route.api().stack().equals(method.stack());
    if (!isHere || !(parameters || body)) {
      return Remedy.none();
    }
    var validator = method.id() + "Validator";
    return Remedy.of(
            "validate requests of `%s`".formatted(route.show()),
            new Change.Add(
                method,
                validator,
                "AWS::ApiGateway::RequestValidator",
                Term.parts()
                    .with("RestApiId", Term.ref(route.api().id()))
                    .with("ValidateRequestBody", Term.flag(body))
                    .with("ValidateRequestParameters", Term.flag(parameters))),
            Change.put(method, Term.ref(validator), "RequestValidatorId"))
        .warning("requests that do not follow what the method declares get an error 400");
  }
}
