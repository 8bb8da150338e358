package com.acme;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.*;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.regex.Pattern;
import java.util.stream.*;
import java.util.zip.*;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.*;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public class Good {
  private static final Logger LOG = LoggerFactory.getLogger(Good.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Gson GSON = new Gson();
  private static final DynamoDbClient DB = DynamoDbClient.create();
  private static final SqsClient SQS = SqsClient.create();
  private static final S3Client S3 = S3Client.create();
  private static final Set<String> COLUMNS = Set.of("name", "date");
  private static final Map<String, String> ORDER = Map.of("name", "name asc", "date", "date desc");
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,36}");
  private static final List<String> HOSTS = List.of("api.example.com", "cdn.example.com");
  private static final Set<String> ORIGINS = Set.of("https://a.example.com", "https://b.example.com");
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final DataSource source = Pool.get();

  public String column(APIGatewayProxyRequestEvent e, Context c) throws SQLException {
    String col = e.getQueryStringParameters().getOrDefault("sort", "name");
    if (!COLUMNS.contains(col)) return "{}";
    try (Connection con = source.getConnection(); PreparedStatement ps = con.prepareStatement("select * from t order by " + col); ResultSet rs = ps.executeQuery()) {
      return rs.next() ? rs.getString(1) : "";
    }
  }
  public String order(APIGatewayProxyRequestEvent e, Context c) throws SQLException {
    String by = ORDER.getOrDefault(e.getQueryStringParameters().get("sort"), "name asc");
    try (Connection con = source.getConnection(); PreparedStatement ps = con.prepareStatement("select * from t order by " + by); ResultSet rs = ps.executeQuery()) {
      return rs.next() ? rs.getString(1) : "";
    }
  }
  private static String checked(String id) {
    if (id == null || !ID.matcher(id).matches()) throw new IllegalArgumentException("bad id");
    return id;
  }
  public String id(APIGatewayProxyRequestEvent e, Context c) throws SQLException {
    String id = checked(e.getPathParameters().get("id"));
    try (Connection con = source.getConnection(); Statement st = con.createStatement(); ResultSet rs = st.executeQuery("select * from t where id = '" + id + "'")) {
      return rs.next() ? rs.getString(1) : "";
    }
  }
  public String in(APIGatewayProxyRequestEvent e, Context c) throws SQLException {
    List<String> ids = Arrays.asList(e.getQueryStringParameters().get("ids").split(","));
    String marks = ids.stream().map(x -> "?").collect(Collectors.joining(",", "(", ")"));
    try (Connection con = source.getConnection(); PreparedStatement ps = con.prepareStatement("select * from t where id in " + marks)) {
      int n = 1;
      for (String id : ids) ps.setString(n++, id);
      try (ResultSet rs = ps.executeQuery()) { return rs.next() ? rs.getString(1) : ""; }
    }
  }
  public String dynamic(APIGatewayProxyRequestEvent e, Context c) throws SQLException {
    StringBuilder sql = new StringBuilder("select * from t where 1 = 1");
    List<Object> params = new ArrayList<>();
    Map<String, String> q = Optional.ofNullable(e.getQueryStringParameters()).orElse(Map.of());
    if (q.get("name") != null) { sql.append(" and name = ?"); params.add(q.get("name")); }
    if (q.get("min") != null) { sql.append(" and price >= ").append(Integer.parseInt(q.get("min"))); }
    sql.append(" limit ").append(Math.min(100, Integer.parseInt(q.getOrDefault("limit", "10"))));
    try (Connection con = source.getConnection(); PreparedStatement ps = con.prepareStatement(sql.toString())) {
      for (int i = 0; i < params.size(); i++) ps.setObject(i + 1, params.get(i));
      try (ResultSet rs = ps.executeQuery()) { return rs.next() ? rs.getString(1) : ""; }
    }
  }
  public String path(APIGatewayProxyRequestEvent e, Context c) throws IOException {
    Path base = Path.of("/mnt/data").toRealPath();
    Path wanted = base.resolve(e.getPathParameters().get("name")).normalize();
    if (!wanted.startsWith(base)) throw new SecurityException("outside");
    return Files.readString(wanted);
  }
  public String name(S3Event e, Context c) throws IOException {
    String key = e.getRecords().get(0).getS3().getObject().getUrlDecodedKey();
    String name = Paths.get(key).getFileName().toString();
    Path tmp = Files.createTempFile("in", ".dat");
    S3.getObject(b -> b.bucket(e.getRecords().get(0).getS3().getBucket().getName()).key(key), tmp);
    long n = Files.size(tmp);
    Files.delete(tmp);
    LOG.info("{} bytes", n);
    return name;
  }
  public String fetch(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    URI uri = URI.create(e.getQueryStringParameters().get("url"));
    if (!"https".equals(uri.getScheme()) || !HOSTS.contains(uri.getHost())) throw new IllegalArgumentException("host");
    HttpRequest r = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
    return HTTP.send(r, HttpResponse.BodyHandlers.ofString()).body();
  }
  public String fixedHost(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    String q = URLEncoder.encode(e.getQueryStringParameters().get("q"), StandardCharsets.UTF_8);
    HttpRequest r = HttpRequest.newBuilder().uri(URI.create("https://api.example.com/search?q=" + q)).timeout(Duration.ofSeconds(3)).build();
    return HTTP.send(r, HttpResponse.BodyHandlers.ofString()).body();
  }
  private static String esc(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
  public APIGatewayProxyResponseEvent html(APIGatewayProxyRequestEvent e, Context c) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("Content-Type", "text/html"))
        .withBody("<p>" + esc(e.getQueryStringParameters().get("name")) + "</p>");
  }
  public APIGatewayProxyResponseEvent json(APIGatewayProxyRequestEvent e, Context c) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("Content-Type", "application/json"))
        .withBody(GSON.toJson(Map.of("name", e.getQueryStringParameters().get("name"))));
  }
  public APIGatewayProxyResponseEvent redirect(APIGatewayProxyRequestEvent e, Context c) {
    String to = e.getQueryStringParameters().getOrDefault("to", "/");
    if (!to.matches("/[a-z/]*") || to.startsWith("//")) to = "/";
    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", to));
  }
  public APIGatewayProxyResponseEvent redirect2(APIGatewayProxyRequestEvent e, Context c) {
    String page = switch (e.getQueryStringParameters().getOrDefault("page", "")) {
      case "cart" -> "https://shop.example.com/cart";
      case "help" -> "https://help.example.com/";
      default -> "https://shop.example.com/";
    };
    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", page));
  }
  public APIGatewayProxyResponseEvent cookie(APIGatewayProxyRequestEvent e, Context c) {
    byte[] b = new byte[32];
    new SecureRandom().nextBytes(b);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(b);
    return new APIGatewayProxyResponseEvent().withStatusCode(204).withHeaders(Map.of("Set-Cookie", "session=" + token + "; Path=/; Secure; HttpOnly; SameSite=Strict"));
  }
  public APIGatewayProxyResponseEvent cors(APIGatewayProxyRequestEvent e, Context c) {
    String origin = e.getHeaders().get("origin");
    Map<String, String> h = new HashMap<>();
    if (ORIGINS.contains(origin)) {
      h.put("Access-Control-Allow-Origin", origin);
      h.put("Access-Control-Allow-Credentials", "true");
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(h);
  }
  public APIGatewayProxyResponseEvent errors(APIGatewayProxyRequestEvent e, Context c) {
    try {
      JsonNode n = JSON.readTree(e.getBody());
      return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("{\"n\":" + n.path("n").asInt() + "}");
    } catch (IOException x) {
      LOG.error("not JSON", x);
      return new APIGatewayProxyResponseEvent().withStatusCode(400).withBody("{\"error\":\"invalid request\",\"id\":\"" + c.getAwsRequestId() + "\"}");
    }
  }
  public void log(APIGatewayProxyRequestEvent e, Context c) {
    LOG.info("user {}", e.getQueryStringParameters().get("user").replaceAll("[^A-Za-z0-9]", "_"));
    LOG.info("stage {} path {}", e.getRequestContext().getStage(), e.getRequestContext().getRequestId());
    LOG.info("count {}", Integer.parseInt(e.getQueryStringParameters().get("n")));
  }
  public String secret(ScheduledEvent e, Context c) {
    String s = SecretsManagerClient.create().getSecretValue(b -> b.secretId("db")).secretString(); // finding: client-per-invocation
    LOG.info("secret has {} characters", s.length());
    return "ok";
  }
  public String command(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    int width = Integer.parseInt(e.getQueryStringParameters().get("w"));
    Process p = new ProcessBuilder("convert", "/tmp/in.png", "-resize", width + "x", "/tmp/out.png").start();
    return "" + p.waitFor();
  }
  public int ddb(APIGatewayProxyRequestEvent e, Context c) {
    QueryRequest q = QueryRequest.builder().tableName("t").keyConditionExpression("#o = :o").expressionAttributeNames(Map.of("#o", "owner"))
        .expressionAttributeValues(Map.of(":o", AttributeValue.fromS(e.getPathParameters().get("o")))).build();
    int n = 0;
    for (var page : DB.queryPaginator(q)) n += page.count();
    return n;
  }
  public SQSBatchResponse batch(SQSEvent e, Context c) {
    List<SQSBatchResponse.BatchItemFailure> failed = new ArrayList<>();
    for (var m : e.getRecords()) {
      try {
        handle(JSON.readTree(m.getBody()));
      } catch (Exception x) {
        LOG.warn("message {} failed", m.getMessageId(), x);
        failed.add(SQSBatchResponse.BatchItemFailure.builder().withItemIdentifier(m.getMessageId()).build());
      }
    }
    return SQSBatchResponse.builder().withBatchItemFailures(failed).build();
  }
  private void handle(JsonNode n) {}
  public void send(SQSEvent e, Context c) {
    List<SendMessageBatchRequestEntry> entries = e.getRecords().stream().map(m -> SendMessageBatchRequestEntry.builder().id(m.getMessageId()).messageBody(m.getBody()).build()).toList();
    SendMessageBatchResponse r = SQS.sendMessageBatch(b -> b.queueUrl(System.getenv("Q")).entries(entries));
    if (!r.failed().isEmpty()) throw new IllegalStateException(r.failed().size() + " failed");
  }
  public String etag(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    byte[] d = MessageDigest.getInstance("SHA-256").digest(e.getBody().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(d);
  }
  public String gzip(S3Event e, Context c) throws Exception {
    var s3 = e.getRecords().get(0).getS3();
    try (var in = new GZIPInputStream(S3.getObject(b -> b.bucket(s3.getBucket().getName()).key(s3.getObject().getUrlDecodedKey())));
         var r = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return r.lines().limit(5).collect(Collectors.joining("\n"));
    }
  }
  public String copy(S3Event e, Context c) {
    var s3 = e.getRecords().get(0).getS3();
    String key = s3.getObject().getUrlDecodedKey();
    S3.copyObject(b -> b.sourceBucket(s3.getBucket().getName()).sourceKey(key).destinationBucket(System.getenv("ARCHIVE")).destinationKey("archive/" + key));
    return key;
  }
  private final Map<String, String> cache = new HashMap<>();
  public String cached(APIGatewayProxyRequestEvent e, Context c) {
    String id = e.getPathParameters().get("id");
    return cache.computeIfAbsent(id, k -> DB.getItem(b -> b.tableName("t").key(Map.of("id", AttributeValue.fromS(k)))).item().get("v").s());
  }
  public String owner(APIGatewayProxyRequestEvent e, Context c) {
    Map<String, Object> auth = e.getRequestContext().getAuthorizer();
    @SuppressWarnings("unchecked") Map<String, String> claims = (Map<String, String>) auth.get("claims");
    if (!"admin".equals(claims.get("custom:role"))) return "no";
    return "yes";
  }
  public String dice(APIGatewayProxyRequestEvent e, Context c) {
    int roll = new Random().nextInt(6) + 1;
    long backoff = (long) (Math.random() * 100);
    return "{\"roll\":" + roll + ",\"b\":" + backoff + "}";
  }
  enum Kind { A, B; static Kind of(String s) { for (Kind k : values()) if (k.name().equalsIgnoreCase(s)) return k; throw new IllegalArgumentException(); } }
  public String kind(APIGatewayProxyRequestEvent e, Context c) throws SQLException {
    Kind k = Kind.of(e.getQueryStringParameters().get("kind"));
    try (Connection con = source.getConnection(); Statement st = con.createStatement(); ResultSet rs = st.executeQuery("select * from t_" + k.name().toLowerCase())) {
      return rs.next() ? rs.getString(1) : "";
    }
  }
  public String uuid(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    UUID id = UUID.fromString(e.getPathParameters().get("id"));
    LocalDate day = LocalDate.parse(e.getQueryStringParameters().get("day"));
    return Files.readString(Path.of("/mnt/data", id + "-" + day + ".json"));
  }
  public String ext(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    String f = e.getPathParameters().get("f");
    if (f.contains("..") || f.contains("/") || f.contains("\\")) throw new IllegalArgumentException();
    return Files.readString(Path.of("/mnt/data").resolve(f));
  }
}
class Pool { static DataSource get() { return null; } }
