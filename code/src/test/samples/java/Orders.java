// trigger: sqs
// timeout: 15
// Clients, loops, batches, pages, waits and failures of a handler for orders.
import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

public final class Orders implements RequestHandler<SQSEvent, Void> {
  private static final DynamoDbClient DYNAMO = DynamoDbClient.builder().build();
  private static final SnsClient SNS = SnsClient.create();
  private static final AmazonDynamoDB OLD = AmazonDynamoDBClientBuilder.standard().build();
  private static LambdaClient functions;

  private final SqsClient sqs;
  private final AmazonS3 s3;
  private final Ec2Client ec2 = Ec2Client.create();
  private final DynamoDBMapper mapper = new DynamoDBMapper(OLD);
  private AmazonS3 again;

  public Orders() {
    this.sqs = SqsClient.create();
    this.s3 = AmazonS3ClientBuilder.defaultClient();
  }

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    List<WriteRequest> writes = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      save(message);
      DYNAMO.getItem(GetItemRequest.builder().tableName("orders").key(Map.of("id", AttributeValue.fromS(message.getMessageId()))).build()); // finding: calls-in-loop
      sqs.sendMessage(SendMessageRequest.builder().queueUrl("q").messageBody(message.getBody()).build()); // finding: calls-in-loop
      mapper.save(message); // finding: calls-in-loop
      DYNAMO.updateItem(UpdateItemRequest.builder().tableName("orders").updateExpression("SET seen = :yes").build());
    }
    event.getRecords().forEach(
        message -> SNS.publish(PublishRequest.builder().topicArn("t").message(message.getBody()).build())); // finding: calls-in-loop
    writeAll(writes);
    writeOnce(writes);
    sqs.deleteMessageBatch(DeleteMessageBatchRequest.builder().queueUrl("q").build()); // finding: ignored-batch-failure
    mapper.batchSave(writes); // finding: ignored-batch-failure
    AmazonS3 local = AmazonS3ClientBuilder.standard().build(); // finding: client-per-invocation
    this.again = AmazonS3ClientBuilder.standard().build(); // finding: client-per-invocation
    context.getLogger().log(names(local) + everyName() + orders() + latest());
    functions().invoke(InvokeRequest.builder().functionName("audit").invocationType(InvocationType.EVENT).build());
    functions().invoke(InvokeRequest.builder().functionName("prices").build()); // finding: waiting-for-function
    slow().invoke(InvokeRequest.builder().functionName("prices").invocationType("Event").build());
    started("i-1");
    return null;
  }

  private void save(SQSEvent.SQSMessage message) {
    DYNAMO.putItem(PutItemRequest.builder().tableName("orders").build()); // finding: calls-in-loop
    DYNAMO.putItem(PutItemRequest.builder().tableName("orders").conditionExpression("attribute_not_exists(id)").build());
  }

  private static LambdaClient functions() {
    if (functions == null) {
      functions = LambdaClient.create();
    }
    return functions;
  }

  private static LambdaClient slow() {
    return LambdaClient.builder() // finding: client-per-invocation
        .overrideConfiguration(ClientOverrideConfiguration.builder().apiCallTimeout(Duration.ofMinutes(2)).build()) // finding: timeout-beyond-function
        .build();
  }

  private static void writeAll(List<WriteRequest> writes) {
    Map<String, List<WriteRequest>> waiting = Map.of("orders", writes);
    while (!waiting.isEmpty()) {
      BatchWriteItemResponse answer = DYNAMO.batchWriteItem(BatchWriteItemRequest.builder().requestItems(waiting).build());
      waiting = answer.unprocessedItems();
    }
  }

  private static void writeOnce(List<WriteRequest> writes) {
    BatchWriteItemResponse answer = DYNAMO.batchWriteItem(BatchWriteItemRequest.builder().requestItems(Map.of("orders", writes)).build()); // finding: ignored-batch-failure
    System.out.println(answer.consumedCapacity());
  }

  private List<String> names(AmazonS3 client) {
    List<String> names = new ArrayList<>();
    ListObjectsV2Result objects = client.listObjectsV2("bucket"); // finding: missing-pagination
    for (S3ObjectSummary object : objects.getObjectSummaries()) {
      names.add(object.getKey());
    }
    return names;
  }

  private List<String> everyName() {
    List<String> names = new ArrayList<>();
    ListObjectsV2Result objects;
    do {
      objects = s3.listObjectsV2("bucket");
      objects.getObjectSummaries().forEach(object -> names.add(object.getKey()));
    } while (objects.isTruncated());
    return names;
  }

  private static int orders() {
    return DYNAMO.query(QueryRequest.builder().tableName("orders").keyConditionExpression("pk = :pk").build()).items().size(); // finding: missing-pagination
  }

  private static Map<String, AttributeValue> latest() {
    return DYNAMO.query(QueryRequest.builder().tableName("orders").keyConditionExpression("pk = :pk").limit(1).build()).items().get(0);
  }

  private void started(String id) {
    try {
      while (true) {
        var answer = ec2.describeInstances(DescribeInstancesRequest.builder().instanceIds(id).build()); // finding: polling-loop
        if (answer.reservations().get(0).instances().get(0).state().name() == InstanceStateName.RUNNING) {
          return;
        }
        Thread.sleep(3000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
