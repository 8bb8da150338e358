package uploads;

// trigger: s3
// Archives and files that people upload are unpacked and converted.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.apache.commons.io.IOUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

public class Uploads implements RequestHandler<S3Event, Integer> {
  private static final S3Client S3 = S3Client.create();
  private static final File ROOT = new File("/tmp/unpacked");
  private static final Path BASE = Path.of("/tmp/unpacked");

  @Override
  public Integer handleRequest(S3Event event, Context context) {
    int done = 0;
    for (S3EventNotification.S3EventNotificationRecord record : event.getRecords()) {
      String bucket = record.getS3().getBucket().getName();
      String key = URLDecoder.decode(record.getS3().getObject().getKey(), StandardCharsets.UTF_8);
      try {
        unpack(bucket, key);
        unpackWell(bucket, key);
        convert(key);
        store(bucket, key);
        done++;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("could not convert", e);
      }
    }
    return done;
  }

  private void unpack(String bucket, String key) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(S3.getObject(GetObjectRequest.builder().bucket(bucket).key(key).build()))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        File target = new File(ROOT, entry.getName());
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(target))) { // finding: unsafe-archive-extraction
          zip.transferTo(out);
        }
        Files.copy(zip, Paths.get("/tmp/unpacked", entry.getName()), StandardCopyOption.REPLACE_EXISTING); // finding: unsafe-archive-extraction
        FileUtils.copyInputStreamToFile(zip, new File("/tmp/" + entry.getName())); // finding: unsafe-archive-extraction
      }
    }
    try (ZipFile file = new ZipFile("/tmp/upload.zip")) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry each = entries.nextElement();
        Path target = BASE.resolve(each.getName());
        Files.createDirectories(target);
        Files.write(target, file.getInputStream(each).readAllBytes()); // finding: unsafe-archive-extraction
      }
      file.stream().forEach(each -> write(BASE.resolve(each.getName())));
    }
    try (JarFile jar = new JarFile("/tmp/upload.jar")) {
      for (JarEntry each : java.util.Collections.list(jar.entries())) {
        Files.newOutputStream(BASE.resolve(each.getName())).close(); // finding: unsafe-archive-extraction
      }
    }
    try (TarArchiveInputStream tar = new TarArchiveInputStream(S3.getObject(b -> b.bucket(bucket).key(key)))) {
      TarArchiveEntry each = tar.getNextTarEntry();
      while (each != null) {
        File target = new File("/tmp/unpacked/" + each.getName());
        try (FileOutputStream out = new FileOutputStream(target)) { // finding: unsafe-archive-extraction
          IOUtils.copy(tar, out);
        }
        each = tar.getNextTarEntry();
      }
    }
  }

  private static void write(Path target) {
    try {
      Files.write(target, new byte[0]); // finding: unsafe-archive-extraction
    } catch (IOException e) {
      throw new IllegalStateException("not written", e);
    }
  }

  private void unpackWell(String bucket, String key) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(S3.getObject(GetObjectRequest.builder().bucket(bucket).key(key).build()))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        File target = new File(ROOT, entry.getName());
        if (!target.getCanonicalPath().startsWith(ROOT.getCanonicalPath() + File.separator)) {
          throw new IOException("entry leads out of the folder");
        }
        try (FileOutputStream out = new FileOutputStream(target)) {
          zip.transferTo(out);
        }
        Path path = BASE.resolve(entry.getName()).normalize();
        if (path.startsWith(BASE)) {
          Files.copy(zip, path, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(BASE.resolve(FilenameUtils.getName(entry.getName())), zip.readAllBytes());
        Files.write(BASE.resolve(Path.of(entry.getName()).getFileName()), zip.readAllBytes());
        resolved(entry);
      }
    }
  }

  private static void resolved(ZipEntry entry) throws IOException {
    Path path = safe(BASE, entry.getName());
    Files.createDirectories(path);
  }

  private static Path safe(Path folder, String name) throws IOException {
    Path target = folder.resolve(name).toAbsolutePath().normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("bad entry " + folder);
    }
    return target;
  }

  private void convert(String key) throws IOException, InterruptedException {
    String name = key.substring(key.lastIndexOf('/') + 1);
    new ProcessBuilder("sh", "-c", "convert /tmp/in/" + key + " /tmp/out.png").start().waitFor(); // finding: os-command-injection
    new ProcessBuilder(List.of("/opt/bin/convert", "/tmp/in.bin", "/tmp/out.png")).start().waitFor();
    Runtime.getRuntime().exec(new String[] {"/bin/bash", "-c", String.format("ffmpeg -i %s out.mp4", name)}); // finding: os-command-injection
    String extension = FilenameUtils.getExtension(key);
    Runtime.getRuntime().exec("file /tmp/a." + extension); // finding: os-command-injection
  }

  private void store(String bucket, String key) throws IOException {
    S3.getObject(GetObjectRequest.builder().bucket(bucket).key(key).build(), ResponseTransformer.toFile(Paths.get("/tmp/" + key))); // finding: path-traversal
    Path local = Paths.get("/tmp", Paths.get(key).getFileName().toString());
    S3.getObject(GetObjectRequest.builder().bucket(bucket).key(key).build(), local);
    FileUtils.writeStringToFile(new File("/tmp/" + key), "x", StandardCharsets.UTF_8); // finding: path-traversal
    S3.putObject(b -> b.bucket(System.getenv("TARGET")).key("done/" + key), RequestBody.fromString("done"));
    try (InputStream in = Files.newInputStream(Path.of("/tmp").resolve(key))) {
      in.read();
    }
    File temporary = File.createTempFile("upload", ".bin");
    Files.writeString(temporary.toPath(), "x");
    temporary.delete();
  }
}
