package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags stages whose work nobody can follow. */
@About(
    severity = LOW,
    title = "API stage writes no execution log",
    why =
        "What API Gateway does itself, such as mapping a request onto a call of a service, fails or"
            + " is abused without a line anywhere.",
    mend = "Set `LoggingLevel` to `ERROR` for all methods in `MethodSettings`.",
    cwe = 778,
    sameAs = {
      "APIGateway.1",
      "CKV2_AWS_4",
      "982aa526",
      "APIG6",
      "apigateway_restapi_logging_enabled",
      "EXECLOG.LEVEL.INFO.001",
      "80d45af4"
    })
final class ExecutionLogsOff implements Check {
  /*
   * Behind most routes stands a function that logs for itself. Where a route goes straight to a
   * service, API Gateway is the only one that could. HTTP APIs have no execution logs (API Gateway
   * Developer Guide, "Choose between REST APIs and HTTP APIs").
   */

  private static final Pattern SERVICE =
      Pattern.compile(":apigateway:(?:\\$\\{[^}]*}|[^:]*):([\\w.-]+):(?:path|action)/");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stages.of(app)
        .filter(stage -> stage.kind() != Api.Kind.HTTP)
        .flatMap(stage -> judge(stage, app, context));
  }

  private static Stream<Verdict> judge(Stages.Described described, App app, Context context) {
    var direct = described.routes().stream().filter(ExecutionLogsOff::isDirect).findFirst();
    if (direct.isEmpty() && !context.asksOfEveryResource()) {
      return Stream.empty();
    }
    var stage = described.stage();
    var isOnForSome =
        Tri.any(
            stage.methods().stream()
                .map(method -> method.logLevel().isEqualTo("OFF").not())
                .toList());
    Tri isOff = stage.executionLogLevel().isEqualTo("OFF").and(isOnForSome.not());
    var verdict =
        Verdict.of(
                isOff,
                stage,
                stage.executionLogLevel().origin(),
                "stage `%s` logs nothing of what API Gateway does".formatted(stage.name().show()),
                stage.executionLogLevel())
            .mendedBy(remedy(described))
            .on(described.functions(context));
    return Stream.of(because(verdict, direct));
  }

  private static Verdict because(Verdict verdict, Optional<Route> direct) {
    return direct
        .map(
            route ->
                verdict.because(
                    route.origin(), "route `" + route.show() + "` goes straight to a service"))
        .orElse(verdict);
  }

  /** A route that calls a service other than Lambda. */
  private static boolean isDirect(Route route) {
    var integration = route.integration();
    return integration.type().isEqualTo("AWS").isYes()
        && Shape.of(integration.uri()).stream()
            .map(uri -> SERVICE.matcher(uri.toString()))
            .anyMatch(uri -> uri.find() && !uri.group(1).equals("lambda"));
  }

  private static Remedy remedy(Stages.Described stage) {
    if (!stage.isWritten()) {
      return Remedy.none();
    }
    var error = Term.text("ERROR");
    var changes =
        stage.isRest()
            ? MethodSettings.putForAll(stage, "LoggingLevel", error)
            : List.of(stage.put(error, "DefaultRouteSettings", "LoggingLevel"));
    return new Remedy(
        "log errors of the stage",
        changes,
        "API Gateway needs a role for CloudWatch Logs in the settings of the account");
  }
}
