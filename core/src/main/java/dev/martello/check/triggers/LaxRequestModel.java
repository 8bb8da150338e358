package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.List;
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
  /*
   * Judged only where API Gateway checks the body against the model; where it does not,
   * RequestWithoutValidation tells. A schema that says nothing is always reported, one that allows
   * further properties where the function may write to a store. Profile strict: every model of an
   * object that allows more.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    var used =
        app.routes()
            .flatMap(
                route ->
                    route.models().stream()
                        .map(model -> judge(route, model, functions.behind(route), context)));
    return context.isStrict() ? Stream.concat(used, declared(app, context)) : used;
  }

  private static Verdict judge(
      Route route, Route.BodyModel model, List<LambdaFunction> behind, Context context) {
    Tri isChecked = route.validation().body();
    boolean stores = behind.stream().anyMatch(function -> writes(function, context));
    Tri isLax = stores ? model.constrains().not().or(model.allowsMore()) : model.constrains().not();
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

  private static Stream<Verdict> declared(App app, Context context) {
    return context
        .resources("AWS::ApiGateway::Model")
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
}
