package demo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.security.MessageDigest;
import java.util.Map;
import javax.crypto.Cipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

public class Services
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final S3Client S3 = S3Client.create();
  private final DynamoDbClient dynamo = DynamoDbClient.builder().build();
  private final SqsClient sqs;
  private final com.amazonaws.services.s3.AmazonS3 first =
      com.amazonaws.services.s3.AmazonS3ClientBuilder.defaultClient();

  public Services() {
    sqs = SqsClient.create();
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    S3.getObject(GetObjectRequest.builder().bucket(name).key("x").build()); // finding: event-chosen-resource
    S3.getObject(GetObjectRequest.builder().bucket(System.getenv("BUCKET")).key(name).build());
    first.getObject(name, "key"); // finding: event-chosen-resource
    first.getObject(System.getenv("BUCKET"), name);
    dynamo.getItem(GetItemRequest.builder().tableName(name).key(Map.of("id", AttributeValue.builder().s("1").build())).build()); // finding: event-chosen-resource
    dynamo.getItem(
        GetItemRequest.builder()
            .tableName("orders")
            .key(Map.of("id", AttributeValue.builder().s(name).build()))
            .build());
    dynamo.scan(ScanRequest.builder().tableName("orders").filterExpression("n = " + name).build()); // finding: nosql-injection
    dynamo.scan(ScanRequest.builder().tableName("orders").filterExpression("n = :n").build());
    sqs.sendMessage(SendMessageRequest.builder().queueUrl(name).messageBody("x").build()); // finding: event-chosen-resource
    sqs.sendMessage(
        SendMessageRequest.builder().queueUrl(System.getenv("QUEUE")).messageBody(name).build());
    for (String part : name.split(",")) {
      dynamo.putItem(PutItemRequest.builder().tableName("orders").item(Map.of("id", AttributeValue.builder().s(part).build())).build()); // finding: calls-in-loop
    }
    LOG.info("name {}", name); // finding: log-injection
    LOG.info("name {}", name.replaceAll("[\\r\\n]", "_"));
    LOG.info("started");
    context.getLogger().log("name " + name); // finding: log-injection
    S3Client late = S3Client.create(); // finding: client-per-invocation
    late.listBuckets();
    try {
      MessageDigest.getInstance("MD5"); // finding: weak-hash
      MessageDigest.getInstance("SHA-256");
      Cipher.getInstance("AES/ECB/PKCS5Padding"); // finding: weak-cipher
      Cipher.getInstance("DES"); // finding: weak-cipher
      Cipher.getInstance("AES/GCM/NoPadding");
      String token = Long.toHexString(new java.util.Random().nextLong()); // finding: guessable-secret
      long jitter = new java.util.Random().nextLong();
      javax.net.ssl.SSLContext.getInstance("TLSv1"); // finding: obsolete-protocol
      javax.net.ssl.SSLContext.getInstance("TLSv1.3");
      Thread.sleep(1000); // finding: sleeping-handler
    } catch (Exception e) {
      return new APIGatewayProxyResponseEvent().withStatusCode(500).withBody(e.getMessage()); // finding: error-detail-returned
    }
    com.auth0.jwt.JWT.decode(name); // finding: jwt-not-verified
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withBody("{\"name\": \"" + name + "\"}");
  }
}
