package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.SinkKind;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags answers that any origin may read with the visitor's credentials. */
@About(
    severity = MEDIUM,
    title = "Any site may read answers with credentials",
    why = "A site that somebody visits calls the API as that person and reads what it answers.",
    mend = "Compare the origin with a list of known ones before it is sent back.",
    cwe = 942)
final class CorsAnyOrigin implements FlowCheck, MisuseCheck, PlaceCheck {
  /** Spring's annotation of a class or method; what stands in comments is behind other words. */
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "(?m)^\\s*(?:@\\w+(?:\\([^()\\n]*\\))?\\s+)*?(@CrossOrigin\\s*\\((?<said>[^()]*)\\))");

  private static final Pattern ANY =
      Pattern.compile("\\b(?:origins|originPatterns|value)\\s*=\\s*\\{?\\s*\"\\*\"");

  private static final Pattern CREDENTIALS =
      Pattern.compile("\\ballowCredentials\\s*=\\s*\"true\"");

  @Override
  public Set<SinkKind> kinds() {
    return Set.of(SinkKind.CORS);
  }

  /** Some function of it answers callers what the code says; what no template declares does. */
  private static boolean isAnswered(Verdict verdict, App app) {
    return !(verdict instanceof Verdict.Fails fails)
        || fails.functions().stream()
            .anyMatch(
                one ->
                    app.functions().stream()
                        .filter(function -> function.identity().equals(one))
                        .noneMatch(function -> isRuled(function, app)));
  }

  /**
   * An HTTP API that has rules of its own leaves out what the function says.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
   */
  private static boolean isRuled(LambdaFunction function, App app) {
    var ways =
        function.triggers().stream()
            .filter(trigger -> !(trigger instanceof Trigger.FromEvent))
            .toList();
    var ruled =
        app.apis().stream()
            .filter(api -> api.kind() == Api.Kind.HTTP && !api.cors().isEmpty())
            .map(api -> api.identity().key())
            .collect(Collectors.toSet());
    return !ways.isEmpty() && ways.stream().allMatch(way -> isOf(way, ruled));
  }

  private static boolean isOf(Trigger way, Set<String> apis) {
    return way instanceof Trigger.FromRoute(var route) && apis.contains(route.api().key());
  }

  @Override
  public String misuse() {
    return "cors-any-origin";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.of(
            FlowCheck.super.run(app, context),
            MisuseCheck.super.run(app, context),
            PlaceCheck.super.run(app, context))
        .flatMap(all -> all)
        .filter(verdict -> isAnswered(verdict, app));
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return AnnotationTexts.in(code, ANNOTATED)
        .filter(found -> ANY.matcher(found.match().group(2)).find())
        .filter(found -> CREDENTIALS.matcher(found.match().group(2)).find())
        .map(
            found ->
                new Place(
                    found.where(), "every site may read answers with the caller's credentials"));
  }
}
