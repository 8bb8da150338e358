// trigger: http-api
package samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;

/** A text of which nothing but that nobody can guess it is known may be there all the same. */
public class SessionsOfSso implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NAMES = "^(([a-z]+)+\\.?)+:\\d+$";
  private IdentityProvider provider;

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String session = exchange(event.getQueryStringParameters().get("code"));
    if (session == null || !isName(event)) {
      return APIGatewayV2HTTPResponse.builder().withStatusCode(401).build();
    }
    String next = event.getQueryStringParameters().get("next");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(302)
        .withHeaders(Map.of("Location", next)) // finding: open-redirect
        .build();
  }

  private static boolean isName(APIGatewayV2HTTPEvent event) {
    try {
      JsonNode body = MAPPER.readTree(event.getBody());
      return body.path("name").asText().matches(NAMES); // finding: slow-pattern
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private String exchange(String code) {
    return provider.redeem(code) ? UUID.randomUUID().toString() : null;
  }

  interface IdentityProvider {
    boolean redeem(String code);
  }
}
