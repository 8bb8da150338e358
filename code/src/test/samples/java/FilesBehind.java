// trigger: sqs
// Files of the function that cannot be removed or read leave nothing undone.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class FilesBehind implements RequestHandler<SQSEvent, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(FilesBehind.class);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        forward(message);
      } catch (IOException e) { // finding: swallowed-failure
        LOG.warn("not forwarded", e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      try {
        removeQuietly(Path.of("/tmp/order"));
      } catch (IOException e) {
        LOG.warn("left behind", e);
      }
    }
    return null;
  }

  private void forward(SQSEvent.SQSMessage message) throws IOException, InterruptedException {
    HTTP.send(
        HttpRequest.newBuilder(URI.create("https://example.com/orders"))
            .timeout(Duration.ofSeconds(2))
            .POST(HttpRequest.BodyPublishers.ofString(message.getBody()))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private void removeQuietly(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
