package com.acme;
import java.util.List;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import software.amazon.awssdk.services.sns.SnsClient;
class DefaultOrderService implements OrderService {
    private final SnsClient sns = SnsClient.create();
    @Override
    public void place(String body) {
        try {
            sns.publish(b -> b.topicArn(System.getenv("T")).message(body)); // finding: calls-in-loop
        } catch (RuntimeException e) { // finding: swallowed-failure
            System.err.println(e.getMessage());
        }
    }
    @Override
    public void all(List<SQSEvent.SQSMessage> messages) {
        messages.forEach(m -> {
            try {
                sns.publish(b -> b.topicArn(System.getenv("T")).message(m.getBody())); // finding: calls-in-loop
            } catch (RuntimeException e) { // finding: swallowed-failure
                System.err.println(e.getMessage());
            }
        });
    }
}
