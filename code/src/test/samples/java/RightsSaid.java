package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ways in which Java compares what may be missing. */
public class RightsSaid
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final DynamoDbClient dynamo = DynamoDbClient.create();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    try {
      Map<String, Object> body = JSON.readValue(event.getBody(), Map.class);
      switch (event.getHttpMethod()) {
        case "DELETE" -> purge(body);
        case "PUT" -> change(body);
        case "PATCH" -> rename(body);
        default -> show(body);
      }
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200);
  }

  private void purge(Map<String, Object> body) {
    if (!Boolean.TRUE.equals(body.get("isAdmin"))) { // finding: caller-decides-rights
      throw new SecurityException("not allowed");
    }
    remove("all");
  }

  private void change(Map<String, Object> body) {
    if (!Objects.equals(body.get("role"), "admin")) { // finding: caller-decides-rights
      throw new SecurityException("not allowed");
    }
    remove("one");
  }

  private void rename(Map<String, Object> body) {
    if (!StringUtils.equals((String) body.get("userRole"), "administrator")) { // finding: caller-decides-rights
      throw new SecurityException("not allowed");
    }
    remove("name");
  }

  private void show(Map<String, Object> body) {
    if (Boolean.TRUE.equals(body.get("compact")) || Objects.equals(body.get("kind"), "short")) {
      remove("draft");
    }
    if (!Boolean.FALSE.equals(body.get("notify"))) {
      remove("silence");
    }
  }

  private void remove(String id) {
    dynamo.deleteItem(b -> b.tableName("products").key(Map.of("id", AttributeValue.fromS(id))));
  }
}
