package guards;

// trigger: sns
// What a function hands to a wrapper that catches everything.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

public class Guards implements RequestHandler<SNSEvent, Void> {
  private static final S3Client S3 = S3Client.create();

  @Override
  public Void handleRequest(SNSEvent event, Context context) {
    event.getRecords().forEach(each -> file(each.getSNS()));
    return null;
  }

  private static void file(SNSEvent.SNS message) {
    try {
      S3.putObject(p -> p.bucket("tickets").key(message.getMessageId() + ".json"), RequestBody.fromString("{}"));
    } catch (Throwable t) { // finding: swallowed-failure
      t.addSuppressed(new IllegalStateException(message.getMessageId()));
    }
  }
}
