package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Invocation;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags methods that answer with a function's error and its stack trace. */
@About(
    severity = LOW,
    title = "Function's errors reach the caller whole",
    why =
        "An error that nobody caught is answered with its message, type and stack trace, which"
            + " tell an attacker how the code works and which libraries it uses.",
    mend =
        "Add an integration response with a `SelectionPattern` for errors and a template without"
            + " details, or use a proxy integration.",
    cwe = 209,
    sameAs = {"RESPONSE.EXPOSURE.001"})
final class FunctionErrorsReachCallers implements Check {
  /*
   * API Gateway Developer Guide, "Handle custom Lambda errors in API Gateway": in an integration that
   * is no proxy, a function's error comes back as JSON with errorMessage, errorType and stackTrace,
   * and goes to the caller, as a success, unless a response's pattern matches the message. A proxy
   * integration answers with a bare 502.
   */
  private static final String FUNCTION = ":lambda:path/";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    return app.routes()
        .filter(route -> route.kind() == Api.Kind.REST)
        .filter(route -> route.integration().invocation() == Invocation.SYNCHRONOUS)
        .map(route -> judge(app, route).on(functions.behind(route)));
  }

  private static Verdict judge(App app, Route route) {
    var integration = route.integration();
    boolean callsFunction = integration.uri().show().contains(FUNCTION);
    Tri isPassedOn = integration.type().isEqualTo("AWS").and(Tri.of(callsFunction));
    boolean isShaped =
        integration.answers().stream()
            .anyMatch(
                answer -> !answer.pattern().show().isEmpty() || !answer.templates().isEmpty());
    return Verdict.of(
            isPassedOn.and(Tri.of(!isShaped)),
            route,
            integration.origin(),
            "errors of the function behind `%s` are answered with their stack trace"
                .formatted(route.show()),
            integration.type())
        .mendedBy(remedy(app, route));
  }

  /** Answers every error, whatever its message, with one that tells nothing. */
  private static Remedy remedy(App app, Route route) {
    if (!route.identity().type().equals("AWS::ApiGateway::Method")) {
      return Remedy.none();
    }
    var answer =
        Term.parts()
            .with("StatusCode", Term.text("500"))
            .with("SelectionPattern", Term.text("(\\n|.)+"))
            .with(
                "ResponseTemplates",
                Term.parts()
                    .with(
                        "application/json", Term.text("{\"message\": \"Internal server error\"}")));
    var changes = new ArrayList<Change>();
    changes.add(
        new Change.Append(
            route.identity(), List.of("Integration", "IntegrationResponses"), answer));
    boolean isDeclared =
        app.settingsOf(route).get("MethodResponses").items().stream()
            .anyMatch(response -> response.get("StatusCode").text().isEqualTo("500").isYes());
    if (!isDeclared) {
      changes.add(
          new Change.Append(
              route.identity(),
              List.of("MethodResponses"),
              Term.parts().with("StatusCode", Term.text("500"))));
    }
    return new Remedy(
        "answer errors of the function without details",
        changes,
        "errors come with status 500 from then on, and not with 200");
  }
}
