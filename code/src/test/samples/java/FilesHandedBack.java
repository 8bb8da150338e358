package demo;

// handler: handleRequest
// trigger: schedule

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a method makes and hands back is its caller's to remove. */
public class FilesHandedBack implements RequestHandler<ScheduledEvent, Void> {
  private static final S3Client STORE = S3Client.create();
  private static final String BUCKET = System.getenv("BUCKET");

  @Override
  public Void handleRequest(ScheduledEvent event, Context context) {
    String day = event.getTime().toLocalDate().toString();
    try {
      Path totals = totals(day);
      STORE.putObject(b -> b.bucket(BUCKET).key("totals/" + day), RequestBody.fromFile(totals));
      Path rows = rows(day);
      try {
        STORE.putObject(b -> b.bucket(BUCKET).key("rows/" + day), RequestBody.fromFile(rows));
      } finally {
        Files.deleteIfExists(rows);
      }
      File notes = notes();
      STORE.putObject(b -> b.bucket(BUCKET).key("notes/" + day), RequestBody.fromFile(notes));
      drop(summary(day));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private static Path totals(String day) throws IOException {
    Path file = Files.createTempFile("totals", ".csv"); // finding: temporary-file-kept
    Files.writeString(file, "totals of " + day);
    return file;
  }

  private static Path rows(String day) throws IOException {
    Path file = Files.createTempFile("rows", ".csv");
    Files.writeString(file, "rows of " + day);
    return file;
  }

  private static File notes() throws IOException {
    return File.createTempFile("notes", ".txt"); // finding: temporary-file-kept
  }

  private static Path summary(String day) throws IOException {
    Path file = Files.createTempFile("summary", ".csv");
    Files.writeString(file, "summary of " + day);
    STORE.putObject(b -> b.bucket(BUCKET).key("summary/" + day), RequestBody.fromFile(file));
    return file;
  }

  private static void drop(Path file) throws IOException {
    Files.delete(file);
  }
}
