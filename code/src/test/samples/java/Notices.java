package demo;

// trigger: sns

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;

public class Notices implements RequestHandler<SNSEvent, String> {
  @Override
  public String handleRequest(SNSEvent event, Context context) {
    try {
      for (SNSEvent.SNSRecord record : event.getRecords()) {
        Runtime.getRuntime().exec("say " + record.getSNS().getMessage()); // finding: os-command-injection
        Runtime.getRuntime().exec("say " + record.getSNS().getSubject()); // finding: os-command-injection
        Runtime.getRuntime().exec("say " + record.getSNS().getTopicArn());
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return "done";
  }
}
