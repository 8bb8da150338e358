// trigger: schedule
// timeout: 10
package h;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.ClientConfiguration;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.*;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.*;
import okhttp3.*;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

public class ImpatientFunction implements RequestHandler<Map<String, Object>, String> {
  private static final int WAIT = 30_000;
  private static final long SECONDS = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final OkHttpClient OK = new OkHttpClient.Builder().callTimeout(30, TimeUnit.SECONDS).build(); // finding: timeout-beyond-function
  private static final OkHttpClient OK2 = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(SECONDS)).build(); // finding: timeout-beyond-function
  private static final OkHttpClient OK3 = new OkHttpClient.Builder().callTimeout(8, TimeUnit.SECONDS).build();
  private static final S3Client S3 = S3Client.builder()
      .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMinutes(1))) // finding: timeout-beyond-function
      .build();
  private static final LambdaClient L = LambdaClient.builder()
      .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(Duration.ofSeconds(900))) // finding: timeout-beyond-function
      .build();
  private static final LambdaClient L2 = LambdaClient.builder()
      .httpClient(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build()) // finding: timeout-beyond-function
      .build();
  private static final RequestConfig CONFIG = RequestConfig.custom()
      .setResponseTimeout(Timeout.ofSeconds(45)) // finding: timeout-beyond-function
      .build();

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    try {
      HttpRequest a = HttpRequest.newBuilder(URI.create("https://x.example.com")).timeout(Duration.ofSeconds(30)).build(); // finding: timeout-beyond-function
      HttpRequest b = HttpRequest.newBuilder(URI.create("https://x.example.com")).timeout(Duration.of(20, ChronoUnit.SECONDS)).build(); // finding: timeout-beyond-function
      HttpRequest c = HttpRequest.newBuilder(URI.create("https://x.example.com")).timeout(PATIENCE).build(); // finding: timeout-beyond-function
      HttpRequest d = HttpRequest.newBuilder(URI.create("https://x.example.com")).timeout(Duration.ofMillis(3000)).build();
      HTTP.send(a, HttpResponse.BodyHandlers.ofString());
      HTTP.send(d, HttpResponse.BodyHandlers.ofString());
      HttpURLConnection u = (HttpURLConnection) new URL("https://x.example.com").openConnection();
      u.setConnectTimeout(2_000);
      u.setReadTimeout(WAIT); // finding: timeout-beyond-function
      u.getResponseCode();
      CompletableFuture.supplyAsync(() -> "a").get(30, TimeUnit.SECONDS); // finding: timeout-beyond-function
      SimpleClientHttpRequestFactory f = new SimpleClientHttpRequestFactory();
      f.setConnectTimeout(2000);
      f.setReadTimeout(60 * 1000); // finding: timeout-beyond-function
      ClientConfiguration cc = new ClientConfiguration().withSocketTimeout(50000); // finding: timeout-beyond-function
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return "ok";
  }
}
