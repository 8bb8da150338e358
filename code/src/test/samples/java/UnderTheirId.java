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
  private final Map<String, String> told = new HashMap<>();
  private final Map<String, String> listed = new HashMap<>();
  private final Map<String, String> others = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();
  private static final Map<String, String> handed = new ConcurrentHashMap<>();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String id = context.getAwsRequestId();
    open.put(id, event.getBody());
    steps.put(event.getRequestContext().getRequestId(), event.getHeaders().get("x-step"));
    left.put(id, event.getHeaders().get("x-note")); // finding: request-state-kept
    told.put(id, event.getHeaders().get("x-told")); // finding: request-state-kept
    retold(id); // told.remove(id)
    listed.put(id, event.getHeaders().get("x-listed")); // finding: request-state-kept
    others.put(id, event.getHeaders().get("x-other")); // finding: request-state-kept
    others.remove(event.getHeaders().get("x-id"));
    handed.put(id, event.getHeaders().get("x-handed"));
    shown.put(id, event.getHeaders().get("x-shown")); // finding: request-state-kept
    try {
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(200)
          .withBody(String.join("\n", answer(id), steps.get(event.getRequestContext().getRequestId()), left.toString(), told.get(id), String.join(",", listed.values()), others.get(id), all().toString(), handed.get(id)))
          .build();
    } finally {
      open.remove(id);
      listed.remove(id);
      shown.remove(id);
      forget(id);
      steps.remove(event.getRequestContext().getRequestId());
    }
  }

  private Map<String, String> all() {
    return shown;
  }

  private static void forget(String id) {
    handed.remove(id);
  }

  private void retold(String id) {
    var retold = new HashMap<String, String>();
    retold.remove(id);
  }

  private String answer(String id) {
    return open.get(id).strip();
  }
}
