package demo;

// trigger: eventbridge

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

public class Happened implements RequestHandler<ScheduledEvent, String> {
  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    try {
      Runtime.getRuntime().exec("say " + event.getDetail().get("name")); // finding: os-command-injection
      Runtime.getRuntime().exec("say " + event.getSource());
      Runtime.getRuntime().exec("say " + event.getDetailType());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return "done";
  }
}
