package downloads;

// trigger: s3
// Files of the keys of objects that stay.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import software.amazon.awssdk.services.s3.S3Client;

public class Downloads implements RequestHandler<S3Event, Long> {
  private static final S3Client S3 = S3Client.create();

  @Override
  public Long handleRequest(S3Event event, Context context) {
    var entity = event.getRecords().get(0).getS3();
    String key = new File(entity.getObject().getUrlDecodedKey()).getName();
    Path local = Paths.get("/tmp", key);
    S3.getObject(b -> b.bucket(entity.getBucket().getName()).key(key), local); // finding: temporary-file-kept
    try {
      return Files.size(local);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
