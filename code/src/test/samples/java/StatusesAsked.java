package demo;

// handler: handleRequest
// trigger: http-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** How something went with data says nothing of the data; what compares the data itself does. */
public class StatusesAsked implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> query = event.getQueryStringParameters();
    try {
      linted(query.get("branch"));
      registered(query.get("label"));
      numbered(query.get("level"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return "done";
  }

  private static void linted(String branch) throws IOException, InterruptedException {
    Process lint = new ProcessBuilder("lint", "--", branch).start();
    if (lint.waitFor() != 0) {
      throw new IOException("lint failed");
    }
    new ProcessBuilder("bash", "-c", "git checkout " + branch).start(); // finding: os-command-injection
  }

  private static void registered(String label) throws IOException, InterruptedException {
    String text = URLEncoder.encode(label, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://labels.example/" + text))
            .timeout(Duration.ofSeconds(3))
            .header("x-label", label)
            .build();
    if (HTTP.send(request, BodyHandlers.discarding()).statusCode() != 200) {
      throw new IOException("not registered");
    }
    new ProcessBuilder("bash", "-c", "git tag " + label).start(); // finding: os-command-injection
  }

  private static void numbered(String level) throws IOException {
    if (!"1".equals(level) && !"2".equals(level)) {
      throw new IOException("no level");
    }
    new ProcessBuilder("bash", "-c", "nice -n " + level + " make").start();
  }
}
