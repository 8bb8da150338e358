package demo;

// handler: handleRequest
// trigger: sqs

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One method makes requests of several addresses; who calls it may add a key. */
public class PaymentsByHelper implements RequestHandler<SQSEvent, Void> {
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final String BANK = System.getenv("BANK");

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    SQSEvent.SQSMessage message = event.getRecords().get(0);
    refund(message.getBody(), message.getMessageId());
    payOut(message.getBody());
    look(message.getBody());
    return null;
  }

  private static void refund(String order, String messageId) {
    send(request("/refunds", order).header("Idempotency-Key", messageId).build());
  }

  private static void payOut(String order) {
    send(request("/payouts", order).build()); // finding: repeated-effect
  }

  private static void look(String order) {
    send(request("/balances", order).build());
  }

  private static HttpRequest.Builder request(String path, String order) {
    return HttpRequest.newBuilder(URI.create(BANK + path))
        .timeout(Duration.ofSeconds(5))
        .POST(HttpRequest.BodyPublishers.ofString(order));
  }

  private static void send(HttpRequest request) {
    try {
      if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() >= 300) {
        throw new IllegalStateException("refused");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
