package dev.martello.check.triggers;

import dev.martello.model.Route;
import dev.martello.value.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The call to an AWS service that a route makes itself.
 *
 * @param service the service's name in actions, for instance {@code sqs}
 * @param action the one action that is called; empty text where it is not known
 * @param isNamedByBody whether the request's body, and not its address, says which action it is
 */
record ServiceCall(String service, String action, boolean isNamedByBody) {
  /*
   * Sources: API Gateway REST API Reference, Integration, "uri":
   * arn:aws:apigateway:{region}:{subdomain.service|service}:path|action/{service_api}; API Gateway
   * Developer Guide, "Integration subtype reference" of HTTP APIs.
   */
  private static final Pattern URI =
      Pattern.compile(":apigateway:[^:]*:(?:[^:.]*\\.)?([a-z0-9-]+):(path|action)/(.*)");
  private static final Pattern ACTION = Pattern.compile("(?:^|[?&\\s])Action=([A-Za-z]+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]+");
  private static final Map<String, String> PREFIXES =
      Map.of("email", "ses", "monitoring", "cloudwatch", "streams", "dynamodb");
  private static final Map<String, String> OF_OBJECTS =
      Map.of("GET", "s3:GetObject", "PUT", "s3:PutObject", "DELETE", "s3:DeleteObject");

  /** Returns the call that a route makes; empty for functions, HTTP backends and mocks. */
  static Optional<ServiceCall> of(Route route) {
    var integration = route.integration();
    var subtype = integration.subtype().candidates();
    if (subtype.size() == 1 && subtype.getFirst().contains("-")) {
      return Optional.of(ofSubtype(subtype.getFirst()));
    }
    var uri = URI.matcher(plain(integration.uri().show()));
    if (!uri.find() || uri.group(1).equals("lambda")) {
      return Optional.empty();
    }
    var service = PREFIXES.getOrDefault(uri.group(1), uri.group(1));
    return Optional.of(
        uri.group(2).equals("action")
            ? new ServiceCall(service, service + ":" + nameOf(uri.group(3)), false)
            : ofPath(route, service));
  }

  private static ServiceCall ofSubtype(String subtype) {
    int dash = subtype.indexOf('-');
    var service =
        switch (subtype.substring(0, dash)) {
          case "StepFunctions" -> "states";
          case "EventBridge" -> "events";
          default -> subtype.substring(0, dash).toLowerCase(Locale.ROOT);
        };
    return new ServiceCall(service, service + ":" + nameOf(subtype.substring(dash + 1)), false);
  }

  /** A path names a resource; which action it is stands in the body, the query or the method. */
  private static ServiceCall ofPath(Route route, String service) {
    if (service.equals("s3")) {
      return new ServiceCall(service, OF_OBJECTS.getOrDefault(route.method().show(), ""), false);
    }
    var texts =
        Stream.of(
                List.of(route.integration().uri().show()),
                texts(route.integration().templates()),
                texts(route.integration().parameters()))
            .flatMap(List::stream)
            .toList();
    for (var text : texts) {
      var action = ACTION.matcher(text);
      if (action.find()) {
        return new ServiceCall(service, service + ":" + action.group(1), true);
      }
    }
    return new ServiceCall(service, "", true);
  }

  private static List<String> texts(List<Route.Mapping> mappings) {
    return mappings.stream().map(mapping -> mapping.text().show()).toList();
  }

  private static String nameOf(String rest) {
    var name = NAME.matcher(rest);
    return name.lookingAt() ? name.group() : "";
  }

  /** Takes the names of holes away, which may hold colons. */
  private static String plain(String text) {
    return Shape.parse(text).pieces().stream()
        .map(piece -> piece instanceof Shape.Literal(String literal) ? literal : "x")
        .collect(Collectors.joining());
  }
}
