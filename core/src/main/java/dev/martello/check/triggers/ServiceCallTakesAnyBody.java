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
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Stream;

/** Flags routes that send a caller's body to an AWS service as it came. */
@About(
    severity = LOW,
    title = "Caller writes the request to an AWS service",
    why =
        "A body that no template is for is passed on unchanged, so that the caller, and not the"
            + " template, says which table, queue or stream the call is about.",
    mend =
        "Set `PassthroughBehavior` to `NEVER`, and build the request in a template from the"
            + " fields that you need.",
    cwe = 20)
final class ServiceCallTakesAnyBody implements Check {
  /*
   * API Gateway Developer Guide, "Method request behavior for payloads without mapping templates":
   * WHEN_NO_MATCH, the default, passes bodies of other content types on; a caller chooses the content
   * type. Templates of WebSocket routes are not chosen by content type. Silent are calls in whose
   * bodies there is nothing to choose but the input: objects of S3, texts to translate.
   */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE", "ANY");
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of(
          "s3",
          "bedrock",
          "comprehend",
          "polly",
          "rekognition",
          "sagemaker",
          "textract",
          "transcribe",
          "translate");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.routes()
        .filter(route -> route.kind() != Api.Kind.HTTP)
        .flatMap(route -> ServiceCall.of(route).stream().flatMap(call -> judge(route, call)));
  }

  private static Stream<Verdict> judge(Route route, ServiceCall call) {
    if (WITHOUT_RESOURCES.contains(call.service())) {
      return Stream.of();
    }
    var integration = route.integration();
    var whole =
        integration.templates().stream()
            .filter(template -> MappingTemplate.isWholeBody(template.text().show()))
            .findFirst();
    var verdict =
        whole.isPresent()
            ? Verdict.fails(
                route,
                whole.get().origin(),
                "`%s` sends the whole body of its caller to %s"
                    .formatted(route.show(), call.service()))
            : Verdict.of(
                    passesOn(route),
                    route,
                    integration.origin(),
                    (integration.templates().isEmpty()
                            ? "`%s` sends every body to %s as it comes"
                            : "`%s` sends bodies of other content types to %s as they come")
                        .formatted(route.show(), call.service()),
                    integration.passthrough(),
                    route.method())
                .mendedBy(remedy(route));
    boolean isOpen = OpenRoutes.answer(route).isYes();
    return Stream.of(call.isNamedByBody() && isOpen ? verdict.raised(1) : verdict);
  }

  private static Tri passesOn(Route route) {
    var integration = route.integration();
    boolean hasTemplates = !integration.templates().isEmpty();
    Tri isLoose =
        integration
            .passthrough()
            .is(
                behavior ->
                    behavior.equals("WHEN_NO_MATCH")
                        || (behavior.equals("WHEN_NO_TEMPLATES") && !hasTemplates));
    if (route.kind() == Api.Kind.WEBSOCKET) {
      return isLoose.and(Tri.of(!hasTemplates && isMessage(route)));
    }
    return isLoose.and(route.method().is(WITH_BODY::contains));
  }

  private static boolean isMessage(Route route) {
    var key = route.path().show();
    return !key.equals("$connect") && !key.equals("$disconnect");
  }

  private static Remedy remedy(Route route) {
    boolean isMethod =
        route.identity().type().equals("AWS::ApiGateway::Method")
            && !route.integration().templates().isEmpty();
    return isMethod
        ? Remedy.of(
                "refuse bodies that no template is for",
                Change.put(
                    route.identity(), Term.text("NEVER"), "Integration", "PassthroughBehavior"))
            .warning("bodies of other content types get an error 415")
        : Remedy.none();
  }
}
