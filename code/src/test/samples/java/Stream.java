package demo;

// trigger: kinesis

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;

public class Stream implements RequestHandler<KinesisEvent, String> {
  @Override
  public String handleRequest(KinesisEvent event, Context context) {
    try {
      for (KinesisEvent.KinesisEventRecord record : event.getRecords()) {
        String data = new String(record.getKinesis().getData().array());
        Runtime.getRuntime().exec("say " + data); // finding: os-command-injection
        Runtime.getRuntime().exec("say " + record.getKinesis().getPartitionKey()); // finding: os-command-injection
        Runtime.getRuntime().exec("say " + record.getEventSourceARN());
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return "done";
  }
}
