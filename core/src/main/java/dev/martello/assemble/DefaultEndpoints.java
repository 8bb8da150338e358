package dev.martello.assemble;

import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Val;
import java.util.stream.Stream;

/**
 * Reads whether an API's own address is switched off: by a property, or by an extension of its
 * definition, where SAM writes it.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
final class DefaultEndpoints {
  private static final String PROPERTY = "DisableExecuteApiEndpoint";
  private static final String EXTENSION = "x-amazon-apigateway-endpoint-configuration";
  private static final String FLAG = "disableExecuteApiEndpoint";

  private DefaultEndpoints() {}

  /**
   * Returns whether the address is switched off.
   *
   * @param body the definition: the extension stands in each server of OpenAPI 3, and in a document
   *     of Swagger 2 itself
   */
  static Val<Boolean> isDisabled(Resource api, View body) {
    var own = api.get(PROPERTY);
    var inServers = body.get("servers").items().stream().map(server -> server.get(EXTENSION, FLAG));
    return Stream.concat(Stream.of(own, body.get(EXTENSION, FLAG)), inServers)
        .filter(view -> !view.exists().isNo())
        .findFirst()
        .orElse(own)
        .bool(false, api.type() + " " + PROPERTY);
  }
}
