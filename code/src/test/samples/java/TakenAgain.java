package demo;

// handler: handleRequest
// trigger: s3

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A file that is there from an earlier event is not that of this one. */
public class TakenAgain implements RequestHandler<S3Event, Void> {
  private static final S3Client S3 = S3Client.create();
  private static final Path SOURCE = Path.of("/tmp/source.img");
  private static final Path MODEL = Path.of("/tmp/model.bin");

  @Override
  public Void handleRequest(S3Event event, Context context) {
    var object = event.getRecords().get(0).getS3();
    String bucket = object.getBucket().getName();
    String key = object.getObject().getUrlDecodedKey();
    if (Files.notExists(SOURCE)) {
      S3.getObject(r -> r.bucket(bucket).key(key), SOURCE); // finding: temporary-file-kept
    }
    if (!Files.exists(MODEL)) {
      S3.getObject(r -> r.bucket(System.getenv("MODELS")).key("model.bin"), MODEL);
    }
    S3.putObject(r -> r.bucket(System.getenv("OUT")).key("small"), RequestBody.fromFile(SOURCE));
    S3.putObject(r -> r.bucket(System.getenv("OUT")).key("model"), RequestBody.fromFile(MODEL));
    return null;
  }
}
