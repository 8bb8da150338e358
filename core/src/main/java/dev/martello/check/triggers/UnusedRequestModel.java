package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Flags models that describe bodies and that no method uses. */
@About(
    severity = LOW,
    title = "Model is attached to no method",
    why = "The description looks like a check of the input, and nothing is checked against it.",
    mend =
        "Name the model in `RequestModels` of the methods that it is for, and give them a request"
            + " validator.",
    cwe = 20)
final class UnusedRequestModel implements Check {
  private static final int DEEPEST = 32;
  private static final String MODEL = "AWS::ApiGateway::Model";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var used = new HashSet<String>();
    var texts = new HashSet<String>();
    context
        .resources("AWS::ApiGateway::Method")
        .forEach(method -> collect(app.settingsOf(method), used, texts));
    context
        .resources(MODEL)
        .forEach(model -> collectReferences(app.settingsOf(model).get("Schema").json(), texts, 0));
    return context
        .resources(MODEL)
        .filter(model -> hasMethods(app, model))
        .map(model -> judge(app, model, used, texts));
  }

  /** A model of an API whose methods stand elsewhere may well be used there. */
  private static boolean hasMethods(App app, Entity model) {
    var api = app.settingsOf(model).get("RestApiId").target().known().toList();
    return api.size() == 1
        && app.apis().stream()
            .filter(one -> one.identity().isSame(api.getFirst().identity()))
            .anyMatch(one -> !one.routes().isEmpty() && one.hasKnownRoutes().isYes());
  }

  private static void collect(Settings method, Set<String> used, Set<String> texts) {
    collectModels(method.get("RequestModels"), used, texts);
    for (var answer : method.get("MethodResponses").items()) {
      collectModels(answer.get("ResponseModels"), used, texts);
    }
  }

  private static void collectModels(Settings models, Set<String> used, Set<String> texts) {
    for (var part : models.parts()) {
      part.value().target().known().forEach(model -> used.add(model.identity().key()));
      texts.add(part.value().text().show());
    }
  }

  /** A schema may refer to another model by the address of that model. */
  private static void collectReferences(Settings schema, Set<String> texts, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    texts.add(schema.get("$ref").text().show());
    schema.inside().forEach(part -> collectReferences(part, texts, depth + 1));
  }

  private static Verdict judge(App app, Entity model, Set<String> used, Set<String> texts) {
    var key = model.identity().key();
    var name = app.settingsOf(model).get("Name").text().show();
    boolean isUsed =
        used.contains(key)
            || (!name.isEmpty() && texts.contains(name))
            || texts.stream().anyMatch(text -> text.endsWith("/models/" + name))
            || texts.stream().anyMatch(text -> text.endsWith("/models/${" + key + "}"));
    return isUsed
        ? Verdict.passes()
        : Verdict.fails(
            model,
            model.origin(),
            "no method names the model `%s`".formatted(model.identity().title()));
  }
}
