package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags ways in that run whatever was deployed last although a released version exists. */
@About(
    severity = LOW,
    title = "Trigger bypasses the function's alias",
    why =
        "The alias releases code step by step and can be rolled back; this way in runs `$LATEST`,"
            + " so that unreleased or tampered code serves at once.",
    mend = "Point the trigger, permission or URL at the alias.",
    cwe = 494)
final class UnreleasedCodeInvoked implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var aliased = Aliases.functionsWithAlias(app, context);
    return app.functions().stream()
        .filter(function -> context.isStrict() || aliased.contains(function.identity().key()))
        .flatMap(
            function ->
                waysIn(function)
                    .flatMap(entry -> judge(function, entry, app))
                    .map(verdict -> verdict.on(function)));
  }

  /** A resource that invokes a function, with the property that names the function. */
  private record Entry(Entity by, String property, String title) {}

  private static Stream<Entry> waysIn(LambdaFunction function) {
    var urls = function.urls().stream().map(url -> new Entry(url, "TargetFunctionArn", "the URL"));
    var mappings =
        function.triggers().stream()
            .filter(Trigger.FromEvent.class::isInstance)
            .map(Trigger.FromEvent.class::cast)
            .flatMap(
                trigger ->
                    trigger.mapping().stream()
                        .map(
                            mapping ->
                                new Entry(mapping, "FunctionName", trigger.source().title())));
    var permissions =
        function.permissions().stream()
            .filter(permission -> Shape.isEmpty(permission.functionUrlAuthType()).isYes())
            .map(
                permission ->
                    new Entry(permission, "FunctionName", permission.principal().brief()));
    return Stream.of(urls, mappings, permissions).flatMap(entries -> entries);
  }

  private static Stream<Verdict> judge(LambdaFunction function, Entry entry, App app) {
    var settings = app.settingsOf(entry.by());
    Tri isQualified =
        Aliases.isQualified(settings.get(entry.property())).or(settings.get("Qualifier").exists());
    return Stream.of(
        Verdict.of(
            isQualified.not(),
            entry.by(),
            entry.by().origin(),
            "%s invokes `$LATEST` of `%s`".formatted(entry.title(), function.identity().title())));
  }
}
