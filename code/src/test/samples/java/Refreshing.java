package refreshing;

// trigger: http-api
// A thread for each element of a list that a caller sent.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.lambda.LambdaClient;

public class Refreshing implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final LambdaClient FUNCTIONS = LambdaClient.create();

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String[] ids = event.getQueryStringParameters().get("ids").split(",");
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String id : ids) {
        each.submit(() -> refresh()); // finding: unbounded-parallelism
      }
    }
    return "started";
  }

  private static Object refresh() {
    return FUNCTIONS.invoke(i -> i.functionName("refresh").invocationType("Event"));
  }
}
