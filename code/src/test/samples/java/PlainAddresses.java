package samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Addresses that are asked over plain HTTP, and those of hosts that are near. */
public class PlainAddresses implements RequestHandler<Map<String, String>, String> {
  private static final String RATES = "http://rates.example.com/v1"; // finding: obsolete-protocol
  private static final Duration SOON = Duration.ofSeconds(2);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(SOON).build();

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    try {
      var rates = HttpRequest.newBuilder(URI.create(RATES + "/eur")).timeout(SOON).GET().build();
      http.send(rates, HttpResponse.BodyHandlers.ofString());
      var near =
          HttpRequest.newBuilder()
              .uri(URI.create("http://localhost:2772/x"))
              .timeout(SOON)
              .GET()
              .build();
      http.send(near, HttpResponse.BodyHandlers.ofString());
      var crm = URI.create("http://" + System.getenv("CRM_HOST") + "/x"); // finding: obsolete-protocol
      http.send(
          HttpRequest.newBuilder(crm).timeout(SOON).build(), HttpResponse.BodyHandlers.ofString());
      var old = new URL("http://old.example.com/ping").openConnection(); // finding: obsolete-protocol
      old.setConnectTimeout(100);
      old.setReadTimeout(100);
      try (var body = old.getInputStream()) {
        return new String(body.readAllBytes());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
