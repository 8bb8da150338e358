package demo;

// handler: handleRequest
// trigger: http-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a request keeps under its own id, and removes again, no other request finds. */
public class UnderTheirId implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Map<String, String> open = new ConcurrentHashMap<>();
  private final Map<String, String> steps = new HashMap<>();
  private final Map<String, String> left = new HashMap<>();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String id = context.getAwsRequestId();
    open.put(id, event.getBody());
    steps.put(event.getRequestContext().getRequestId(), event.getHeaders().get("x-step"));
    left.put(id, event.getHeaders().get("x-note")); // finding: request-state-kept
    try {
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(200)
          .withBody(String.join("\n", answer(id), steps.get(event.getRequestContext().getRequestId()), left.toString()))
          .build();
    } finally {
      open.remove(id);
      steps.remove(event.getRequestContext().getRequestId());
    }
  }

  private String answer(String id) {
    return open.get(id).strip();
  }
}
