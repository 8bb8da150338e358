package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes how a REST API answers requests that it refuses itself into its document. */
final class GatewayResponses {
  private static final String EXTENSION = "x-amazon-apigateway-gateway-responses";
  private static final List<String> PROPERTIES =
      List.of("ResponseParameters", "ResponseTemplates", "StatusCode");
  private static final Map<String, String> PREFIXES =
      Map.of("Headers", "header.", "Paths", "path.", "QueryStrings", "querystring.");
  private static final List<String> PARAMETERS = List.of("Headers", "Paths", "QueryStrings");
  private static final Pattern STATUS = Pattern.compile("\\d{1,3}");

  private final Subject api;
  private final Make make;

  GatewayResponses(Subject api, Make make) {
    this.api = api;
    this.make = make;
  }

  void write(Node.Mapping responses, OpenApiDocument document) {
    for (var entry : responses.entries()) {
      var response = response(entry.key(), entry.value());
      document.update(EXTENSION, make, known -> known.with(entry.key(), response));
    }
  }

  private Node.Mapping response(String type, Node response) {
    var place = "GatewayResponses." + type;
    if (Intrinsics.isIntrinsic(response)) {
      throw api.invalid(
          response.origin(), "`%s` does not support intrinsic functions".formatted(place));
    }
    var settings = api.mapping(response, place);
    refuseUnknown(settings, PROPERTIES, place);
    var built =
        make.map()
            .put("responseParameters", parameters(settings, place))
            .put(
                "responseTemplates",
                Trees.getTruthy(settings, "ResponseTemplates").orElseGet(() -> make.map().build()));
    statusCode(settings, place).ifPresent(code -> built.put("statusCode", code));
    return built.build();
  }

  private Node.Mapping parameters(Node.Mapping settings, String place) {
    var given = Trees.getTruthy(settings, "ResponseParameters").orElse(null);
    var built = make.map();
    if (given != null) {
      var path = place + ".ResponseParameters";
      var groups = api.mapping(given, path);
      refuseUnknown(groups, PARAMETERS, path);
      for (var group : PARAMETERS) {
        groups
            .get(group)
            .ifPresent(
                values ->
                    api.mapping(values, path + "." + group).stream()
                        .forEach(
                            entry ->
                                built.put(
                                    new Node.Entry(
                                        "gatewayresponse." + PREFIXES.get(group) + entry.key(),
                                        entry.keyOrigin(),
                                        entry.value()))));
      }
    }
    return built.build();
  }

  private Optional<Node> statusCode(Node.Mapping settings, String place) {
    return Trees.get(settings, "StatusCode")
        .map(
            code -> {
              var text = OpenApiDocument.scalar(code).orElse("");
              if (!STATUS.matcher(text).matches()) {
                throw api.invalid(
                    code.origin(), "`%s.StatusCode` should be a number".formatted(place));
              }
              return new Node.Text(text, code.origin());
            });
  }

  private void refuseUnknown(Node.Mapping mapping, List<String> known, String place) {
    for (var entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        throw api.invalid(
            entry.keyOrigin(), "`%s` is no property of `%s`".formatted(entry.key(), place));
      }
    }
  }
}
