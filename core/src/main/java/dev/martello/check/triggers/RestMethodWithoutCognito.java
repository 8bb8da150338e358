package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.stream.Stream;

/** Flags methods whose callers are not known to a Cognito user pool. */
@About(
    severity = LOW,
    title = "REST method has no Cognito authorizer",
    why =
        "Who may call is decided outside of the user pool in which the organisation keeps its"
            + " users.",
    mend = "Use an authorizer of type `COGNITO_USER_POOLS` with the application's own user pool.",
    cwe = 287,
    sameAs = {"COG4", "AUTH.COGNITO.MULTICLIENT.001"},
    isStrict = true)
final class RestMethodWithoutCognito implements Check {

  /** A method that asks for nothing at all is reported for that. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return RestRoutes.judge(app, RestMethodWithoutCognito::judge);
  }

  private static Verdict judge(Route route) {
    var type = route.authorization().type();
    return Verdict.of(
        type.isEqualTo("COGNITO_USER_POOLS").or(type.isEqualTo("NONE")).not(),
        route,
        route.authorization().origin(),
        "`%s` is authorized by `%s`".formatted(route.show(), type.show()),
        type);
  }
}
