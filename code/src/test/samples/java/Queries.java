package demo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.sql.*;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

public class Queries
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final String TABLE = System.getenv("TABLE");
  private static final List<String> COLUMNS = List.of("name", "age");
  private final Connection connection;
  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final EntityManager entities;

  public Queries() throws SQLException {
    connection = DriverManager.getConnection(System.getenv("URL"));
    jdbc = new JdbcTemplate(null);
    named = new NamedParameterJdbcTemplate(jdbc);
    entities = Factory.entities();
  }

  static class Factory {
    static EntityManager entities() {
      return javax.persistence.Persistence.createEntityManagerFactory("x").createEntityManager();
    }
  }

  record Order(String id, int count) {}

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    try {
      run(event);
      safe(event);
    } catch (SQLException e) {
      throw new IllegalStateException("query", e);
    }
    return new APIGatewayProxyResponseEvent().withStatusCode(204);
  }

  private void run(APIGatewayProxyRequestEvent event) throws SQLException {
    var query = event.getQueryStringParameters();
    String name = query.get("name");
    String path = event.getPath();
    String header = event.getHeaders().getOrDefault("X-Tenant", "none");
    connection.prepareStatement("select * from t where n = '" + name + "'"); // finding: sql-injection, unclosed-resource
    connection.prepareCall("{call p(" + path + ")}"); // finding: sql-injection, unclosed-resource
    jdbc.queryForList("select * from t where tenant = '" + header + "'"); // finding: sql-injection
    jdbc.update("delete from t where n = '" + name + "'"); // finding: sql-injection
    jdbc.execute("drop table " + event.getBody()); // finding: sql-injection
    named.query("select " + name, Map.of(), null); // finding: sql-injection
    entities.createQuery("select o from Order o where o.name = '" + name + "'"); // finding: sql-injection
    entities.createNativeQuery("select * from o where name = '" + name + "'"); // finding: sql-injection
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("insert into t values ('" + name + "')"); // finding: sql-injection
      statement.execute("select * from t order by " + name); // finding: sql-injection
      var sql =
          """
          select * from t where n = '%s'
          """
              .formatted(name);
      statement.executeQuery(sql); // finding: sql-injection
      statement.executeQuery(String.join(" ", "select", name, "from t")); // finding: sql-injection
      statement.executeQuery("select * from t where n = '".concat(name).concat("'")); // finding: sql-injection
      var order = new Order(name, 3);
      statement.executeQuery("select * from t where id = '" + order.id() + "'"); // finding: sql-injection
      statement.executeQuery("select * from t where id = " + order.count());
      String column = name == null ? "id" : name;
      statement.executeQuery("select " + column + " from t"); // finding: sql-injection
      String text = name.trim().toLowerCase().substring(1);
      statement.executeQuery("select '" + text + "'"); // finding: sql-injection
      for (Map.Entry<String, String> entry : query.entrySet()) {
        statement.executeQuery("select '" + entry.getValue() + "'"); // finding: sql-injection, calls-in-loop
      }
      String sorted =
          switch (name) {
            case "a" -> "age";
            default -> name;
          };
      statement.executeQuery("select * from t order by " + sorted); // finding: sql-injection
      String[] parts = name.split(",");
      statement.executeQuery("select '" + parts[0] + "'"); // finding: sql-injection
    }
  }

  private void safe(APIGatewayProxyRequestEvent event) throws SQLException {
    String name = event.getQueryStringParameters().get("name");
    var prepared = connection.prepareStatement("select * from " + TABLE + " where n = ?"); // finding: unclosed-resource
    prepared.setString(1, name);
    prepared.executeQuery();
    jdbc.query("select * from t where n = ?", new Object[] {name}, (set, row) -> set.getString(1));
    named.queryForList("select * from t where n = :name", Map.of("name", name));
    entities.createQuery("select o from Order o where o.name = :name").setParameter("name", name);
    jdbc.queryForList("select * from t where method = '" + event.getHttpMethod() + "'");
    jdbc.queryForList("select * from t where id = " + Long.parseLong(name));
    jdbc.queryForList("select * from t where id = '" + java.util.UUID.fromString(name) + "'");
    jdbc.queryForList("select * from t where id = '" + name.replaceAll("[^a-z0-9]", "") + "'");
    if (COLUMNS.contains(name)) {
      jdbc.queryForList("select * from t order by " + name);
    }
    if (!name.matches("\\w{1,20}")) {
      throw new IllegalArgumentException("name");
    }
    jdbc.queryForList("select * from t order by " + name);
    String tenant = event.getHeaders().get("Tenant");
    String known =
        switch (tenant) {
          case "a" -> "tenant_a";
          case "b" -> "tenant_b";
          default -> throw new IllegalArgumentException("tenant");
        };
    jdbc.queryForList("select * from " + known);
    jdbc.queryForList("select * from t where n = '" + event.getBody().length() + "'");
    if ("admin".equals(event.getBody())) {
      jdbc.queryForList("select * from t where n = '" + event.getBody() + "'");
    }
  }
}
