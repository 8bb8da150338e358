package reports;

// trigger: none
// An application load balancer asks; helpers stand in files of their own.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reports.store.ReportStore;

public class Reports implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {
  private static final Path FOLDER = Paths.get("/mnt/reports");
  private final ReportStore store = new ReportStore();
  private final Map<String, Function<String, String>> views = Map.of("raw", this::raw);

  enum Kind { DAILY, MONTHLY }

  @Override
  public ApplicationLoadBalancerResponseEvent handleRequest(ApplicationLoadBalancerRequestEvent event, Context context) {
    Map<String, String> query = event.getQueryStringParameters();
    String name = query.get("name");
    try {
      read(name, query.get("folder"));
      checked(name);
      store.find(name);
      store.byKind(Kind.valueOf(query.get("kind")).name());
      store.tagged(event.getMultiValueQueryStringParameters().get("tag"));
      Optional.ofNullable(event.getHeaders().get("x-report")).filter(each -> !each.isBlank()).map(each -> "/mnt/reports/" + each).ifPresent(this::delete);
      views.get("raw").apply(event.getBody());
    } catch (IOException e) {
      throw new IllegalStateException("no report", e);
    }
    ApplicationLoadBalancerResponseEvent response = new ApplicationLoadBalancerResponseEvent();
    response.setStatusCode(200);
    response.setHeaders(Map.of("Content-Type", "text/html"));
    response.setBody("<h1>" + name + "</h1>"); // finding: cross-site-scripting
    return response;
  }

  private void read(String name, String folder) throws IOException {
    Files.readString(FOLDER.resolve(name)); // finding: path-traversal
    Files.readString(Path.of("/mnt", folder, "report.txt")); // finding: path-traversal
    try (var lines = Files.lines(Paths.get(FOLDER.toString(), name))) { // finding: path-traversal
      lines.count();
    }
    File[] all = new File("/mnt/" + folder).listFiles(); // finding: path-traversal
    Reports.class.getResourceAsStream("/reports/" + name).close(); // finding: path-traversal
  }

  private void checked(String name) throws IOException {
    Path wanted = FOLDER.resolve(name).normalize();
    if (!wanted.startsWith(FOLDER)) {
      throw new IllegalArgumentException("name");
    }
    Files.readString(wanted);
    File file = new File("/mnt/reports", name);
    if (file.getCanonicalPath().startsWith("/mnt/reports/")) {
      Files.readString(file.toPath());
    }
  }

  private void delete(String path) {
    new File(path).delete(); // finding: path-traversal
  }

  private String raw(String body) {
    try {
      return Files.readString(Path.of(body)); // finding: path-traversal
    } catch (IOException e) {
      throw new IllegalStateException("no report", e);
    }
  }
}
// file: reports/store/ReportStore.java
package reports.store;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds reports. */
public class ReportStore extends Store<String> {
  public List<?> find(String name) {
    return query("name = " + Texts.quoted(name));
  }

  public List<?> byKind(String kind) {
    return jdbc.queryForList("select * from reports where kind = '" + kind + "'");
  }

  public List<?> tagged(List<String> tags) {
    String in = tags.stream().map(Texts::quoted).collect(Collectors.joining(", "));
    return jdbc.queryForList("select * from reports where tag in (" + in + ")"); // finding: sql-injection
  }
}
// file: reports/store/Store.java
package reports.store;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

abstract class Store<T> {
  protected final JdbcTemplate jdbc = new JdbcTemplate(new com.zaxxer.hikari.HikariDataSource());

  protected List<?> query(String condition) {
    return jdbc.queryForList("select * from reports where " + condition); // finding: sql-injection
  }
}
// file: reports/store/Texts.java
package reports.store;

/** Puts texts together. */
final class Texts {
  private Texts() {}

  static String quoted(String text) {
    return "'" + text + "'";
  }
}
