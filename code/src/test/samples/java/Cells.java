package cells;

// trigger: http-api
// Rows of cells, and a branch that arithmetic rules out.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

public class Cells implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Connection SEATS = open();

  private static Connection open() {
    try {
      return DriverManager.getConnection(System.getenv("DATABASE_URL"));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String hall = event.getQueryStringParameters().get("hall");
    String[][] cells = new String[3][2];
    cells[0][1] = hall;
    cells[1][0] = "stalls";
    String[] names = new String[2];
    names[0] = "gallery";
    int width = 9;
    width -= 2;
    int depth = 2;
    depth++;
    try (Statement statement = SEATS.createStatement()) {
      statement.setQueryTimeout(2);
      statement.executeUpdate("update seats set seen = 1 where hall = '" + cells[0][1] + "'"); // finding: sql-injection
      statement.executeUpdate("update seats set seen = 1 where hall = '" + names[0] + "'");
      if (width + depth == 11) {
        statement.executeUpdate("update seats set seen = 2 where hall = '" + hall + "'");
      }
      seen(statement, hall, 1000);
      return APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void seen(Statement statement, String hall, int rounds) throws SQLException {
    if (rounds > 0) {
      seen(statement, hall, rounds - 1);
    } else {
      statement.executeUpdate("update seats set seen = 3 where hall = '" + hall + "'"); // finding: sql-injection
    }
  }
}
