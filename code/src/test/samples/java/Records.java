package demo;

// trigger: sqs

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import java.util.Map;
import java.util.stream.Collectors;

public class Records implements RequestHandler<SQSEvent, Void> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final Gson gson = new Gson();

  public static class Order {
    private String name;
    private int count;

    public String getName() {
      return name;
    }

    public int getCount() {
      return count;
    }
  }

  @Override
  public Void handleRequest(SQSEvent event, Context context) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        one(message);
      } catch (Exception e) {
        throw new IllegalStateException("message", e);
      }
    }
    event.getRecords().stream().map(SQSEvent.SQSMessage::getBody).forEach(Records::shell);
    event.getRecords().forEach(record -> shell(record.getMessageId()));
    var all = event.getRecords().stream().map(each -> each.getBody()).collect(Collectors.toList());
    run("echo " + all.get(0));
    return null;
  }

  private void one(SQSEvent.SQSMessage message) throws Exception {
    Runtime.getRuntime().exec("echo " + message.getBody()); // finding: os-command-injection
    Runtime.getRuntime().exec("echo " + message.getEventSource());
    JsonNode tree = MAPPER.readTree(message.getBody());
    Runtime.getRuntime().exec("echo " + tree.get("name").asText()); // finding: os-command-injection
    Runtime.getRuntime().exec("echo " + tree.path("a").path("b").textValue()); // finding: os-command-injection
    Runtime.getRuntime().exec("echo " + tree.get("count").asInt());
    Order order = MAPPER.readValue(message.getBody(), Order.class);
    Runtime.getRuntime().exec("echo " + order.getName()); // finding: os-command-injection
    Map<String, String> map = gson.fromJson(message.getBody(), Map.class);
    Runtime.getRuntime().exec("echo " + map.get("x")); // finding: os-command-injection
    var attribute = message.getMessageAttributes().get("kind").getStringValue();
    Runtime.getRuntime().exec("echo " + attribute); // finding: os-command-injection
  }

  private static void shell(String text) {
    try {
      new ProcessBuilder("sh", "-c", text).start(); // finding: os-command-injection
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String text) {
    try {
      Runtime.getRuntime().exec(text); // finding: os-command-injection
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
