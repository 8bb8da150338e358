package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import software.amazon.awssdk.core.async.*;
import software.amazon.awssdk.core.sync.*;
import software.amazon.awssdk.enhanced.dynamodb.*;
import software.amazon.awssdk.services.dynamodb.*;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.services.s3.*;
import software.amazon.awssdk.services.s3.model.*;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.*;
import software.amazon.awssdk.services.sqs.model.*;

public class AsyncSdk {
  private final S3AsyncClient s3a = S3AsyncClient.create();
  private final S3Client s3 = S3Client.create();
  private final SqsAsyncClient sqsa = SqsAsyncClient.create();
  private final SqsClient sqs = SqsClient.create();
  private final DynamoDbClient ddb = DynamoDbClient.create();
  private final SnsClient sns = SnsClient.create();
  private final DynamoDbEnhancedClient enhanced = DynamoDbEnhancedClient.create();

  public String notAwaited(SQSEvent event, Context context) {
    sqsa.sendMessage( // finding: unawaited-call
        b -> b.queueUrl(System.getenv("Q")).messageBody("x"));
    return "ok";
  }

  public String awaited(SQSEvent event, Context context) {
    sqsa.sendMessage(b -> b.queueUrl(System.getenv("Q")).messageBody("x")).join();
    return "ok";
  }

  public String chosenBucket(APIGatewayProxyRequestEvent event, Context context) {
    var q = event.getQueryStringParameters();
    return s3.getObjectAsBytes( // finding: event-chosen-resource
            b -> b.bucket(q.get("bucket")).key("x"))
        .asUtf8String();
  }

  public String toFile(S3Event event, Context context) throws Exception {
    var e = event.getRecords().get(0).getS3();
    String key = e.getObject().getUrlDecodedKey();
    Path target = Paths.get("/tmp", key);
    s3.getObject( // finding: path-traversal
        GetObjectRequest.builder().bucket(e.getBucket().getName()).key(key).build(), target);
    Files.delete(target);
    return "ok";
  }

  public String toFile2(S3Event event, Context context) throws Exception {
    var e = event.getRecords().get(0).getS3();
    String key = e.getObject().getUrlDecodedKey();
    s3.getObject( // finding: path-traversal
        b -> b.bucket(e.getBucket().getName()).key(key),
        ResponseTransformer.toFile(Paths.get("/tmp/" + key)));
    return "ok";
  }

  public List<String> onePage(ScheduledEvent event, Context context) {
    List<String> all = new ArrayList<>();
    for (S3Object o :
        s3.listObjectsV2(b -> b.bucket(System.getenv("B"))) // finding: missing-pagination
            .contents())
    all.add(o.key());
    return all;
  }

  public List<String> allPages(ScheduledEvent event, Context context) {
    List<String> all = new ArrayList<>();
    s3.listObjectsV2Paginator(b -> b.bucket(System.getenv("B")))
        .contents()
        .forEach(o -> all.add(o.key()));
    return all;
  }

  public int scan(ScheduledEvent event, Context context) {
    return ddb.scan(ScanRequest.builder().tableName("t").build()).items().size();
  }

  public int scanAll(ScheduledEvent event, Context context) {
    int n = 0;
    Map<String, AttributeValue> last = null;
    do {
      ScanResponse r =
          ddb.scan(ScanRequest.builder().tableName("t").exclusiveStartKey(last).build());
      n += r.count();
      last = r.lastEvaluatedKey();
    } while (last != null && !last.isEmpty());
    return n;
  }

  public String filter(APIGatewayProxyRequestEvent event, Context context) {
    String status = event.getQueryStringParameters().get("status");
    ddb.scanPaginator(
            ScanRequest.builder().tableName("t").filterExpression("s = " + status).build())
        .items()
        .forEach(i -> {});
    ddb.scanPaginator(
            ScanRequest.builder()
                .tableName("t")
                .filterExpression("s = :s")
                .expressionAttributeValues(Map.of(":s", AttributeValue.fromS(status)))
                .build())
        .items()
        .forEach(i -> {});
    ddb.executeStatement(b -> b.statement("select * from t where s = '" + status + "'"));
    ddb.executeStatement(
        b -> b.statement("select * from t where s = ?").parameters(AttributeValue.fromS(status)));
    return "";
  }

  public void batchIgnored(SQSEvent event, Context context) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (var m : event.getRecords())
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(m.getMessageId())
              .messageBody(m.getBody())
              .build());
    sqs.sendMessageBatch( // finding: ignored-batch-failure
        b -> b.queueUrl(System.getenv("Q")).entries(entries));
  }

  public void batchHeard(SQSEvent event, Context context) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (var m : event.getRecords())
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(m.getMessageId())
              .messageBody(m.getBody())
              .build());
    var r = sqs.sendMessageBatch(b -> b.queueUrl(System.getenv("Q")).entries(entries));
    if (r.hasFailed() && !r.failed().isEmpty())
      throw new IllegalStateException("failed: " + r.failed().size());
  }

  public void clientEach(SQSEvent event, Context context) {
    SqsClient mine = SqsClient.builder().build(); // finding: client-per-invocation
    mine.sendMessage(b -> b.queueUrl(System.getenv("Q")).messageBody("x"));
  }

  public String table(APIGatewayProxyRequestEvent event, Context context) {
    DynamoDbTable<Item> t =
        enhanced.table( // finding: event-chosen-resource
            event.getPathParameters().get("table"), TableSchema.fromBean(Item.class));
    return t.getItem(Key.builder().partitionValue("x").build()).toString();
  }

  public String topic(APIGatewayProxyRequestEvent event, Context context) {
    sns.publish( // finding: event-chosen-resource
        b -> b.topicArn(event.getHeaders().get("x-topic")).message("x"));
    return "";
  }

  public void poll(ScheduledEvent event, Context context) throws Exception {
    while (!"ACTIVE"
        .equals(ddb.describeTable(b -> b.tableName("t")).table().tableStatusAsString())) {
      Thread.sleep(1000); // finding: sleeping-handler
    }
  }

  static class Item {}
}
