package demo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class FirstSteps
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final Connection connection;

  public FirstSteps() throws Exception {
    connection = DriverManager.getConnection(System.getenv("DATABASE"));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    try {
      String id = event.getQueryStringParameters().get("id");
      var statement = connection.createStatement(); // finding: unclosed-resource
      statement.executeQuery("select * from orders where id = '" + id + "'"); // finding: sql-injection
      statement.executeQuery("select * from orders where id = " + Integer.parseInt(id));
      StringBuilder sql = new StringBuilder("delete from x where y = ");
      sql.append(event.getPathParameters().get("y"));
      statement.executeUpdate(sql.toString()); // finding: sql-injection
      statement.executeUpdate(String.format("delete from x where y = '%s'", event.getBody())); // finding: sql-injection
      statement.executeUpdate(String.format("delete from x where y = %d", 5));
      var prepared = connection.prepareStatement("select * from t where id = ?"); // finding: unclosed-resource
      prepared.setString(1, id);
      prepared.executeQuery();
      Runtime.getRuntime().exec("ls " + id); // finding: os-command-injection
      new ProcessBuilder("sh", "-c", "ls " + id).start(); // finding: os-command-injection
      new FileInputStream(new File("/tmp/", id)).close(); // finding: path-traversal
      Files.readString(Paths.get("/tmp", id)); // finding: path-traversal
      Files.readString(Paths.get("/tmp", new File(id).getName()));
      List<String> names = new ArrayList<>();
      names.add(id);
      for (String name : names) {
        statement.execute("drop table " + name); // finding: sql-injection
      }
      Map<String, String> map = new HashMap<>();
      map.put("a", id);
      map.put("b", "fine");
      statement.execute("drop table " + map.get("a")); // finding: sql-injection
      statement.execute("drop table " + map.get("b"));
      names.stream().map(x -> "drop " + x).forEach(x -> run(x));
      if (id.matches("[a-z0-9]+")) {
        statement.execute("drop table " + id);
      }
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(200)
          .withHeaders(Map.of("Content-Type", "text/html"))
          .withBody("<h1>" + id + "</h1>"); // finding: cross-site-scripting
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  private void run(String sql) {
    try {
      connection.createStatement().execute(sql); // finding: sql-injection, unclosed-resource
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
