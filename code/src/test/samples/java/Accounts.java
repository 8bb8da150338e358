package accounts;

// What callers of an HTTP API send gets into queries of the usual libraries, through the layers that services have.
// Written the way it stands in many services: handler, service behind an interface, repository.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

public class Accounts extends BaseHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SORT = Pattern.compile("^[a-z_]{1,30}$");
  private static final Set<String> FIELDS = Set.of("name", "created", "owner");
  private final AccountService service = new DefaultAccountService(new AccountRepository(Sources.pool(), Sources.sessions(), Sources.jdbi()));

  enum Order { NAME, CREATED }

  record Filter(String owner, Optional<String> city, int limit) {}

  static class CreateAccount {
    private String name;
    private String owner;
    private Integer age;
    private List<String> tags;

    public String getName() { return name; }
    public void setName(String name) { this.name = name; }
    public String getOwner() { return owner; }
    public Integer getAge() { return age; }
    public List<String> getTags() { return tags; }
  }

  @Override
  protected APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, Context context) throws Exception {
    String route = event.getRequestContext().getHttp().getMethod();
    switch (route) {
      case "GET" -> list(event);
      case "POST" -> create(event);
      case "DELETE" -> service.remove(event.getPathParameters().get("id"));
      default -> known(event);
    }
    return APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();
  }

  private void list(APIGatewayV2HTTPEvent event) throws SQLException {
    Map<String, String> query = Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of());
    Filter filter = new Filter(query.get("owner"), Optional.ofNullable(query.get("city")), 10);
    service.find(filter);
    service.sorted(query.getOrDefault("sort", "name"));
    service.named(event.getHeaders().get("x-tenant"));
    service.cookies(event.getCookies());
    service.raw(event.getRawPath(), event.getRawQueryString());
  }

  private void create(APIGatewayV2HTTPEvent event) throws JsonProcessingException, SQLException {
    CreateAccount wanted = JSON.readValue(event.getBody(), CreateAccount.class);
    service.create(wanted);
  }

  private void known(APIGatewayV2HTTPEvent event) throws SQLException {
    Map<String, String> query = event.getQueryStringParameters();
    service.ordered(Order.valueOf(query.get("order").toUpperCase()));
    String sort = query.get("sort");
    if (!FIELDS.contains(sort)) {
      throw new IllegalArgumentException("sort");
    }
    service.sortedBy(sort);
    String by = query.get("by");
    if (SORT.matcher(by).matches()) {
      service.sortedBy(by);
    }
    service.one(UUID.fromString(query.get("id")));
    service.paged(Integer.parseInt(query.get("page")));
    service.tenant(event.getRequestContext().getAccountId());
  }

  interface AccountService {
    void find(Filter filter) throws SQLException;
    void sorted(String column) throws SQLException;
    void named(String tenant);
    void cookies(List<String> cookies) throws SQLException;
    void raw(String path, String query) throws SQLException;
    void create(CreateAccount account) throws SQLException;
    void remove(String id) throws SQLException;
    void ordered(Order order);
    void sortedBy(String column);
    void one(UUID id);
    void paged(int page);
    void tenant(String account);
  }

  static class DefaultAccountService implements AccountService {
    private final AccountRepository repository;

    DefaultAccountService(AccountRepository repository) {
      this.repository = repository;
    }

    @Override
    public void find(Filter filter) throws SQLException {
      repository.byOwner(filter.owner());
      filter.city().ifPresent(repository::byCity);
    }

    @Override
    public void sorted(String column) throws SQLException {
      repository.select("order by " + column);
    }

    @Override
    public void named(String tenant) {
      repository.tenant(tenant);
    }

    @Override
    public void cookies(List<String> cookies) throws SQLException {
      String in = cookies.stream().map(cookie -> "'" + cookie + "'").collect(Collectors.joining(","));
      repository.sessions(in);
    }

    @Override
    public void raw(String path, String query) throws SQLException {
      repository.visited(path, query);
    }

    @Override
    public void create(CreateAccount account) throws SQLException {
      repository.insert(account);
    }

    @Override
    public void remove(String id) throws SQLException {
      repository.delete(id);
    }

    @Override
    public void ordered(Order order) {
      repository.template.queryForList("select * from accounts order by " + order);
    }

    @Override
    public void sortedBy(String column) {
      repository.template.queryForList("select * from accounts order by " + column);
    }

    @Override
    public void one(UUID id) {
      repository.template.queryForMap("select * from accounts where id = '" + id + "'");
    }

    @Override
    public void paged(int page) {
      repository.template.queryForList(String.format("select * from accounts limit 20 offset %d", page * 20));
    }

    @Override
    public void tenant(String account) {
      repository.template.queryForList("select * from accounts where aws = '" + account + "'");
    }
  }

  static class AccountRepository {
    private final DataSource source;
    private final SessionFactory sessions;
    private final Jdbi jdbi;
    final JdbcTemplate template;
    private final JdbcClient client;

    AccountRepository(DataSource source, SessionFactory sessions, Jdbi jdbi) {
      this.source = source;
      this.sessions = sessions;
      this.jdbi = jdbi;
      this.template = new JdbcTemplate(source);
      this.client = JdbcClient.create(source);
    }

    List<String> byOwner(String owner) throws SQLException {
      List<String> names = new ArrayList<>();
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT name FROM accounts WHERE owner = '" + owner + "'")) { // finding: sql-injection
        while (rows.next()) {
          names.add(rows.getString("name"));
        }
      }
      return names;
    }

    void byCity(String city) {
      String sql = "SELECT name FROM accounts";
      sql += " WHERE city = '";
      sql += city;
      sql += "'";
      template.queryForList(sql); // finding: sql-injection
    }

    void select(String tail) throws SQLException {
      try (Connection connection = source.getConnection();
          PreparedStatement statement = connection.prepareStatement("select * from accounts " + tail)) { // finding: sql-injection
        statement.executeQuery().close();
      }
    }

    void tenant(String tenant) {
      try (Session session = sessions.openSession()) {
        session.createQuery("from Account a where a.tenant = '" + tenant + "'").list(); // finding: sql-injection
        session.createNativeQuery(MessageFormat.format("select * from accounts where tenant = {0}", tenant)).list(); // finding: sql-injection
        session.createQuery("from Account a where a.tenant = :tenant").setParameter("tenant", tenant).list();
      }
      try (Handle handle = jdbi.open()) {
        handle.createQuery("select * from accounts where tenant = '" + tenant + "'").mapToMap().list(); // finding: sql-injection
        handle.createUpdate("delete from accounts where tenant = '" + tenant + "'").execute(); // finding: sql-injection
        handle.createQuery("select * from accounts where tenant = :tenant").bind("tenant", tenant).mapToMap().list();
      }
      client.sql("select * from accounts where tenant = '%s'".formatted(tenant)).query().listOfRows(); // finding: sql-injection
      client.sql("select * from accounts where tenant = ?").param(tenant).query().listOfRows();
    }

    void sessions(String in) throws SQLException {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("delete from sessions where id in (" + in + ")"); // finding: sql-injection
      }
    }

    void visited(String path, String query) throws SQLException {
      StringBuilder sql = new StringBuilder("insert into visits values (");
      sql.append('\'').append(path).append('\'').append(')');
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql.toString()); // finding: sql-injection
        statement.execute(new StringBuffer("insert into queries values ('").append(query).append("')").toString()); // finding: sql-injection
      }
    }

    void insert(CreateAccount account) throws SQLException {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement();
          PreparedStatement prepared = connection.prepareStatement("insert into accounts (name, owner) values (?, ?)")) {
        prepared.setString(1, account.getName());
        prepared.setString(2, account.getOwner());
        prepared.executeUpdate();
        statement.executeUpdate("insert into ages values (" + account.getAge() + ")");
        for (String tag : account.getTags()) {
          statement.addBatch( // finding: sql-injection
              "insert into tags values ('"
                  + tag
                  + "')");
        }
        statement.executeBatch();
      }
    }

    void delete(String id) throws SQLException {
      String condition = Optional.of(id).map(each -> "id = '" + each + "'").get();
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeLargeUpdate("delete from accounts where " + condition); // finding: sql-injection
      }
    }
  }

  static final class Sources {
    static DataSource pool() { return Holder.POOL; }
    static SessionFactory sessions() { return new org.hibernate.cfg.Configuration().configure().buildSessionFactory(); }
    static Jdbi jdbi() { return Jdbi.create(pool()); }

    private static final class Holder {
      static final DataSource POOL = new com.zaxxer.hikari.HikariDataSource();
    }
  }
}

abstract class BaseHandler<I, O> implements RequestHandler<I, O> {
  @Override
  public O handleRequest(I input, Context context) {
    try {
      return handle(input, context);
    } catch (Exception e) {
      throw new IllegalStateException("not handled", e);
    }
  }

  protected abstract O handle(I input, Context context) throws Exception;
}
