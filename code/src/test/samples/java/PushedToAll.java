package demo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.google.gson.Gson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.S3Client;

public class PushedToAll
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final Gson GSON = new Gson();
  private static final S3Client S3 = S3Client.create();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  record Broadcast(List<String> devices, String text) {}

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    var broadcast = GSON.fromJson(event.getBody(), Broadcast.class);
    fetch();
    long reached = push(broadcast.devices(), GSON.toJson(broadcast.text()));
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withBody("{\"reached\":" + reached + "}");
  }

  private static void fetch() {
    Path copy = Path.of("/tmp", "devices-" + System.currentTimeMillis() + ".csv"); // finding: unsafe-temporary-file
    S3.getObject(b -> b.bucket("devices").key("all.csv"), copy);
    copy.toFile().delete();
  }

  private static long push(List<String> devices, String text) {
    List<CompletableFuture<Integer>> calls =
        devices.stream()
            .map(device -> request(device, text))
            .map(request -> HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode)) // finding: unbounded-parallelism
            .toList();
    return calls.stream().map(CompletableFuture::join).filter(code -> code == 202).count();
  }

  private static HttpRequest request(String device, String text) {
    var name = URLEncoder.encode(device, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create("https://push.example.com/devices/" + name))
        .timeout(Duration.ofSeconds(5))
        .POST(HttpRequest.BodyPublishers.ofString(text))
        .build();
  }
}
