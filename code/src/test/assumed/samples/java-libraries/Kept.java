package libraries.kept;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.*;
import java.io.IOException;
import java.util.concurrent.*;
class K1 implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private static final java.net.http.HttpClient HTTP = java.net.http.HttpClient.newHttpClient();
  private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    lookup(event.getBody()).thenApply(r -> r.body()).thenAccept(FOUND::add).join(); // finding: request-state-kept
    return String.join(",", FOUND);
  }
  static CompletableFuture<java.net.http.HttpResponse<String>> lookup(String b) { return HTTP.sendAsync(java.net.http.HttpRequest.newBuilder(java.net.URI.create("https://x.example/?q=" + java.net.URLEncoder.encode(b))).timeout(java.time.Duration.ofSeconds(2)).build(), java.net.http.HttpResponse.BodyHandlers.ofString()); }
}
class K2 implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  
  private static final List<String> ROWS = new ArrayList<>();
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    ROWS.add(other.Lib.find(event.getBody())); // finding: request-state-kept
    return String.join(",", ROWS);
  }
}
class K3 implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private static final List<String> ROWS = new ArrayList<>();
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    ROWS.clear();
    ROWS.add(other.Lib.find(event.getBody()));
    return String.join(",", ROWS);
  }
}
class K4 implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private static final List<String> ROWS = new ArrayList<>();
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try {
      ROWS.add(other.Lib.find(event.getBody()));
      return String.join(",", ROWS);
    } finally { ROWS.clear(); }
  }
}
class K5 implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private static final Map<String, String> CACHE = new ConcurrentHashMap<>();
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    return CACHE.computeIfAbsent(event.getBody(), k -> other.Lib.find(k));
  }
}
class K6 implements RequestHandler<SQSEvent, String> {
  private static final List<Object> BUF = new ArrayList<>();
  public String handleRequest(SQSEvent event, Context context) {
    for (var m : event.getRecords()) { BUF.add(other.Lib.convert(m.getBody())); }
    other.Sink.flush(BUF);
    BUF.clear();
    return "";
  }
}
class K7 implements RequestHandler<SQSEvent, String> {
  private static final Set<String> SEEN = new HashSet<>();
  public String handleRequest(SQSEvent event, Context context) {
    for (var m : event.getRecords()) { String h = other.Lib.hash(m.getBody()); if (!SEEN.add(h)) { continue; } other.Sink.go(m.getMessageId()); }
    return "" + SEEN.size();
  }
}
class L1 implements RequestHandler<SQSEvent, String> {
  private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(L1.class);
  private static final String API_TOKEN = "sgk_live_9fT2xQ7LmV4bR8pZc1Ws6Ny3"; // finding: secret-in-code
  public String handleRequest(SQSEvent event, Context context) {
    LOG.info("using token " + API_TOKEN); // finding: secret-logged
    LOG.info("using token {}", API_TOKEN); // finding: secret-logged
    context.getLogger().log(String.format("t %s", API_TOKEN)); // finding: secret-logged
    LOG.info("using token of {} characters", API_TOKEN.length());
    LOG.info("using token {}...", API_TOKEN.substring(0, 4));
    return "";
  }
}
class LazyTable implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  private static volatile com.amazonaws.services.dynamodbv2.document.Table campaigns;
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    return table().getItem("id", event.getPath()).toJSON();
  }
  private static com.amazonaws.services.dynamodbv2.document.Table table() {
    if (campaigns == null) {
      var client = com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder.standard().withRegion("x").build();
      campaigns = new com.amazonaws.services.dynamodbv2.document.DynamoDB(client).getTable("t");
    }
    return campaigns;
  }
}
class EachTable implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    var client = com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder.standard().withRegion("x").build(); // finding: client-per-invocation
    return new com.amazonaws.services.dynamodbv2.document.DynamoDB(client).getTable("t").getItem("id", event.getPath()).toJSON();
  }
}
class NewAddresses implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) throws IOException {
    String address = event.getQueryStringParameters().get("address");
    java.net.URLConnection connection = java.net.URI.create(address).toURL().openConnection(); // finding: server-side-request-forgery
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(1000);
    return connection.getContentType();
  }
}
