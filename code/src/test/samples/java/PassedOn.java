package demo;

// handler: handleRequest
// trigger: sqs

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Methods of clients that are handed over are called for each of many. */
public class PassedOn implements RequestHandler<SQSEvent, Void> {
  private static final SnsClient SNS = SnsClient.create();
  private static final String TOPIC = System.getenv("TOPIC");

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    event.getRecords().stream()
        .map(SQSEvent.SQSMessage::getBody)
        .map(PassedOn::request)
        .forEach(SNS::publish); // finding: calls-in-loop
    List<PublishBatchRequestEntry> all =
        event.getRecords().stream().map(PassedOn::entry).filter(Objects::nonNull).toList();
    var answer = SNS.publishBatch(b -> b.topicArn(TOPIC).publishBatchRequestEntries(all));
    if (answer.hasFailed()) {
      throw new IllegalStateException("not all were published");
    }
    return null;
  }

  private static PublishRequest request(String body) {
    return PublishRequest.builder().topicArn(TOPIC).message(body).build();
  }

  private static PublishBatchRequestEntry entry(SQSEvent.SQSMessage message) {
    return PublishBatchRequestEntry.builder().id(message.getMessageId()).message(message.getBody()).build();
  }
}
