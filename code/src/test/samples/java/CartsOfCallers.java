package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who the caller is, by his signature, is his data as well. */
public class CartsOfCallers
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String user = event.getRequestContext().getIdentity().getUserArn();
    int count = counts.merge(user, 1, Integer::sum);
    if (count > 3) {
      warnings.add("too many requests of " + user); // finding: request-state-kept
    }
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withBody(String.join("\n", warnings));
  }
}
