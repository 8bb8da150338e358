package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags routes that any token opens in an application that tells tokens apart by scope. */
@About(
    severity = LOW,
    title = "Route accepts tokens of any scope",
    why =
        "A token that a client got for something harmless opens this route too, because only the"
            + " scope tells what it was given for.",
    mend =
        "Name the scope that the route needs in `AuthorizationScopes` (`AuthorizationScopes` of"
            + " the event in SAM).",
    cwe = 863,
    sameAs = {"AUTH.COGNITO.SCOPE.MISSING.001", "HTTPAPI.JWT.SCOPE.MISSING.001"})
final class TokenRouteWithoutScope implements Check {
  /*
   * Most applications have one client and no scopes; there the rule would ask for what does not
   * exist. So a route is judged where its API asks for scopes elsewhere, or where the template
   * declares scopes of its own (a resource server of the user pool). Profile strict: everywhere.
   */
  private static final Set<String> WITH_TOKENS = Set.of("COGNITO_USER_POOLS", "JWT");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var stacksWithScopes =
        context
            .resources("AWS::Cognito::UserPoolResourceServer")
            .filter(server -> app.settingsOf(server).get("Scopes").exists().isYes())
            .map(server -> server.identity().stack())
            .collect(Collectors.toSet());
    var functions = new RouteFunctions(app);
    var elsewhere = context.isStrict() ? app.routesElsewhere().stream() : Stream.<Route>empty();
    var declared =
        app.apis().stream()
            .filter(
                api ->
                    context.isStrict()
                        || stacksWithScopes.contains(api.identity().stack())
                        || asksForScopes(api))
            .flatMap(api -> api.routes().stream());
    return Stream.concat(declared, elsewhere)
        .map(route -> judge(route).on(functions.behind(route)));
  }

  private static boolean asksForScopes(Api api) {
    return api.routes().stream().anyMatch(route -> !route.authorization().scopes().isEmpty());
  }

  private static Verdict judge(Route route) {
    var authorization = route.authorization();
    Tri takesTokens = authorization.type().is(WITH_TOKENS::contains);
    return Verdict.of(
        takesTokens.and(Tri.of(authorization.scopes().isEmpty())),
        route,
        route.origin(),
        "`%s` accepts every token of its issuer, whatever its scope".formatted(route.show()),
        authorization.type());
  }
}
