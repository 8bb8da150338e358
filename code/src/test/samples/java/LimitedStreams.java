// trigger: rest-api
// As many requests at once as the code says, not its callers.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

public class LimitedStreams implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  record Order(List<String> ids, String[] lines) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    Order order;
    try {
      order = JSON.readValue(event.getBody(), Order.class);
    } catch (JsonProcessingException e) {
      return "unreadable";
    }
    wait(order.ids().stream().filter(id -> { return id.length() == 8; }).limit(10).map(id -> ask()).toList());
    wait(Arrays.stream(order.lines()).limit(10).map(line -> ask()).toList());
    wait(Stream.of(order.lines()).limit(10).map(line -> ask()).toList());
    Stream<String> some = order.ids().stream();
    some = some.limit(10);
    wait(some.map(id -> ask()).toList());
    return "asked";
  }

  private static void wait(List<CompletableFuture<HttpResponse<String>>> all) {
    CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
  }

  private static CompletableFuture<HttpResponse<String>> ask() {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items")).timeout(Duration.ofSeconds(3)).build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }
}
