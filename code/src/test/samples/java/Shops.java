package shops;

// Guards and types that leave nothing of what a caller sent, beside what lets it through.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.*;
import java.net.URI;
import java.net.http.*;
import java.nio.file.*;
import java.sql.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.*;

public class Shops implements RequestHandler<APIGatewayV2HTTPEvent, String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SORT = Pattern.compile("^[a-z_]{1,30}$");
  private static final Set<String> HOSTS = Set.of("a.example.com", "b.example.com");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final File ROOT = new File("/tmp/unpacked");
  private final Store store = new SqlStore();

  enum Order { NAME, CREATED }

  record Filter(String owner, int limit, UUID id) {}

  static class Account {
    private String name;
    private Integer age;
    private List<String> tags;
    public String getName() { return name; }
    public Integer getAge() { return age; }
    public List<String> getTags() { return tags; }
  }

  @Override
  public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> query = Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of());
    try {
      Filter filter = JSON.readValue(event.getBody(), Filter.class);
      Account account = JSON.readValue(event.getBody(), Account.class);
      store.run("owner = '" + filter.owner() + "'");
      store.limit("limit " + filter.limit() + " id " + filter.id() + " age " + account.getAge() + " order " + Order.valueOf(query.get("order")));
      for (String tag : account.getTags()) {
        store.tag(tag);
      }
      String by = query.get("by");
      if (SORT.matcher(by).matches()) {
        store.limit("order by " + by);
      }
      store.sorted(switch (query.get("sort")) { case "a" -> "age"; case "n" -> "name"; default -> "id"; });
      store.cookies(event.getCookies().stream().map(c -> "'" + c + "'").collect(Collectors.joining(",")));
      Optional.ofNullable(query.get("file")).map(String::trim).map(f -> "/tmp/" + f).ifPresent(this::delete);
      hosts(query.get("url"));
      unpack();
      sleep();
      ObjectMapper typed = new ObjectMapper();
      typed.enableDefaultTyping();
      typed.readValue(event.getBody(), Object.class); // finding: unsafe-deserialization
    } catch (Exception e) {
      throw new IllegalStateException("failed", e);
    }
    return "done";
  }

  private void delete(String path) {
    new File(path).delete(); // finding: path-traversal
  }

  private static void hosts(String url) throws Exception {
    URI uri = URI.create(url);
    if (HOSTS.contains(uri.getHost())) {
      HTTP.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding());
    }
    HTTP.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding()); // finding: server-side-request-forgery
  }

  private static void unpack() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new FileInputStream("/tmp/a.zip"))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        File bad = new File(ROOT, entry.getName());
        Files.copy(zip, bad.toPath()); // finding: unsafe-archive-extraction
        File target = new File(ROOT, entry.getName());
        if (!target.getCanonicalPath().startsWith(ROOT.getCanonicalPath() + File.separator)) {
          throw new IOException("entry leads out of the folder");
        }
        try (FileOutputStream out = new FileOutputStream(target)) {
          zip.transferTo(out);
        }
      }
    }
  }

  private static void sleep() throws InterruptedException {
    Thread.sleep(10);
    TimeUnit.MILLISECONDS.sleep(50);
    TimeUnit.SECONDS.sleep(2); // finding: sleeping-handler
    Thread.sleep(5000L); // finding: sleeping-handler
  }

  interface Store {
    void run(String condition) throws SQLException;
    void limit(String tail) throws SQLException;
    void tag(String tag) throws SQLException;
    void sorted(String column) throws SQLException;
    void cookies(String in) throws SQLException;
  }

  static class SqlStore implements Store {
    private Connection connection;

    public void run(String condition) throws SQLException {
      try (Statement s = connection.createStatement()) {
        s.executeQuery("select * from t where " + condition); // finding: sql-injection
      }
    }
    public void limit(String tail) throws SQLException {
      try (Statement s = connection.createStatement()) {
        s.executeQuery("select * from t " + tail);
      }
    }
    public void tag(String tag) throws SQLException {
      try (PreparedStatement p = connection.prepareStatement("insert into t values (?)"); Statement s = connection.createStatement()) {
        p.setString(1, tag);
        s.executeUpdate(String.format("insert into t values ('%s')", tag)); // finding: sql-injection, calls-in-loop
      }
    }
    public void sorted(String column) throws SQLException {
      try (Statement s = connection.createStatement()) {
        s.executeQuery("select * from t order by " + column);
      }
    }
    public void cookies(String in) throws SQLException {
      try (Statement s = connection.createStatement()) {
        StringBuilder sql = new StringBuilder("delete from t where id in (");
        sql.append(in).append(')');
        s.execute(sql.toString()); // finding: sql-injection
      }
    }
  }
}
