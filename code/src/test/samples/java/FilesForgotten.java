package demo;

// handler: handleRequest
// trigger: s3

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** One method removes its file, one hands it on to who does, and one forgets it. */
public class FilesForgotten implements RequestHandler<S3Event, Void> {
  private static final S3Client S3 = S3Client.create();

  @Override
  public Void handleRequest(S3Event event, Context context) {
    try {
      full();
      preview();
      drop(handedOn());
      Path sent = Files.createTempFile("sent", ".txt");
      drop(sent);
      Path seen = Files.createTempFile("seen", ".txt"); // finding: temporary-file-kept
      shown(seen);
      Path passed = Files.createTempFile("passed", ".txt");
      pass(passed);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private static void full() throws IOException {
    Path file = Files.createTempFile("full", ".png");
    try {
      S3.putObject(b -> b.bucket("results").key("full"), RequestBody.fromFile(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void preview() throws IOException {
    File file = File.createTempFile("preview", ".png"); // finding: temporary-file-kept
    Files.writeString(file.toPath(), "preview");
    S3.putObject(b -> b.bucket("results").key("preview"), RequestBody.fromFile(file));
  }

  private static Path handedOn() throws IOException {
    Path file = Files.createTempFile("other", ".png");
    Files.writeString(file, "other");
    return file;
  }

  private static void shown(Path file) {
    S3.putObject(b -> b.bucket("results").key("seen"), RequestBody.fromFile(file));
  }

  private static void pass(Path file) throws IOException {
    drop(file);
  }

  private static void drop(Path file) throws IOException {
    Files.delete(file);
  }
}
