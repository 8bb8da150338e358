package com.acme.neighbours;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import software.amazon.awssdk.services.eventbridge.model.*;
public class ChangesHandler extends Searching implements RequestHandler<SQSEvent, Void> {
    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        event.getRecords().stream() // finding: batch-failures-untold
            .map(ChangesHandler::entry)
            .forEach(entry -> Clients.events().putEvents(PutEventsRequest.builder().entries(entry).build())); // finding: calls-in-loop, ignored-batch-failure
        Clients.s3().putObject(r -> r.bucket(bucket()).key("last"), software.amazon.awssdk.core.sync.RequestBody.fromString("done"));
        return null;
    }
    private static PutEventsRequestEntry entry(SQSEvent.SQSMessage message) {
        return PutEventsRequestEntry.builder().source("s").detailType("t").detail(message.getBody()).build();
    }
}
