package senton;

// Requests to others, with keys of the code and tokens of callers, and what is told of them.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

public class SentOn
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(SentOn.class);
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build();
  private static final S3AsyncClient S3 = S3AsyncClient.create();
  private static final String GATEWAY_KEY = "pf_live_9hTz3kQw7LmR2xVb8NcYd4Ju"; // finding: secret-in-code
  private static final String SITE_KEY = "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ9MXjiZKhI";
  private static final String KEY_HEADER = "X-Gateway-Key";

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    LOG.warn("asked by {}", event.getRequestContext().getAuthorizer().get("principalId"));
    if (!"physician".equals(event.getHeaders().get("X-Staff-Role"))) { // finding: caller-decides-rights
      return new APIGatewayProxyResponseEvent().withStatusCode(403);
    }
    if (!"mobile".equals(event.getHeaders().get("X-Client-Kind"))) {
      return new APIGatewayProxyResponseEvent().withStatusCode(400);
    }
    Request request =
        new Request.Builder()
            .url(System.getenv("BACKEND") + "/orders")
            .header("Authorization", event.getHeaders().get("Authorization"))
            .header("Accept", "text/html")
            .header(KEY_HEADER, GATEWAY_KEY)
            .build();
    LOG.debug("sent {} {}", request.method(), request.url());
    LOG.debug("accepts {}", request.header("Accept"));
    LOG.debug("headers {}", request.headers().toMultimap()); // finding: secret-logged
    CompletableFuture<String> header = part("header.txt");
    CompletableFuture<String> footer = part("footer.txt");
    ping("started");
    try (Response response = HTTP.newCall(request).execute()) {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(response.code())
          .withBody(header.join() + SITE_KEY + footer.join());
    } catch (IOException e) {
      return new APIGatewayProxyResponseEvent().withStatusCode(502);
    }
  }

  private CompletableFuture<String> part(String name) {
    return S3.getObject(
            get -> get.bucket(System.getenv("PARTS")).key(name), AsyncResponseTransformer.toBytes())
        .thenApply(bytes -> bytes.asUtf8String());
  }

  private CompletableFuture<Integer> ping(String name) {
    return S3.putObject( // finding: unawaited-call
            put -> put.bucket(System.getenv("PARTS")).key("pings"),
            software.amazon.awssdk.core.async.AsyncRequestBody.fromString(name))
        .thenApply(saved -> 1);
  }
}
