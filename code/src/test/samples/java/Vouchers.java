package vouchers;

// trigger: http-api
// Parameters that are gone through one by one, what a caller says of his rights, secrets that other classes make, and work for each element of a list.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

public class Vouchers implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DynamoDbClient TABLES = DynamoDbClient.create();
  private static final SqsClient QUEUES = SqsClient.create();
  private static final List<String> TARGETS = List.of(System.getenv("FIRST"), System.getenv("SECOND"));
  private static final Map<String, Boolean> SWITCHES = new HashMap<>(Map.of("beta", false));
  private static final Map<String, Map<String, AttributeValue>> BY_CALLER = new ConcurrentHashMap<>();
  private static final OkHttpClient PATIENT =
      new OkHttpClient.Builder().readTimeout(0, TimeUnit.SECONDS).build(); // finding: request-without-timeout

  record Order(String id, boolean admin) {}

  record Envelope(Payload payload) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface Payload {}

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      search(event, DriverManager.getConnection(System.getenv("URL"))); // finding: client-per-invocation
      Order order = JSON.readValue(event.getBody(), Order.class);
      if (order.admin()) { // finding: caller-decides-rights
        TABLES.deleteItem(d -> d.tableName("orders").key(Map.of("id", AttributeValue.fromS(order.id()))));
      }
      if (JSON.readTree(event.getBody()).path("isAdmin").asBoolean()) { // finding: caller-decides-rights
        TABLES.deleteItem(d -> d.tableName("orders").key(Map.of("id", AttributeValue.fromS("all"))));
      }
      Object any = JSON.readValue(event.getBody(), Envelope.class).payload(); // finding: unsafe-deserialization
      warm(event);
      for (String queue : TARGETS) {
        QUEUES.sendMessage(m -> m.queueUrl(queue).messageBody("new"));
      }
      return answer(switches(event) + Codes.next(10) + Objects.hashCode(any));
    } catch (Exception e) {
      return answer("sorry");
    }
  }

  private static void search(APIGatewayV2HTTPEvent event, Connection database) throws SQLException {
    StringBuilder filter = new StringBuilder("SELECT id FROM vouchers WHERE 1 = 1");
    StringBuilder bound = new StringBuilder("SELECT id FROM vouchers WHERE 1 = 1");
    StringJoiner more = new StringJoiner(" AND ");
    for (Map.Entry<String, String> part : event.getQueryStringParameters().entrySet()) {
      switch (part.getKey()) {
        case "name" -> filter.append(" AND name = '").append(part.getValue()).append("'");
        case "kind" -> bound.append(" AND kind = ?");
        default -> {}
      }
    }
    event.getQueryStringParameters().forEach((key, value) -> {
      if (key.equals("city")) {
        more.add("city = '" + value + "'");
      }
    });
    try (database; Statement statement = database.createStatement()) {
      statement.executeQuery(filter.toString()); // finding: sql-injection
      statement.executeQuery(bound.toString());
      statement.executeQuery("SELECT id FROM shops WHERE " + more); // finding: sql-injection
    }
  }

  private static void warm(APIGatewayV2HTTPEvent event) throws Exception {
    List<Integer> articles = Arrays.asList(JSON.readValue(event.getBody(), Integer[].class));
    ExecutorService pool = Executors.newFixedThreadPool(articles.size()); // finding: unbounded-parallelism
    pool.invokeAll(articles.stream().map(a -> (Callable<Integer>) () -> a).collect(Collectors.toList()));
    pool.shutdown();
  }

  private static String switches(APIGatewayV2HTTPEvent event) {
    String user = event.getRequestContext().getAuthorizer().getJwt().getClaims().get("sub");
    Map<String, AttributeValue> own =
        TABLES.getItem(g -> g.tableName("switches").key(Map.of("user", AttributeValue.fromS(user)))).item();
    for (Map.Entry<String, AttributeValue> each : own.entrySet()) {
      SWITCHES.put(each.getKey(), each.getValue().bool()); // finding: request-state-kept
    }
    BY_CALLER.put(user, own);
    return SWITCHES.toString() + BY_CALLER.get(user);
  }

  private static APIGatewayV2HTTPResponse answer(String body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(Map.of("content-type", "application/json"))
        .withBody(body)
        .build();
  }
}

final class Codes {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  static String next(int length) {
    String voucher = TokenMaker.make(length);
    int shard = new Random().nextInt(8);
    byte[] raw = new byte[16];
    new Random().nextBytes(raw); // finding: guessable-secret
    String session = HexFormat.of().formatHex(raw);
    return voucher + shard + session;
  }

  static final class TokenMaker {
    private static final Random NUMBERS = new Random();

    static String make(int length) {
      StringBuilder made = new StringBuilder();
      for (int at = 0; at < length; at++) {
        made.append(LETTERS.charAt(NUMBERS.nextInt(LETTERS.length()))); // finding: guessable-secret
      }
      return made.toString();
    }
  }
}
