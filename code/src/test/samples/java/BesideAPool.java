package demo;

// handler: handleRequest
// trigger: eventbridge

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A pool bounds what is handed to it, and no request that begins by itself. */
public class BesideAPool implements RequestHandler<ScheduledEvent, Integer> {
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final ExecutorService POOL = Executors.newFixedThreadPool(8);

  @Override
  @SuppressWarnings("unchecked")
  public Integer handleRequest(ScheduledEvent event, Context context) {
    List<String> pages = (List<String>) event.getDetail().get("pages");
    List<String> images = (List<String>) event.getDetail().get("images");
    List<Future<Integer>> running = new ArrayList<>();
    for (String page : pages) {
      running.add(POOL.submit(() -> HTTP.send(request(page), HttpResponse.BodyHandlers.discarding()).statusCode()));
    }
    CompletableFuture<?>[] all =
        images.stream()
            .map(image -> HTTP.sendAsync(request(image), HttpResponse.BodyHandlers.discarding())) // finding: unbounded-parallelism
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
    try {
      for (Future<Integer> each : running) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return pages.size();
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("https://edge.example/" + URLEncoder.encode(path, StandardCharsets.UTF_8)))
        .timeout(Duration.ofSeconds(5))
        .build();
  }
}
