package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.io.IOException;

public class IndexedFormats implements RequestHandler<APIGatewayProxyRequestEvent, Integer> {
  @Override
  public Integer handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getQueryStringParameters().get("name");
    try {
      run(String.format("ls %2$s; wc %2$s", "/mnt/all", name));
      runFixed(String.format("ls %1$s; wc %1$s", "/mnt/all", name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return 200;
  }

  private static void run(String command) throws IOException {
    new ProcessBuilder("sh", "-c", command).start(); // finding: os-command-injection
  }

  private static void runFixed(String command) throws IOException {
    new ProcessBuilder("sh", "-c", command).start();
  }
}
