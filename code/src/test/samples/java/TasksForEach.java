// trigger: rest-api
// Tasks for each element of a list that somebody sent, and the threads that they run in.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.*;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

public class TasksForEach implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  record Order(List<String> ids) {}
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      Order order = JSON.readValue(event.getBody(), Order.class);
      collected(order);
      forked(order);
      threads(order);
      fixed();
    } catch (Exception e) {
      return new APIGatewayProxyResponseEvent().withStatusCode(400);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }

  private void collected(Order order) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (String id : order.ids()) {
        tasks.add(() -> first(id)); // finding: unbounded-parallelism
      }
      pool.invokeAll(tasks);
    }
  }

  private String first(String id) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8))).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void forked(Order order) throws Exception {
    try (var scope = StructuredTaskScope.open()) {
      for (String id : order.ids()) {
        scope.fork(() -> second(id)); // finding: unbounded-parallelism
      }
      scope.join();
    }
  }

  private String second(String id) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8))).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void threads(Order order) throws Exception {
    List<Thread> all = new ArrayList<>();
    for (String id : order.ids()) {
      all.add(Thread.startVirtualThread(() -> third(id))); // finding: unbounded-parallelism
    }
    for (Thread each : all) {
      each.join();
    }
  }

  private String third(String id) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8))).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void fixed() throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (String id : List.of("a", "b")) {
        tasks.add(() -> fourth(id));
      }
      pool.invokeAll(tasks);
      for (String id : List.of("a", "b")) {
        Thread.startVirtualThread(() -> fourth(id)).join();
      }
    }
  }

  private String fourth(String id) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/items?id=" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8))).timeout(Duration.ofSeconds(3)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
