package ledger;

// trigger: kinesis
// Items, tables and queues that records choose, with the clients of both SDKs.
import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.dynamodbv2.document.DynamoDB;
import com.amazonaws.services.dynamodbv2.document.Table;
import com.amazonaws.services.dynamodbv2.document.spec.QuerySpec;
import com.amazonaws.services.dynamodbv2.document.spec.ScanSpec;
import com.amazonaws.services.dynamodbv2.document.utils.ValueMap;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

public class Ledger implements RequestHandler<KinesisEvent, Void> {
  private static final DynamoDbClient DYNAMO = DynamoDbClient.create();
  private static final DynamoDbEnhancedClient ENHANCED = DynamoDbEnhancedClient.builder().dynamoDbClient(DYNAMO).build();
  private static final AmazonDynamoDB OLD = AmazonDynamoDBClientBuilder.defaultClient();
  private static final DynamoDB DOCUMENTS = new DynamoDB(OLD);
  private static final MongoClient MONGO = MongoClients.create(System.getenv("MONGO"));
  private static final RdsDataClient AURORA = RdsDataClient.create();
  private static final AthenaClient ATHENA = AthenaClient.create();
  private static final SqsClient SQS = SqsClient.create();
  private static final SnsClient SNS = SnsClient.create();
  private static final LambdaClient LAMBDA = LambdaClient.create();
  private static final SfnClient STEPS = SfnClient.create();
  private static final StsClient STS = StsClient.create();
  private static final SecretsManagerClient SECRETS = SecretsManagerClient.create();
  private static final SsmClient PARAMETERS = SsmClient.create();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> QUEUES = Map.of("eu", "https://sqs.eu/1", "us", "https://sqs.us/1");
  private static final Set<String> TABLES = Set.of("orders", "returns");

  @Override
  public Void handleRequest(KinesisEvent event, Context context) {
    KinesisEvent.KinesisEventRecord record = event.getRecords().get(0);
    String data = StandardCharsets.UTF_8.decode(record.getKinesis().getData()).toString();
    try {
      JsonNode node = JSON.readTree(data);
      expressions(node.get("name").asText(), node);
      chosen(node.get("target").asText());
      looked(node.get("target").asText(), node.get("name").asText());
    } catch (IOException e) {
      throw new IllegalStateException("not a record", e);
    }
    return null;
  }

  private void expressions(String name, JsonNode node) {
    DYNAMO.executeStatement(ExecuteStatementRequest.builder().statement("SELECT * FROM orders WHERE name = '" + name + "'").build()); // finding: nosql-injection
    DYNAMO.executeStatement(r -> r.statement("DELETE FROM orders WHERE name = '" + name + "'")); // finding: nosql-injection
    DYNAMO.executeStatement(r -> r.statement("SELECT * FROM orders WHERE name = ?").parameters(AttributeValue.fromS(name)));
    DYNAMO.query(QueryRequest.builder().tableName("orders").limit(1).keyConditionExpression("pk = :pk and begins_with(sk, " + name + ")").build()); // finding: nosql-injection
    DYNAMO.updateItem(u -> u.tableName("orders").updateExpression("SET " + name + " = :v")); // finding: nosql-injection
    Table orders = DOCUMENTS.getTable("orders");
    orders.query(new QuerySpec().withKeyConditionExpression("pk = :pk").withFilterExpression("owner = " + name)); // finding: nosql-injection
    orders.scan(new ScanSpec().withFilterExpression("owner = " + name)); // finding: nosql-injection
    orders.query(new QuerySpec().withKeyConditionExpression("pk = :pk").withValueMap(new ValueMap().withString(":pk", name)));
    Expression filter = Expression.builder().expression("owner = " + name).build(); // finding: nosql-injection
    Expression right = Expression.builder().expression("owner = :o").expressionValues(Map.of(":o", AttributeValue.fromS(name))).build();
    MONGO.getDatabase("shop").getCollection("orders").find(Document.parse(node.toString())).first(); // finding: nosql-injection
    MONGO.getDatabase("shop").getCollection("orders").find(Document.parse("{name: '" + name + "'}")).first(); // finding: nosql-injection
    MONGO.getDatabase("shop").getCollection("orders").find(Filters.eq("name", name)).first();
    AURORA.executeStatement(r -> r.sql("select * from orders where name = '" + name + "'")); // finding: sql-injection
    AURORA.executeStatement(r -> r.sql("select * from orders where name = :name"));
    ATHENA.startQueryExecution(r -> r.queryString("select * from orders where name = '" + name + "'")); // finding: sql-injection
  }

  private void chosen(String target) {
    DYNAMO.putItem(p -> p.tableName(target).conditionExpression("attribute_not_exists(id)")); // finding: event-chosen-resource
    ENHANCED.table(target, TableSchema.fromBean(Item.class)).getItem(Item.class.cast(null)); // finding: event-chosen-resource
    DOCUMENTS.getTable(target).getItem("id", "1"); // finding: event-chosen-resource
    SQS.sendMessage(m -> m.queueUrl(target).messageBody("x")); // finding: event-chosen-resource
    SNS.publish(p -> p.topicArn(target).message("x")); // finding: event-chosen-resource
    LAMBDA.invoke(i -> i.functionName(target).invocationType("Event")); // finding: event-chosen-resource
    STEPS.startExecution(s -> s.stateMachineArn(target)); // finding: event-chosen-resource
    STS.assumeRole(a -> a.roleArn("arn:aws:iam::" + target + ":role/Reader").roleSessionName("x")); // finding: event-chosen-resource
    SECRETS.getSecretValue(s -> s.secretId(target)); // finding: event-chosen-resource
    PARAMETERS.getParameter(p -> p.name("/shop/" + target)); // finding: event-chosen-resource
  }

  private void looked(String target, String name) {
    SQS.sendMessage(m -> m.queueUrl(QUEUES.get(target)).messageBody(name));
    SNS.publish(p -> p.topicArn(System.getenv("TOPIC")).message(name));
    if (TABLES.contains(target)) {
      DYNAMO.putItem(p -> p.tableName(target).conditionExpression("attribute_not_exists(id)"));
    }
    String table =
        switch (target) {
          case "orders" -> "orders-prod";
          default -> "returns-prod";
        };
    DYNAMO.getItem(g -> g.tableName(table).key(Map.of("id", AttributeValue.fromS(name))));
  }

  static class Item {
    String id;
  }
}
