package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Map;
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
  /*
   * What needs a permission of the function is told at the permission. Schedules and pipes call with
   * a role of their own.
   */
  private static final Map<String, List<List<String>>> WITH_OWN_ROLE =
      Map.of(
          "AWS::Scheduler::Schedule", List.of(List.of("Target", "Arn")),
          "AWS::Pipes::Pipe", List.of(List.of("Target"), List.of("Enrichment")));

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var aliased = Aliases.functionsWithAlias(app, context);
    return app.functions().stream()
        .filter(function -> context.isStrict() || aliased.contains(function.identity().key()))
        .flatMap(
            function ->
                waysIn(function, app)
                    .flatMap(entry -> judge(function, entry, app))
                    .map(verdict -> verdict.on(function)));
  }

  /** A resource that invokes a function, with the property that names the function. */
  private record Entry(Entity by, List<String> property, String title) {
    Entry(Entity by, String property, String title) {
      this(by, List.of(property), title);
    }

    Settings target(App app) {
      return app.settingsOf(by).get(property.toArray(String[]::new));
    }
  }

  private static Stream<Entry> waysIn(LambdaFunction function, App app) {
    var urls = function.urls().stream().map(url -> new Entry(url, "TargetFunctionArn", "the URL"));
    var events =
        function.triggers().stream()
            .filter(Trigger.FromEvent.class::isInstance)
            .map(Trigger.FromEvent.class::cast)
            .toList();
    var mappings =
        events.stream()
            .flatMap(
                trigger ->
                    trigger.mapping().stream()
                        .map(
                            mapping ->
                                new Entry(mapping, "FunctionName", trigger.source().title())));
    var calls =
        events.stream()
            .flatMap(trigger -> trigger.from().known())
            .flatMap(UnreleasedCodeInvoked::calls)
            .filter(entry -> isFor(function, entry.target(app)));
    var permissions =
        function.permissions().stream()
            .filter(permission -> Shape.isEmpty(permission.functionUrlAuthType()).isYes())
            .map(
                permission ->
                    new Entry(permission, "FunctionName", permission.principal().brief()));
    return Stream.of(urls, mappings, calls, permissions).flatMap(entries -> entries);
  }

  private static Stream<Entry> calls(Entity by) {
    return WITH_OWN_ROLE.getOrDefault(by.identity().type(), List.of()).stream()
        .map(property -> new Entry(by, property, "`" + by.identity().title() + "`"));
  }

  private static boolean isFor(LambdaFunction function, Settings target) {
    return target
        .target()
        .known()
        .anyMatch(entity -> entity.identity().isSame(function.identity()));
  }

  private static Stream<Verdict> judge(LambdaFunction function, Entry entry, App app) {
    Tri isQualified =
        Aliases.isQualified(entry.target(app))
            .or(app.settingsOf(entry.by()).get("Qualifier").exists());
    return Stream.of(
        Verdict.of(
            isQualified.not(),
            entry.by(),
            entry.by().origin(),
            "%s invokes `$LATEST` of `%s`".formatted(entry.title(), function.identity().title())));
  }
}
