package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.AuthorizerCache;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags Lambda authorizers whose answer for one route is used for others. */
@About(
    severity = MEDIUM,
    title = "Cached authorizer answer is reused for other routes",
    why =
        "Whoever was let in on a harmless route is let in on all others for as long as the answer"
            + " is kept, without the authorizer being asked again.",
    mend =
        "Add `$context.routeKey` (HTTP) or the path and method (REST) to the identity sources, or"
            + " switch the cache off, or let the authorizer's policy name all that the caller may.",
    cwe = 863)
final class AuthorizerCacheAcrossRoutes implements Check {
  /*
   * API Gateway Developer Guide, "Control access to HTTP APIs with AWS Lambda authorizers": "If you
   * enable simple responses for an authorizer, the authorizer's response fully allows or denies all
   * API requests that match the cached identity source values". An authorizer that answers with a
   * policy is right if that policy names what the caller may call everywhere: that stands in its
   * code, so the question stays open. Profile strict: the cache is at fault where nobody could read
   * that code, and where the routes of an API stand elsewhere.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return AuthorizerCache.of(app).map(cache -> judge(cache, app, context));
  }

  private static Verdict judge(AuthorizerCache cache, App app, Context context) {
    var authorizer = cache.authorizer();
    var routes = cache.routes();
    Tri isShared = cache.isShared();
    if (isShared.isNo()) {
      return context.isStrict() && !cache.isApiKnown() && cache.isForAnyRoute().isYes()
          ? Verdict.fails(
              authorizer,
              authorizer.origin(),
              "the answer of `%s` is used for every route that asks it"
                  .formatted(authorizer.name()))
          : Verdict.passes();
    }
    var message =
        "the answer of `%s` for one route is used for %d others"
            .formatted(authorizer.name(), routes.size() - 1);
    if (isShared.isYes() && authorizer.isSimple().isEqualTo(false).isYes()) {
      return context.isStrict() && !isCodeBeside(authorizer, app)
          ? withRoutes(Verdict.fails(authorizer, authorizer.origin(), message), routes)
          : Verdict.undecided(
              authorizer,
              authorizer.origin(),
              message,
              "which methods the policy names that the authorizer `%s` answers"
                  .formatted(authorizer.name()));
    }
    var asked = new ArrayList<Val<?>>(authorizer.cacheSeconds());
    asked.add(authorizer.type());
    asked.add(authorizer.isSimple());
    asked.addAll(authorizer.identitySources());
    var verdict =
        Verdict.of(
            isShared.and(authorizer.isSimple().isEqualTo(true)),
            authorizer,
            authorizer.origin(),
            message,
            asked);
    return withRoutes(verdict, routes).mendedBy(remedy(authorizer));
  }

  private static Verdict withRoutes(Verdict verdict, List<Route> routes) {
    var proven = verdict;
    for (var route : routes.stream().limit(10).toList()) {
      proven = proven.because(route.origin(), "`" + route.show() + "` asks it");
    }
    return proven;
  }

  /** What stands beside the template is read by the checks of code. */
  private static boolean isCodeBeside(Api.Authorizer authorizer, App app) {
    return app.functions().stream()
        .filter(
            function ->
                function.code() instanceof Code.Local || function.code() instanceof Code.Inline)
        .flatMap(function -> function.triggers().stream())
        .anyMatch(
            trigger ->
                trigger instanceof Trigger.FromEvent event
                    && event
                        .from()
                        .known()
                        .anyMatch(from -> from.identity().isSame(authorizer.identity())));
  }

  private static Remedy remedy(Api.Authorizer authorizer) {
    var identity = authorizer.identity();
    return identity.type().equals("AWS::ApiGatewayV2::Authorizer")
        ? Remedy.of(
                "keep answers of authorizer `%s` for each route".formatted(authorizer.name()),
                new Change.Append(
                    identity, List.of("IdentitySource"), Term.text("$context.routeKey")))
            .warning("the authorizer's function is invoked more often")
        : Remedy.none();
  }
}
