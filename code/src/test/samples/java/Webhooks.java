package webhooks;

// trigger: sns
// Addresses that a message names are asked with the clients that people use.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.jsoup.Jsoup;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

public class Webhooks implements RequestHandler<SNSEvent, Void> {
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final OkHttpClient OK = new OkHttpClient();
  private static final CloseableHttpClient APACHE = HttpClientBuilder.create().setDefaultRequestConfig(RequestConfig.custom().setConnectTimeout(1000).setSocketTimeout(2000).build()).build();
  private static final RestTemplate REST = new RestTemplate(new org.springframework.http.client.SimpleClientHttpRequestFactory());
  private static final Set<String> HOSTS = Set.of("hooks.example.com", "api.example.com");
  private static final Gson GSON = new Gson();

  static class Hook {
    String url;
    String host;
    String id;
    Map<String, String> headers;
  }

  @Override
  public Void handleRequest(SNSEvent event, Context context) {
    try {
      String message = event.getRecords().get(0).getSNS().getMessage();
      Hook hook = GSON.fromJson(message, Hook.class);
      call(hook);
      checked(hook);
      JsonObject parsed = JsonParser.parseString(message).getAsJsonObject();
      scrape(parsed.get("page").getAsString());
      var attribute = event.getRecords().get(0).getSNS().getMessageAttributes().get("callback").getValue();
      post(attribute);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("not sent", e);
    }
    return null;
  }

  private void call(Hook hook) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(hook.url)).timeout(Duration.ofSeconds(2)).build();
    HTTP.send(request, HttpResponse.BodyHandlers.discarding()); // finding: server-side-request-forgery
    HTTP.sendAsync(HttpRequest.newBuilder().uri(URI.create("https://" + hook.host + "/hook")).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding()).join(); // finding: server-side-request-forgery
    Request asked = new Request.Builder().url(hook.url).build();
    OK.newCall(asked).execute().close(); // finding: server-side-request-forgery
    REST.getForObject(hook.url, String.class); // finding: server-side-request-forgery
    REST.postForEntity("https://" + hook.host + "/hook", "x", String.class); // finding: server-side-request-forgery
    RestClient.create().get().uri(hook.url).retrieve(); // finding: client-per-invocation, request-without-timeout, server-side-request-forgery
    WebClient.create(hook.url).get().retrieve(); // finding: server-side-request-forgery
    APACHE.execute(new HttpGet("http://" + hook.host + "/")).close(); // finding: server-side-request-forgery
  }

  private void scrape(String page) throws IOException {
    Jsoup.connect(page).timeout(2000).get(); // finding: server-side-request-forgery
    var connection = new URL(page).openConnection(); // finding: server-side-request-forgery
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(1000);
    connection.getInputStream().close();
    Jsoup.connect("https://example.com/search?q=" + URLEncoder.encode(page, StandardCharsets.UTF_8)).timeout(2000).get();
  }

  private void post(String address) throws IOException {
    HttpPost post = new HttpPost(address); // finding: server-side-request-forgery
    post.setEntity(null);
    APACHE.execute(post).close();
  }

  private void checked(Hook hook) throws IOException, InterruptedException {
    REST.getForObject("https://api.example.com/orders/{id}", String.class, hook.id);
    REST.getForObject("https://api.example.com/orders/" + hook.id, String.class);
    URI uri = URI.create(hook.url);
    if (HOSTS.contains(uri.getHost())) {
      HTTP.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding());
    }
    if (!HOSTS.contains(hook.host)) {
      throw new IllegalArgumentException("host");
    }
    REST.getForObject("https://" + hook.host + "/x", String.class);
    if (hook.url.startsWith("https://hooks.example.com/")) {
      REST.getForObject(hook.url, String.class);
    }
    OK.newCall(new Request.Builder().url(System.getenv("HOOK")).build()).execute().close();
  }
}
