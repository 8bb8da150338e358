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
import java.util.concurrent.atomic.AtomicReference;

/** What threads and references hold is still there when the next event comes. */
public class Holders implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final ThreadLocal<String> USER = new ThreadLocal<>();
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();
  private static final ThreadLocal<List<String>> NOTES = ThreadLocal.withInitial(ArrayList::new);
  private final AtomicReference<String> last = new AtomicReference<>("none");
  private final AtomicReference<String> city = new AtomicReference<>();
  private final AtomicReference<String> stage = new AtomicReference<>();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    Map<String, String> query = event.getQueryStringParameters();
    if (query.containsKey("user")) {
      USER.set(query.get("user")); // finding: request-state-kept
    }
    NOTES.get().add(query.get("note")); // finding: request-state-kept
    String before = last.getAndSet(query.get("last")); // finding: request-state-kept
    city.set(query.get("city"));
    if (stage.get() == null) {
      stage.set(System.getenv("STAGE"));
    }
    TENANT.set(event.getHeaders().get("tenant"));
    try {
      return answer(USER.get() + NOTES.get() + before + city.get() + stage.get() + tenant());
    } finally {
      TENANT.remove();
    }
  }

  private static String tenant() {
    return TENANT.get();
  }

  private static APIGatewayProxyResponseEvent answer(String text) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody(text);
  }
}
