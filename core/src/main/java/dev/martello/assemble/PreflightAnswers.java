package dev.martello.assemble;

import dev.martello.model.Cors;
import dev.martello.stack.View;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads cross-origin rules out of the headers that a REST API's OPTIONS methods answer with. */
final class PreflightAnswers {
  private static final String PREFIX = "method.response.header.access-control-allow-";

  private PreflightAnswers() {}

  /** Returns the rule that response parameters set, if they set one. */
  static List<Cors> rules(View responseParameters) {
    Map<String, View> headers = new HashMap<>();
    for (var field : responseParameters.fields()) {
      var key = field.key().toLowerCase(Locale.ROOT);
      if (key.startsWith(PREFIX)) {
        headers.put(key.substring(PREFIX.length()), field.value());
      }
    }
    var origins = headers.get("origin");
    if (origins == null) {
      return List.of();
    }
    var credentials = headers.get("credentials");
    Val<Boolean> allowCredentials =
        credentials == null
            ? Val.serviceDefault(false, "Access-Control-Allow-Credentials")
            : unquoted(credentials).map("true"::equalsIgnoreCase);
    return List.of(
        new Cors(
            values(origins),
            headers.containsKey("methods") ? values(headers.get("methods")) : List.of(),
            headers.containsKey("headers") ? values(headers.get("headers")) : List.of(),
            allowCredentials,
            origins.origin()));
  }

  private static List<Val<String>> values(View header) {
    return Texts.splitAtCommas(unquoted(header));
  }

  /** Static values of mappings stand in single quotes. */
  private static Val<String> unquoted(View header) {
    return header
        .text()
        .map(
            text ->
                text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                    ? text.substring(1, text.length() - 1)
                    : text);
  }
}
