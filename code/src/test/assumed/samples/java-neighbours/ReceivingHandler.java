package com.acme.neighbours;
import software.amazon.awssdk.services.sns.SnsClient;
public class ReceivingHandler extends Receiving {
    private final SnsClient sns = SnsClient.create();
    @Override void send(String body) { sns.publish(r -> r.topicArn(System.getenv("TOPIC")).message(body)); }
}
