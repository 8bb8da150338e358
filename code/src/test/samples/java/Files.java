// trigger: s3
// timeout: 10
// What is opened, and who closes it; requests and their timeouts; failures that nobody hears of.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

public final class Files implements RequestHandler<S3Event, String> {
  private static final S3Client S3 = S3Client.create();
  private static final HttpClient WEB = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static Connection kept;

  @Override
  public String handleRequest(S3Event event, Context context) {
    try {
      write("/tmp/a.txt");
      writeWell("/tmp/a.txt");
      return lines() + first() + zip() + copy() + count(null) + countWell() + get() + getSoon() + old() + oldSoon();
    } catch (IOException | SQLException | InterruptedException e) {
      throw new IllegalStateException("failed", e);
    } finally {
      archive(event);
    }
  }

  private static void write(String path) throws IOException {
    BufferedWriter writer = new BufferedWriter(new FileWriter(path)); // finding: unclosed-resource
    writer.write("x");
  }

  private static void writeWell(String path) throws IOException {
    BufferedWriter writer = new BufferedWriter(new FileWriter(path));
    try {
      writer.write("x");
    } finally {
      writer.close();
    }
  }

  private static long lines() throws IOException {
    Stream<String> lines = java.nio.file.Files.lines(Path.of("/tmp/a.txt")); // finding: unclosed-resource
    try (Stream<String> others = java.nio.file.Files.lines(Path.of("/tmp/b.txt"))) {
      return lines.count() + others.count();
    }
  }

  private static String first() throws IOException {
    try (BufferedReader reader = new BufferedReader(new FileReader("/tmp/a.txt"))) {
      return reader.readLine();
    }
  }

  private static int zip() throws IOException {
    ZipFile archive = new ZipFile("/tmp/a.zip"); // finding: unclosed-resource
    return archive.size();
  }

  private static long copy() throws IOException {
    try (InputStream in = S3.getObject(GetObjectRequest.builder().bucket("b").key("k").build());
        OutputStream out = new FileOutputStream("/tmp/copy.bin")) {
      return in.transferTo(out);
    }
  }

  private static int count(DataSource source) throws SQLException {
    Connection connection = source.getConnection(); // finding: unclosed-resource
    PreparedStatement statement = connection.prepareStatement("SELECT 1"); // finding: unclosed-resource
    ResultSet rows = statement.executeQuery();
    return rows.next() ? rows.getInt(1) : 0;
  }

  private static int countWell() throws SQLException {
    if (kept == null || kept.isClosed()) {
      kept = DriverManager.getConnection("jdbc:mysql://db/orders");
    }
    try (PreparedStatement statement = kept.prepareStatement("SELECT 1");
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static String get() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com")).build(); // finding: request-without-timeout
    return WEB.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String getSoon() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder().uri(URI.create("https://api.example.com")).timeout(Duration.ofSeconds(3)).build();
    return WEB.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String old() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL("https://api.example.com").openConnection(); // finding: request-without-timeout
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(connection.getInputStream()))) {
      return reader.readLine();
    }
  }

  private static String oldSoon() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL("https://api.example.com").openConnection();
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(20000); // finding: timeout-beyond-function
    return connection.getResponseMessage();
  }

  private static void archive(S3Event event) {
    try {
      S3.copyObject(CopyObjectRequest.builder().destinationBucket(System.getenv("OWN_BUCKET")).build()); // finding: own-trigger
    } catch (Exception e) { // finding: swallowed-failure
      System.err.println("not archived: " + e);
    }
  }
}
