// trigger: schedule
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

public class ListedKeys implements RequestHandler<ScheduledEvent, String> {
  private static final S3Client S3 = S3Client.create();

  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    try {
      for (S3Object each : S3.listObjectsV2Paginator(r -> r.bucket("b")).contents()) {
        new ProcessBuilder("sh", "-c", "convert " + each.key()).start(); // finding: os-command-injection
        new ProcessBuilder("convert", each.key()).start();
      }
      for (S3Object each : S3.listObjectsV2(r -> r.bucket("b").maxKeys(3)).contents()) {
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "file " + each.key()}); // finding: os-command-injection
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return "";
  }
}
