package demo;

// handler: handleRequest
// trigger: http-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/** A request of which only the next page is another keeps its statement. */
public class AllRows implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final DynamoDbClient DYNAMO = DynamoDbClient.create();

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String city = event.getQueryStringParameters().get("city");
    List<String> found = new ArrayList<>();
    ExecuteStatementRequest bound =
        ExecuteStatementRequest.builder()
            .statement("SELECT * FROM listings WHERE city = ?")
            .parameters(AttributeValue.fromS(city))
            .build();
    String token = null;
    do {
      ExecuteStatementResponse page =
          DYNAMO.executeStatement(bound.toBuilder().nextToken(token).build());
      page.items().forEach(item -> found.add(name(item)));
      token = page.nextToken();
    } while (token != null);
    built("SELECT * FROM listings WHERE city = '" + city + "'", found);
    return String.join(",", found);
  }

  private static void built(String statement, List<String> found) {
    ExecuteStatementRequest request =
        ExecuteStatementRequest.builder().statement(statement).build();
    String token = null;
    do {
      ExecuteStatementResponse page =
          DYNAMO.executeStatement(request.toBuilder().nextToken(token).build()); // finding: nosql-injection
      page.items().forEach(item -> found.add(name(item)));
      token = page.nextToken();
    } while (token != null);
  }

  private static String name(Map<String, AttributeValue> item) {
    return item.get("name").s();
  }
}
