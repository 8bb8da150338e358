package demo;

// handler: handleRequest
// trigger: rest-api

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Patterns take records apart; numbers in them are numbers, whatever a variable is declared as. */
public class TakenApart implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ByName.class, name = "name"),
    @JsonSubTypes.Type(value = ByDays.class, name = "days")
  })
  sealed interface Query permits ByName, ByDays {}

  record ByName(String name) implements Query {}

  record Days(String from, int count) {}

  record ByDays(Days days) implements Query {}

  @Override
  public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    try (Connection connection = DriverManager.getConnection(System.getenv("URL")); // finding: client-per-invocation
        Statement statement = connection.createStatement()) {
      Query query = MAPPER.readValue(event.getBody(), Query.class);
      switch (query) {
        case ByName(var name) -> statement.executeQuery("select * from days where name = '" + name + "'"); // finding: sql-injection
        case ByDays(Days(String from, int count)) ->
            statement.executeQuery("select * from days limit " + count);
      }
      if (query instanceof ByDays(Days(var from, var count))) {
        statement.executeQuery("select * from days where n < " + count);
        statement.executeQuery("select * from days where day > '" + from + "'"); // finding: sql-injection
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(204);
  }
}
