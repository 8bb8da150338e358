package devices;

// trigger: none
// handler: handle
// timeout: 10
// A rule of IoT hands over what a device says; the rest is about what lasts and what it costs.
import com.amazonaws.services.lambda.runtime.Context;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

public class Devices {
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
  private static final DynamoDbClient DYNAMO = DynamoDbClient.create();
  private static final S3Client S3 = S3Client.create();
  private static final SqsClient SQS = SqsClient.create();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public String handle(Map<String, Object> message, Context context) throws IOException, InterruptedException, SQLException {
    String device = (String) message.get("device");
    Map<String, Object> state = (Map<String, Object>) message.get("state");
    Runtime.getRuntime().exec("report " + device); // finding: os-command-injection
    Runtime.getRuntime().exec("report " + state.get("firmware")); // finding: os-command-injection
    List<Map<String, Object>> readings = (List<Map<String, Object>>) message.get("readings");
    for (Map<String, Object> reading : readings) {
      Files.readString(Path.of("/opt/units/" + reading.get("unit"))); // finding: path-traversal
    }
    int level = Integer.parseInt(String.valueOf(state.get("level")));
    Runtime.getRuntime().exec("level " + level);
    clients();
    streams();
    pages();
    batch();
    requests();
    return "done";
  }

  private static void clients() throws SQLException {
    DynamoDbClient each = DynamoDbClient.builder().build(); // finding: client-per-invocation
    each.listTables();
    HttpClient web = HttpClient.newHttpClient(); // finding: client-per-invocation
    web.followRedirects();
    Jedis cache = new Jedis("cache", 6379); // finding: client-per-invocation
    cache.get("x");
    try (Connection connection = DriverManager.getConnection(System.getenv("URL"))) { // finding: client-per-invocation
      connection.commit();
    }
  }

  private static void streams() throws IOException {
    InputStream in = new GZIPInputStream(new FileInputStream("/tmp/a.gz")); // finding: unclosed-resource
    in.read();
    BufferedReader reader = Files.newBufferedReader(Path.of("/tmp/a.txt")); // finding: unclosed-resource
    reader.readLine();
    FileReader open = new FileReader("/tmp/b.txt"); // finding: unclosed-resource
    open.read();
    try (BufferedReader closed = new BufferedReader(new FileReader("/tmp/c.txt"))) {
      closed.readLine();
    }
    try (InputStream both = new GZIPInputStream(new FileInputStream("/tmp/b.gz"))) {
      both.read();
    }
    Files.readAllLines(Path.of("/tmp/d.txt"));
  }

  private static void pages() {
    ScanResponse all = DYNAMO.scan(ScanRequest.builder().tableName("devices").build()); // finding: missing-pagination
    all.items().forEach(item -> LOG.debug("one"));
    S3.listObjectsV2(ListObjectsV2Request.builder().bucket("firmware").build()).contents().forEach(each -> LOG.debug("one")); // finding: missing-pagination
    DYNAMO.scanPaginator(ScanRequest.builder().tableName("devices").build()).items().forEach(item -> LOG.debug("one"));
    Map<String, AttributeValue> from = null;
    do {
      ScanResponse page = DYNAMO.scan(ScanRequest.builder().tableName("devices").exclusiveStartKey(from).build());
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty());
  }

  private static void batch() {
    SQS.sendMessageBatch(SendMessageBatchRequest.builder().queueUrl(System.getenv("QUEUE")).build()); // finding: ignored-batch-failure
    SendMessageBatchResponse sent = SQS.sendMessageBatch(SendMessageBatchRequest.builder().queueUrl(System.getenv("QUEUE")).build());
    if (sent.hasFailed()) {
      throw new IllegalStateException("not all sent");
    }
  }

  private static void requests() throws IOException, InterruptedException {
    HttpRequest slow = HttpRequest.newBuilder(URI.create("https://api.example.com/x")).GET().build(); // finding: request-without-timeout
    HTTP.send(slow, HttpResponse.BodyHandlers.discarding());
    HttpRequest late = HttpRequest.newBuilder(URI.create("https://api.example.com/x")).timeout(Duration.ofSeconds(30)).build(); // finding: timeout-beyond-function
    HTTP.send(late, HttpResponse.BodyHandlers.discarding());
    HttpURLConnection connection = (HttpURLConnection) URI.create("https://api.example.com/x").toURL().openConnection(); // finding: request-without-timeout
    connection.disconnect();
    TimeUnit.SECONDS.sleep(2); // finding: sleeping-handler
    TimeUnit.MILLISECONDS.sleep(50);
    Thread.sleep(10);
  }
}
