package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
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
final class WebsocketConnectWithoutAuth implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenRoutes.judge(app, WebsocketConnectWithoutAuth::isConnect);
  }

  private static boolean isConnect(Route route) {
    return route.kind() == Api.Kind.WEBSOCKET && route.path().is("$connect"::equals).isYes();
  }
}
