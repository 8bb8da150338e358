package albums;

// Folders of one name for all events that are gone through as a whole.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.services.s3.S3Client;

public class Albums implements RequestHandler<S3Event, Integer> {
  private static final S3Client S3 = S3Client.create();

  @Override
  public Integer handleRequest(S3Event event, Context context) {
    var object = event.getRecords().get(0).getS3();
    try {
      Path work = Files.createDirectories(Path.of("/tmp/album")); // finding: temporary-file-kept
      Files.createDirectories(Path.of("/tmp/fonts"));
      try (ZipInputStream zip =
          new ZipInputStream(
              S3.getObject(
                  get ->
                      get.bucket(System.getenv("ALBUMS"))
                          .key(object.getObject().getUrlDecodedKey())))) {
        int photos = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          Files.copy(
              zip, work.resolve("photo" + photos++), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      try (Stream<Path> files = Files.list(work)) {
        return (int) files.count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
