package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What each round asks for again is no item of a batch. */
public class AnswersOfQuizzes
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final DynamoDbClient dynamo = DynamoDbClient.create();

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    int right = 0;
    try {
      Map<String, String> answers = JSON.readValue(event.getBody(), Map.class);
      String quiz = event.getPathParameters().get("quiz");
      for (String question : answers.keySet()) {
        if (answers.get(question).equals(solution(quiz, 0).get(question).s())) {
          right++;
        }
      }
      for (String question : answers.keySet()) {
        right += each(question).size();
      }
      List.of("a", "b").forEach(name -> named(name));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("" + right);
  }

  private Map<String, AttributeValue> solution(String quiz, int version) {
    return dynamo.getItem(b -> b.tableName("quizzes").key(Map.of("id", AttributeValue.fromS(quiz)))).item();
  }

  private Map<String, AttributeValue> each(String question) {
    return dynamo.getItem(b -> b.tableName("questions").key(Map.of("id", AttributeValue.fromS(question)))).item(); // finding: calls-in-loop
  }

  private Map<String, AttributeValue> named(String name) {
    return dynamo.getItem(b -> b.tableName("names").key(Map.of("id", AttributeValue.fromS(name)))).item(); // finding: calls-in-loop
  }
}
