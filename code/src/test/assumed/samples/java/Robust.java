package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.*;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.*;
import java.io.*;
import java.net.URI;
import java.net.http.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import okhttp3.OkHttpClient;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.*;
import org.springframework.web.client.RestTemplate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.*;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.*;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

public class Robust {
  private static final DynamoDbClient DB = DynamoDbClient.create();
  private static final SqsClient SQS = SqsClient.create();
  private static final SnsClient SNS = SnsClient.create();
  private static final KinesisClient KINESIS = KinesisClient.create();
  private static final EventBridgeClient BUS = EventBridgeClient.create();
  private static final AmazonS3 S3 = AmazonS3ClientBuilder.defaultClient();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final CloseableHttpClient APACHE =
      HttpClients.createDefault(); // finding: request-without-timeout

  public void get(ScheduledEvent e, Context c) throws Exception {
    HttpRequest r =
        HttpRequest.newBuilder( // finding: request-without-timeout
                URI.create("https://api.example.com"))
            .GET()
            .build();
    HTTP.send(r, HttpResponse.BodyHandlers.discarding());
  }

  public void getOk(ScheduledEvent e, Context c) throws Exception {
    HttpRequest r =
        HttpRequest.newBuilder(URI.create("https://api.example.com"))
            .timeout(Duration.ofSeconds(3))
            .build();
    HTTP.send(r, HttpResponse.BodyHandlers.discarding());
  }

  public void apache(ScheduledEvent e, Context c) throws Exception {
    try (var response = APACHE.execute(new HttpGet("https://api.example.com"))) {
      response.getStatusLine();
    }
  }

  public String rest(ScheduledEvent e, Context c) {
    return new RestTemplate() // finding: client-per-invocation, request-without-timeout
        .getForObject("https://api.example.com", String.class);
  }

  public void puts(ScheduledEvent e, Context c) {
    for (String id : e.getResources()) {
      DB.getItem( // finding: calls-in-loop
          b -> b.tableName("t").key(Map.of("id", AttributeValue.fromS(id))));
    }
  }

  public void sends(SNSEvent e, Context c) {
    e.getRecords()
        .forEach(r -> SQS.sendMessage(b -> b.queueUrl("q").messageBody(r.getSNS().getMessage())));
  }

  public void kinesis(KinesisEvent e, Context c) {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (var r : e.getRecords())
      entries.add(
          PutRecordsRequestEntry.builder()
              .partitionKey("x")
              .data(SdkBytes.fromByteBuffer(r.getKinesis().getData()))
              .build());
    KINESIS.putRecords(b -> b.streamName("s").records(entries)); // finding: ignored-batch-failure
  }

  public void events(ScheduledEvent e, Context c) {
    BUS.putEvents( // finding: ignored-batch-failure
        b ->
            b.entries(
                PutEventsRequestEntry.builder().source("me").detailType("x").detail("{}").build()));
  }

  public void eventsOk(ScheduledEvent e, Context c) {
    PutEventsResponse r =
        BUS.putEvents(
            b ->
                b.entries(
                    PutEventsRequestEntry.builder()
                        .source("me")
                        .detailType("x")
                        .detail("{}")
                        .build()));
    if (r.failedEntryCount() > 0) throw new IllegalStateException();
  }

  public void batchWrite(ScheduledEvent e, Context c) {
    DB.batchWriteItem( // finding: ignored-batch-failure
        b -> b.requestItems(Map.of("t", List.of())));
  }

  public List<String> list(ScheduledEvent e, Context c) {
    List<String> keys = new ArrayList<>();
    for (S3ObjectSummary s :
        S3.listObjectsV2("bucket").getObjectSummaries()) // finding: missing-pagination
    keys.add(s.getKey());
    return keys;
  }

  public List<String> listAll(ScheduledEvent e, Context c) {
    List<String> keys = new ArrayList<>();
    ListObjectsV2Request req = new ListObjectsV2Request().withBucketName("bucket");
    ListObjectsV2Result result;
    do {
      result = S3.listObjectsV2(req);
      result.getObjectSummaries().forEach(s -> keys.add(s.getKey()));
      req.setContinuationToken(result.getNextContinuationToken());
    } while (result.isTruncated());
    return keys;
  }

  public int query(ScheduledEvent e, Context c) {
    QueryRequest q =
        QueryRequest.builder()
            .tableName("t")
            .keyConditionExpression("id = :i")
            .expressionAttributeValues(Map.of(":i", AttributeValue.fromS("1")))
            .build();
    return DB.query(q).items().size(); // finding: missing-pagination
  }

  public void counter(SQSEvent e, Context c) {
    for (var m : e.getRecords()) { // finding: batch-failures-untold
      DB.updateItem( // finding: repeated-effect
          b ->
              b.tableName("t")
                  .key(Map.of("id", AttributeValue.fromS(m.getBody())))
                  .updateExpression("ADD n :one")
                  .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }
  }

  public void sleeping(SQSEvent e, Context c) throws Exception {
    TimeUnit.SECONDS.sleep(5); // finding: sleeping-handler
  }

  public void executor(APIGatewayProxyRequestEvent e, Context c) {
    ExecutorService pool = Executors.newFixedThreadPool(4); // finding: unclosed-resource
    pool.submit(() -> audit(e.getBody())); // finding: unawaited-call
  }

  public void executorOk(APIGatewayProxyRequestEvent e, Context c) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    Future<?> f = pool.submit(() -> audit(e.getBody()));
    f.get();
    pool.shutdown();
  }

  private void audit(String s) {}

  public void file(S3Event e, Context c) throws Exception {
    InputStream in = Files.newInputStream(Path.of("/var/task/a.txt")); // finding: unclosed-resource
    in.read();
  }

  public void s3object(S3Event e, Context c) throws Exception {
    S3Object o = S3.getObject("b", "k");
    new BufferedReader(new InputStreamReader(o.getObjectContent())) // finding: unclosed-resource
        .readLine();
  }

  public void okhttp(ScheduledEvent e, Context c) throws Exception {
    OkHttpClient client = new OkHttpClient(); // finding: client-per-invocation
    client
        .newCall(new okhttp3.Request.Builder().url("https://example.com").build())
        .execute()
        .close();
  }

  public void swallow(SNSEvent e, Context c) {
    try {
      DB.putItem(b -> b.tableName("t").item(Map.of()));
    } catch (RuntimeException x) { // finding: swallowed-failure
      System.err.println("could not store");
    }
  }

  public void swallowLambda(SQSEvent e, Context c) {
    e.getRecords()
        .forEach(
            m -> {
              try {
                DB.putItem( // finding: calls-in-loop
                    b -> b.tableName("t").item(Map.of("id", AttributeValue.fromS(m.getBody()))));
              } catch (Exception x) { // finding: swallowed-failure
                c.getLogger().log("oops");
              }
            });
  }

  public void perms(ScheduledEvent e, Context c) throws Exception {
    Files.setPosixFilePermissions(
        Path.of("/mnt/efs/a"),
        java.nio.file.attribute.PosixFilePermissions.fromString( // finding: loose-file-permissions
            "rwxrwxrwx"));
    new File("/mnt/efs/b").setWritable(true, false); // finding: loose-file-permissions
  }

  public void temp(ScheduledEvent e, Context c) throws Exception {
    File f = new File("/tmp/report-" + new Random().nextInt() + ".csv");
    File g = File.createTempFile("a", "b");
    g.delete();
    g.mkdir(); // finding: unsafe-temporary-file
  }

  public String invoke(APIGatewayProxyRequestEvent e, Context c) {
    return LAMBDA
        .invoke( // finding: waiting-for-function
            b ->
                b.functionName("pricing")
                    .payload(SdkBytes.fromUtf8String("{}")))
        .payload()
        .asUtf8String();
  }

  public void invokeAsync(APIGatewayProxyRequestEvent e, Context c) {
    LAMBDA.invoke(
        b ->
            b.functionName("pricing")
                .invocationType("Event")
                .payload(SdkBytes.fromUtf8String("{}")));
  }

  private static final LambdaClient LAMBDA = LambdaClient.create();
}
