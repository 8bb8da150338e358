package dev.martello.check.monitoring;

import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Shape;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges the access logs of stages, for the checks on each kind of API. */
final class AccessLogs {
  private AccessLogs() {}

  static Stream<Verdict> judge(App app, Predicate<Api.Kind> kind) {
    return Stream.concat(
            app.apis().stream()
                .filter(api -> kind.test(api.kind()))
                .flatMap(api -> api.stages().stream()),
            app.stagesElsewhere().stream().filter(stage -> kind.test(kindOf(stage))))
        .map(AccessLogs::judge);
  }

  /** A stage tells REST APIs from the others by its type, also if its API stands elsewhere. */
  private static Api.Kind kindOf(Api.Stage stage) {
    return stage.identity().type().equals("AWS::ApiGateway::Stage") ? Api.Kind.REST : Api.Kind.HTTP;
  }

  private static Verdict judge(Api.Stage stage) {
    return Verdict.of(
        Shape.isEmpty(stage.accessLog()),
        stage,
        stage.origin(),
        "stage `%s` has no destination for access logs".formatted(stage.name().show()),
        stage.accessLog());
  }
}
