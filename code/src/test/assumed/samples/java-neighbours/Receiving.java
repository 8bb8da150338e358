package com.acme.neighbours;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
/** The handler stands in the class above. */
abstract class Receiving implements RequestHandler<SQSEvent, Void> {
    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        for (var message : event.getRecords()) {
            try {
                send(message.getBody()); // finding: calls-in-loop
            } catch (RuntimeException e) { // finding: swallowed-failure
                context.getLogger().log("message was left out");
            }
        }
        return null;
    }
    abstract void send(String body);
}
