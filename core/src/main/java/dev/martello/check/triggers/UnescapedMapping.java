package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.stream.Stream;

/** Flags routes that let a caller write into the request that they send to an AWS service. */
@About(
    severity = MEDIUM,
    title = "Mapping template inserts what callers send unescaped",
    why =
        "A quote or an ampersand in the input ends the value that it was meant for, and the rest"
            + " is read by the service as parameters: another table, message attribute or action.",
    mend =
        "Wrap the input in `$util.urlEncode(...)` in forms and in `$util.escapeJavaScript(...)`"
            + " between quotes, or validate it against a model.",
    cwe = 74)
final class UnescapedMapping implements Check {
  /*
   * Silent where API Gateway has validated the body against a model that says something, for what
   * comes from the body; parameters are validated only for being there.
   */
  private static final String CONTENT_TYPE = "integration.request.header.content-type";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.routes()
        .filter(route -> ServiceCall.of(route).isPresent())
        .flatMap(
            route ->
                route.integration().templates().stream()
                    .flatMap(template -> judge(route, template)));
  }

  private static Stream<Verdict> judge(Route route, Route.Mapping template) {
    // In an unknown text, `${!name}` stands for a literal `${name}`, which VTL reads as $name.
    var text = template.text().show().replace("${!", "${");
    if (MappingTemplate.isWholeBody(text)) {
      return Stream.of(); // ServiceCallTakesAnyBody tells
    }
    return MappingTemplate.unescaped(text, isForm(route, text)).stream()
        .filter(found -> found.contains("params") || !isValidated(route))
        .map(
            found ->
                Verdict.fails(
                        route,
                        template.origin(),
                        "`%s` puts `%s` into a call of %s as it comes"
                            .formatted(route.show(), found, service(route)))
                    .because(route.origin(), "the route")
                    .mendedBy(remedy(template, isForm(route, text))));
  }

  /**
   * A text that is put together has no one place where all of it is written, and one of several
   * lines would lose them.
   */
  private static Remedy remedy(Route.Mapping template, boolean isForm) {
    return template.text() instanceof Val.Known<String>(String text, Origin _)
            && !text.contains("\n")
        ? MappingTemplate.escaped(text, isForm)
            .map(
                escaped ->
                    Remedy.of(
                            "escape what callers send",
                            new Change.Replace(template.text().origin(), Term.text(escaped)))
                        .warning(
                            "callers who escaped their input themselves have it escaped twice"))
            .orElse(Remedy.none())
        : Remedy.none();
  }

  private static String service(Route route) {
    return ServiceCall.of(route).map(ServiceCall::service).orElse("");
  }

  private static boolean isValidated(Route route) {
    return route.validation().body().isYes()
        && route.models().stream().allMatch(model -> !model.constrains().isNo());
  }

  private static boolean isForm(Route route, String text) {
    boolean hasType =
        route.integration().parameters().stream()
            .filter(mapping -> mapping.name().toLowerCase(Locale.ROOT).equals(CONTENT_TYPE))
            .anyMatch(mapping -> mapping.text().show().contains("x-www-form-urlencoded"));
    return hasType || text.stripLeading().startsWith("Action=");
  }
}
