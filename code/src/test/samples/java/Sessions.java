package sessions;

// Data of one caller is kept in fields and shown to the next one.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class Sessions implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final List<String> SEEN = new ArrayList<>();
  private static final Map<String, String> PRICES = new ConcurrentHashMap<>();
  private static String currentUser;
  private int calls;

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    calls++;
    if (event.getQueryStringParameters().get("user") != null) {
      currentUser = event.getQueryStringParameters().get("user"); // finding: request-state-kept
    }
    SEEN.add(event.getBody()); // finding: request-state-kept
    PRICES.computeIfAbsent("today", key -> "1.00");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withBody("{\"user\": \"" + currentUser + "\", \"seen\": \"" + SEEN.get(0) + "\", \"price\": \"" + PRICES.get("today") + "\", \"calls\": " + calls + "}")
        .build();
  }
}
