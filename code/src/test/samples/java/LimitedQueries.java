// trigger: rest-api
// The limit is that of each query, and their number is the caller's.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

public class LimitedQueries implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  record Order(List<String> ids) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DynamoDbAsyncClient TABLES = DynamoDbAsyncClient.create();

  @Override
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    Order order;
    try {
      order = JSON.readValue(event.getBody(), Order.class);
    } catch (JsonProcessingException e) {
      return "unreadable";
    }
    List<CompletableFuture<QueryResponse>> all =
        order.ids().stream()
            .map(id -> TABLES.query(q -> q.tableName("stock :)").indexName("newest").limit(1))) // finding: unbounded-parallelism
            .toList();
    CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
    return "asked";
  }
}
