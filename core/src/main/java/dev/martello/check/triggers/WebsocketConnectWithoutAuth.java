package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.CodeFacts;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.stream.Stream;

/** Flags WebSocket APIs to which anybody may connect. */
@About(
    severity = MEDIUM,
    title = "WebSocket connection needs no authentication",
    why = "Anybody on the internet can open a connection and send to every route behind it.",
    mend = "Put an authorizer on the `$connect` route; the other routes rely on it.",
    cwe = 306,
    sameAs = {
      "APIGateway.8",
      "CKV_AWS_309",
      "APIG4",
      "AUTH.WEBSOCKET.001",
      "apigatewayv2_api_authorizers_enabled"
    })
final class WebsocketConnectWithoutAuth implements CodeFacts.AsksCode {

  private static final String CONNECT = "$connect";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        OpenRoutes.judge(app, context, WebsocketConnectWithoutAuth::isConnect),
        app.apis().stream()
            .filter(WebsocketConnectWithoutAuth::hasNoConnect)
            .map(api -> judge(api).on(new RouteFunctions(app).behind(api))));
  }

  /** Without a route for it, API Gateway accepts every connection. */
  private static boolean hasNoConnect(Api api) {
    return api.kind() == Api.Kind.WEBSOCKET
        && api.hasKnownRoutes().isYes()
        && !api.routes().isEmpty()
        && api.routes().stream().noneMatch(route -> !route.path().isEqualTo(CONNECT).isNo());
  }

  private static Verdict judge(Api api) {
    return Verdict.fails(
        api, api.origin(), "anybody may connect: the API has no route `$connect` to ask who calls");
  }

  private static boolean isConnect(Route route) {
    return route.kind() == Api.Kind.WEBSOCKET && route.path().isEqualTo(CONNECT).isYes();
  }
}
