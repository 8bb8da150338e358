package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.regex.Pattern;

/**
 * A route key of an HTTP or WebSocket API, taken apart.
 *
 * @param method empty text for WebSocket routes and {@code $default}
 * @param path the whole key for WebSocket routes and {@code $default}
 */
record RouteKeys(Val<String> method, Val<String> path) {
  private static final Pattern HTTP_KEY = Pattern.compile("([A-Za-z]+) +(/.*)");

  static RouteKeys of(Val<String> key, Api.Kind kind) {
    var none = Val.known("", key.origin());
    if (kind == Api.Kind.WEBSOCKET) {
      return new RouteKeys(none, key);
    }
    return switch (key) {
      case Val.Known<String>(String text, Origin _) when !HTTP_KEY.matcher(text).matches() ->
          new RouteKeys(none, key);
      case Val.Known<String> known ->
          new RouteKeys(
              Texts.upperCase(known.map(RouteKeys::methodOf)), known.map(RouteKeys::pathOf));
      case Val.OneOf<String> choice ->
          new RouteKeys(
              Texts.upperCase(choice.map(RouteKeys::methodOf)), choice.map(RouteKeys::pathOf));
      case Val.Unknown<String>(String expression, Origin origin) -> {
        var start = Shape.parse(expression).literalStart();
        int space = start.indexOf(' ');
        yield space <= 0
            ? new RouteKeys(Val.unknown("${method}", origin), key)
            : new RouteKeys(
                Texts.upperCase(Val.known(start.substring(0, space), origin)),
                Val.unknown(expression.substring(space).strip(), origin));
      }
    };
  }

  private static String methodOf(String key) {
    var matcher = HTTP_KEY.matcher(key);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static String pathOf(String key) {
    var matcher = HTTP_KEY.matcher(key);
    return matcher.matches() ? matcher.group(2) : key;
  }
}
