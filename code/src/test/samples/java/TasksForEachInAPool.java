// trigger: rest-api
// Tasks for each element of a list that somebody sent, of which a few run at a time.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.*;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

public class TasksForEachInAPool implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  record Order(List<String> ids) {}
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      Order order = JSON.readValue(event.getBody(), Order.class);
      collected(order);
      fixed();
    } catch (Exception e) {
      return new APIGatewayProxyResponseEvent().withStatusCode(400);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }

  private void collected(Order order) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (String id : order.ids()) {
        tasks.add(() -> call(id));
      }
      pool.invokeAll(tasks);
    }
  }

  private void fixed() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (String id : List.of("a", "b")) {
        tasks.add(() -> call(id));
      }
      pool.invokeAll(tasks);
    }
  }

  private String call(String id) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8))).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
