package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** Finds the functions that stand behind what invokes them. */
final class Behind {
  private Behind() {}

  /** Returns the functions that a source of events invokes. */
  static List<LambdaFunction> source(Entity source, App app) {
    return app.functions().stream()
        .filter(
            function -> function.triggers().stream().anyMatch(trigger -> isFrom(trigger, source)))
        .toList();
  }

  /** Returns the functions that a GraphQL API invokes, itself or through its data sources. */
  static List<LambdaFunction> graphqlApi(Entity api, App app, Check.Context context) {
    var sources =
        context
            .resources("AWS::AppSync::DataSource")
            .filter(
                source ->
                    app.settingsOf(source)
                        .get("ApiId")
                        .target()
                        .known()
                        .anyMatch(target -> target.identity().isSame(api.identity())));
    return Stream.concat(Stream.of(api), sources)
        .flatMap(source -> source(source, app).stream())
        .distinct()
        .toList();
  }

  /** Says whether some of the functions are traced. */
  static boolean isAnyTraced(List<LambdaFunction> functions) {
    return functions.stream().anyMatch(function -> function.tracing().isEqualTo("Active").isYes());
  }

  /** Says whether a trigger is an event of a source. */
  static boolean isFrom(Trigger trigger, Entity source) {
    return switch (trigger) {
      case Trigger.FromEvent event ->
          event.from().known().anyMatch(from -> from.identity().isSame(source.identity()));
      case Trigger.FromRoute _, Trigger.FromUrl _ -> false;
    };
  }
}
