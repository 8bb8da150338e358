// trigger: rest-api
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.*;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Collectors;

public class BeginsForEach implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  record Order(List<String> ids) {}
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      Order order = JSON.readValue(event.getBody(), Order.class);
      List<CompletableFuture<String>> calls = new ArrayList<>();
      for (String id : order.ids()) {
        calls.add(call(id)); // finding: unbounded-parallelism
      }
      CompletableFuture.allOf(calls.toArray(new CompletableFuture[0])).join();
    } catch (Exception e) {
      return new APIGatewayProxyResponseEvent().withStatusCode(400);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }

  private CompletableFuture<String> call(String id) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8))).timeout(Duration.ofSeconds(3)).build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }
}
