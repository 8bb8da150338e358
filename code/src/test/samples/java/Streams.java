package demo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

public class Streams implements RequestStreamHandler {
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode root = mapper.readTree(input);
    Runtime.getRuntime().exec("say " + root.get("body").asText()); // finding: os-command-injection
    Runtime.getRuntime().exec("say " + root.get("routeKey").asText());
    mapper.writeValue(output, root);
  }
}
