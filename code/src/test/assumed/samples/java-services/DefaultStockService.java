package com.acme;
import java.util.*;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
class DefaultStockService implements StockService {
    private final SnsClient sns = SnsClient.create();
    private final SqsClient sqs = SqsClient.create();
    @Override
    public void place(String body) {
        try {
            sns.publish(b -> b.topicArn(System.getenv("T")).message(body)); // finding: calls-in-loop
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            sqs.sendMessage(b -> b.queueUrl(System.getenv("PARKED")).messageBody(body));
        }
    }
    @Override
    public void all(List<SQSEvent.SQSMessage> messages) {
        List<String> failed = new ArrayList<>();
        for (var m : messages) { // finding: batch-failures-untold
            try {
                sns.publish(b -> b.topicArn(System.getenv("T")).message(m.getBody())); // finding: calls-in-loop
            } catch (RuntimeException e) {
                System.err.println(e.getMessage());
                failed.add(m.getMessageId());
            }
        }
        if (!failed.isEmpty()) throw new IllegalStateException("failed: " + failed);
    }
}
