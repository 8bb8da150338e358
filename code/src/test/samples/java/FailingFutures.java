package demo;

// handler: handleRequest
// trigger: sns

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Functions that come in place of errors. */
public class FailingFutures implements RequestHandler<SNSEvent, String> {
  private final SqsClient sqs = SqsClient.create();
  private final SqsAsyncClient async = SqsAsyncClient.create();

  @Override
  public String handleRequest(SNSEvent event, Context context) {
    String text = event.getRecords().get(0).getSNS().getMessage();
    CompletableFuture.runAsync(() -> send(text))
        .exceptionally(error -> { // finding: swallowed-failure
          context.getLogger().log("failed: " + error.getMessage());
          return null;
        })
        .join();
    async.sendMessage(b -> b.queueUrl(System.getenv("QUEUE")).messageBody(text)).thenApply(sent -> sent.messageId())
        .exceptionally(error -> "none") // finding: swallowed-failure
        .join();
    async.sendMessage(b -> b.queueUrl(System.getenv("QUEUE")).messageBody(text))
        .exceptionally(error -> {
          throw new CompletionException(error);
        })
        .join();
    async.sendMessage(b -> b.queueUrl(System.getenv("QUEUE")).messageBody(text))
        .whenComplete((sent, error) -> context.getLogger().log("sent"))
        .join();
    CompletableFuture.supplyAsync(() -> text.length())
        .exceptionally(error -> 0)
        .join();
    return "ok";
  }

  private void send(String text) {
    sqs.sendMessage(b -> b.queueUrl(System.getenv("QUEUE")).messageBody(text));
  }
}
