package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags models that let bodies through which the function does not expect. */
@About(
    severity = LOW,
    title = "Request model accepts what nobody expects",
    why =
        "Properties that nobody meant to accept, such as a role or a price, are stored with the"
            + " rest of the body.",
    mend =
        "Describe the properties of the body, name the required ones, and set"
            + " `additionalProperties` to false.",
    cwe = 915,
    sameAs = {"MODEL.ADDITIONAL.PROPERTIES.001"})
final class LaxRequestModel implements Check {
  private static final String MODEL = "AWS::ApiGateway::Model";

  /*
   * Judged only where API Gateway checks the body against the model; where it does not,
   * RequestWithoutValidation tells. A schema that says nothing is always reported, one that allows
   * further properties where the function may write to a store. Profile strict: every model of an
   * object that allows more, and those with texts and lists of any length.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    var used =
        app.routes()
            .flatMap(
                route ->
                    route.models().stream()
                        .map(model -> judge(route, model, functions.behind(route), context)))
            .toList();
    if (!context.isStrict()) {
      return used.stream();
    }
    var told =
        used.stream()
            .filter(Verdict.Fails.class::isInstance)
            .map(verdict -> ((Verdict.Fails) verdict).where())
            .collect(Collectors.toSet());
    return Stream.of(used.stream(), declared(app, context, told), boundless(app, context))
        .flatMap(verdicts -> verdicts);
  }

  private static Verdict judge(
      Route route, Route.BodyModel model, List<LambdaFunction> behind, Context context) {
    Tri isChecked = route.validation().body();
    boolean isAsked =
        context.isStrict() || behind.stream().anyMatch(function -> writes(function, context));
    Tri isEmpty = model.constrains().not();
    Tri isLax = isAsked ? isEmpty.or(model.allowsMore()) : isEmpty;
    var message =
        model.constrains().isNo()
            ? "the model for bodies of `%s` accepts everything"
            : "the model for bodies of `%s` accepts properties that it does not name";
    // What a schema that is not read says stays open, and so does the question; nobody can answer.
    return isChecked.and(isLax).isYes()
        ? Verdict.fails(route, model.origin(), message.formatted(route.show())).on(behind)
        : Verdict.passes();
  }

  private static boolean writes(LambdaFunction function, Context context) {
    return function
        .role()
        .known()
        .anyMatch(role -> context.grantsOf(role).has(Power.WRITES_DATA).isYes());
  }

  private static Stream<Verdict> declared(App app, Context context, Set<Origin> told) {
    return context
        .resources(MODEL)
        .filter(model -> !told.contains(model.origin()))
        .map(model -> judge(model, app.settingsOf(model).get("Schema").json()));
  }

  private static Verdict judge(Entity model, Settings schema) {
    var more = schema.get("additionalProperties");
    Tri isObject = schema.get("type").text().isEqualTo("object");
    Tri allowsMore = Tri.of(!more.isStructured()).and(more.flag(true).isEqualTo(true));
    return Verdict.of(
        isObject.and(allowsMore),
        model,
        schema.origin(),
        "the model accepts properties that it does not name",
        more.text());
  }

  private static Stream<Verdict> boundless(App app, Context context) {
    var models =
        context
            .resources(MODEL)
            .flatMap(
                model -> {
                  var schema = app.settingsOf(model).get("Schema").json();
                  return judge(model, schema, SchemaBounds.of(schema));
                });
    var definitions =
        app.apis().stream()
            .flatMap(
                api ->
                    api.routes().stream()
                        .filter(route -> route.validation().body().isYes())
                        .flatMap(route -> route.models().stream())
                        .flatMap(model -> model.name().candidates().stream())
                        .distinct()
                        .flatMap(name -> ofDocument(api, name, app)));
    var inline = app.apis().stream().flatMap(api -> inline(api, app));
    return Stream.of(models, definitions, inline).flatMap(verdicts -> verdicts);
  }

  /** Schemas that stand in the operations themselves. */
  private static Stream<Verdict> inline(Api api, App app) {
    var document = app.settingsOf(api).get("Body");
    return api.routes().stream()
        .filter(route -> route.validation().body().isYes())
        .flatMap(
            route ->
                route.path().candidates().stream()
                    .flatMap(
                        path ->
                            route.method().candidates().stream()
                                .map(verb -> verb.toLowerCase(Locale.ROOT))
                                .map(verb -> document.get("paths", path, verb))))
        .flatMap(operation -> operation.get("requestBody", "content").parts().stream())
        .map(content -> content.value().get("schema"))
        .filter(schema -> schema.get("$ref").exists().isNo())
        .flatMap(schema -> judge(api, schema, SchemaBounds.of(schema, document)));
  }

  private static Stream<Verdict> ofDocument(Api api, String name, App app) {
    var document = app.settingsOf(api).get("Body");
    return Stream.of(document.get("definitions", name), document.get("components", "schemas", name))
        .filter(schema -> schema.exists().isYes())
        .flatMap(schema -> judge(api, schema, SchemaBounds.of(schema, document)));
  }

  private static Stream<Verdict> judge(Entity owner, Settings schema, SchemaBounds bounds) {
    return bounds.missing().isEmpty()
        ? Stream.empty()
        : Stream.of(
            Verdict.fails(
                owner,
                schema.origin(),
                "the model accepts %s of any length".formatted(bounds.show())));
  }
}
