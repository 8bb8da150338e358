package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Flags WebSocket APIs to which pages of other sites connect with the cookies of a user. */
@About(
    severity = LOW,
    title = "WebSocket connection is not bound to an origin",
    why =
        "Browsers let every page open a connection and send the user's cookies along, so that a"
            + " foreign page talks to the API as the user.",
    mend =
        "Add `route.request.header.Origin` to the identity sources and compare it in the"
            + " authorizer, or authenticate by a token that pages have to send themselves.",
    cwe = 1385,
    sameAs = {"WEBSOCKET.ORIGIN.UNVALIDATED.001"})
final class WebsocketOriginUnchecked implements Check {
  /*
   * The same-origin policy does not hold for WebSocket connections (RFC 6455, section 10.2). Tokens in
   * the query or a header are not sent by foreign pages, signatures neither: only cookies are judged.
   * Profile strict: every $connect route that no identity source binds to an origin.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.WEBSOCKET)
        .flatMap(api -> api.routes().stream())
        .filter(route -> route.path().isEqualTo("$connect").isYes())
        .map(route -> judge(route, context.isStrict()).on(functions.behind(route)));
  }

  private static Verdict judge(Route route, boolean isStrict) {
    var sources =
        route.authorization().authorizers().stream()
            .flatMap(Link::known)
            .map(Api.Authorizer::identitySources)
            .flatMap(List::stream)
            .toList();
    Tri usesCookies = names(sources, "header.cookie");
    Tri seesOrigin = names(sources, "header.origin");
    return Verdict.of(
        seesOrigin.not().and(isStrict ? Tri.YES : usesCookies),
        route,
        route.authorization().origin(),
        usesCookies.isYes()
            ? "`$connect` goes by cookies, which browsers send for pages of every origin"
            : "`$connect` does not see which origin asks",
        sources);
  }

  private static Tri names(List<Val<String>> sources, String name) {
    return Tri.any(
        sources.stream()
            .map(source -> source.map(text -> text.toLowerCase(Locale.ROOT)))
            .map(source -> Shape.ask(source, shape -> shape.contains(name)))
            .toList());
  }
}
