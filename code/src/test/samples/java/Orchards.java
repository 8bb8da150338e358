package orchards;

// trigger: sqs
// A second way of writing things: Map events, Lombok, streams of records, gateways of the first SDK, retries that hide failures.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.GetObjectRequest;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.SendMessageRequest;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import lombok.Data;
import org.json.JSONArray;
import org.json.JSONObject;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

public class Orchards implements RequestHandler<SQSEvent, Void> {
  private static final AmazonS3 S3 = AmazonS3ClientBuilder.defaultClient();
  private static final AmazonSQS SQS = AmazonSQSClientBuilder.defaultClient();
  private static final DynamoDbClient DYNAMO = DynamoDbClient.create();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JdbcTemplate JDBC = new JdbcTemplate(new com.zaxxer.hikari.HikariDataSource());
  private static final Map<String, String> TABLES = new HashMap<>();

  static {
    TABLES.put("apple", "apples");
    TABLES.put("pear", "pears");
  }

  @Data
  static class Fruit {
    private String kind;
    private Integer weight;
    private UUID tree;
    private Grower grower;
    private List<Grower> helpers;
  }

  @Data
  static class Grower {
    private String name;
    private boolean known;
  }

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    event.getRecords().stream().map(SQSEvent.SQSMessage::getBody).map(Orchards::parse).forEach(this::store);
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      loose(message.getBody());
      objects(message.getMessageAttributes().get("bucket").getStringValue(), message.getBody());
      keep(message);
    }
    return null;
  }

  private static Fruit parse(String body) {
    try {
      return JSON.readValue(body, Fruit.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("no fruit", e);
    }
  }

  private void store(Fruit fruit) {
    JDBC.update("insert into fruits (kind) values ('" + fruit.getKind() + "')"); // finding: sql-injection, calls-in-loop
    JDBC.update("insert into growers (name) values ('" + fruit.getGrower().getName() + "')"); // finding: sql-injection, calls-in-loop
    JDBC.update("insert into weights values (" + fruit.getWeight() + ", '" + fruit.getTree() + "', " + fruit.getGrower().isKnown() + ")"); // finding: calls-in-loop
    fruit.getHelpers().stream().map(Grower::getName).forEach(name -> JDBC.update("insert into helpers values ('" + name + "')")); // finding: sql-injection, calls-in-loop
    JDBC.update("insert into " + TABLES.get(fruit.getKind()) + " values (1)"); // finding: calls-in-loop
    JDBC.update("insert into " + TABLES.getOrDefault(fruit.getKind(), fruit.getKind()) + " values (1)"); // finding: sql-injection, calls-in-loop
  }

  private void loose(String body) {
    try {
      Map<String, Object> values = JSON.readValue(body, new TypeReference<Map<String, Object>>() {});
      JDBC.execute("drop table " + values.get("table")); // finding: sql-injection
      JSONObject parsed = new JSONObject(body);
      JDBC.execute("drop table " + parsed.getString("table")); // finding: sql-injection
      JSONArray items = parsed.getJSONArray("items");
      for (int at = 0; at < items.length(); at++) {
        JDBC.execute("drop table " + items.getJSONObject(at).getString("name")); // finding: sql-injection
      }
      JDBC.execute("drop table t" + parsed.getInt("number"));
      XPath path = XPathFactory.newInstance().newXPath();
      path.evaluate("//fruit[@kind='" + parsed.getString("kind") + "']", null, XPathConstants.NODESET); // finding: xpath-injection
      path.evaluate("//fruit[@kind='apple']", null, XPathConstants.NODESET);
    } catch (IOException | XPathExpressionException e) {
      throw new IllegalArgumentException("no values", e);
    }
  }

  private void objects(String bucket, String body) {
    S3.getObject(new GetObjectRequest(bucket, "fruits.csv")); // finding: event-chosen-resource
    S3.putObject(bucket, "fruits.csv", "x"); // finding: event-chosen-resource
    S3.putObject(new PutObjectRequest(System.getenv("BUCKET"), "fruits.csv", new File("/tmp/fruits.csv")));
    SQS.sendMessage(new SendMessageRequest(bucket, "x")); // finding: event-chosen-resource
    SQS.sendMessage(new SendMessageRequest().withQueueUrl(bucket).withMessageBody("x")); // finding: event-chosen-resource
    SQS.sendMessage(System.getenv("QUEUE"), "x"); // finding: calls-in-loop
    SQS.sendMessage(new SendMessageRequest(System.getenv("QUEUE"), "{\"bucket\": \"" + bucket + "\"}")); // finding: calls-in-loop
  }

  private static void keep(SQSEvent.SQSMessage message) {
    try {
      DYNAMO.putItem(PutItemRequest.builder().tableName("fruits").conditionExpression("attribute_not_exists(id)").item(Map.of("id", AttributeValue.fromS(message.getMessageId()))).build());
    } catch (Exception e) { // finding: swallowed-failure
      System.err.println("not kept");
    }
  }
}
