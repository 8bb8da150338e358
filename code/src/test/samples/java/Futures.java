package futures;

// trigger: sqs
// Work beside the handler: what is waited for and what is forgotten.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

public class Futures implements RequestHandler<SQSEvent, Void> {
  private static final SnsAsyncClient SNS = SnsAsyncClient.create();
  private static final SqsAsyncClient SQS = SqsAsyncClient.create();
  private static final SnsClient PLAIN = SnsClient.create();

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    String text = event.getRecords().get(0).getBody();
    SNS.publish(request -> request.topicArn(System.getenv("TOPIC")).message(text)); // finding: unawaited-call
    SNS.publish(request -> request.topicArn(System.getenv("TOPIC")).message(text)).join();
    SNS.publish(request -> request.topicArn(System.getenv("TOPIC")).message(text)) // finding: unawaited-call
        .whenComplete((answer, error) -> context.getLogger().log("sent"));
    PLAIN.publish(request -> request.topicArn(System.getenv("TOPIC")).message(text));
    List<CompletableFuture<?>> all = new ArrayList<>();
    all.add(SNS.publish(request -> request.topicArn(System.getenv("TOPIC")).message(text)));
    all.forEach(CompletableFuture::join);
    try {
      SNS.publish(request -> request.topicArn(System.getenv("TOPIC")).message(text)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    var answer = SQS.sendMessageBatch(request -> request.queueUrl(System.getenv("QUEUE")).entries(List.of())).join();
    if (answer.hasFailed()) {
      throw new IllegalStateException("not all were sent");
    }
    return null;
  }
}
