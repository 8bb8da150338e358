// trigger: schedule
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.*;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.*;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;
import software.amazon.awssdk.services.lambda.LambdaClient;
import static org.awaitility.Awaitility.await;

public class PollsInManyWays implements RequestHandler<Map<String, String>, String> {
  private static final CloudFormationClient CFN = CloudFormationClient.create();
  private static final DynamoDbClient DDB = DynamoDbClient.create();
  private static final S3Client S3 = S3Client.create();
  private static final LambdaClient LAMBDA = LambdaClient.create();

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    try {
      String name = System.getenv("NAME");
      stack(name); table(name, 0); object(name); awaiting(name); function(name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return "ok";
  }

  private void stack(String name) throws InterruptedException {
    StackStatus status;
    do {
      TimeUnit.SECONDS.sleep(5);
      DescribeStacksResponse answer = CFN.describeStacks(DescribeStacksRequest.builder().stackName(name).build()); // finding: polling-loop
      status = answer.stacks().get(0).stackStatus();
    } while (status == StackStatus.CREATE_IN_PROGRESS);
  }

  private void table(String name, int tries) throws InterruptedException {
    TableStatus status = DDB.describeTable(r -> r.tableName(name)).table().tableStatus(); // finding: polling-loop
    if (status == TableStatus.ACTIVE || tries > 30) {
      return;
    }
    Thread.sleep(2000);
    table(name, tries + 1);
  }

  private boolean object(String key) throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      try {
        S3.headObject(HeadObjectRequest.builder().bucket("results").key(key).build()); // finding: polling-loop
        return true;
      } catch (NoSuchKeyException e) {
        Thread.sleep(1000);
      }
    }
    return false;
  }

  private void awaiting(String name) {
    await().atMost(Duration.ofSeconds(60)).until(() -> DDB.describeTable(r -> r.tableName(name)).table().tableStatus() == TableStatus.ACTIVE); // finding: polling-loop
  }

  private void function(String name) throws Exception {
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    CountDownLatch done = new CountDownLatch(1);
    pool.scheduleAtFixedRate(() -> {
      if ("Active".equals(LAMBDA.getFunctionConfiguration(r -> r.functionName(name)).stateAsString())) { // finding: polling-loop
        done.countDown();
      }
    }, 0, 2, TimeUnit.SECONDS);
    done.await(60, TimeUnit.SECONDS);
    pool.shutdown();
  }
}
