package demo;

// trigger: dynamodb

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;

public class Changes implements RequestHandler<DynamodbEvent, String> {
  @Override
  public String handleRequest(DynamodbEvent event, Context context) {
    try {
      for (DynamodbEvent.DynamodbStreamRecord record : event.getRecords()) {
        var image = record.getDynamodb().getNewImage();
        Runtime.getRuntime().exec("say " + image.get("name").getS()); // finding: os-command-injection
        Runtime.getRuntime().exec("say " + record.getDynamodb().getKeys().get("id").getS()); // finding: os-command-injection
        Runtime.getRuntime().exec("say " + record.getEventName());
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return "done";
  }
}
