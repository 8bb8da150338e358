package errands;

// trigger: http-api
// Work that nobody waits for, errors of the code's own, statements of jOOQ and JDBI, paths in pieces, and objects that stand for functions.

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

public class Errands implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Jdbi JDBI = Jdbi.create(System.getenv("URL"));
  private static final DSLContext QUERIES = DSL.using(System.getenv("URL"));
  private static final String SHEET = "sheet.csv";
  private static final Map<String, String> LOGIN = Map.of("user", "feed", "password", "Wq8!pLr3#vNy"); // finding: secret-in-code

  static class Unknown extends RuntimeException {
    Unknown(String message) {
      super(message);
    }
  }

  static class Notes implements Consumer<String> {
    @Override
    public void accept(String note) {
      try {
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "logger " + note}); // finding: os-command-injection
        new ProcessBuilder(List.of("/usr/bin/logger", "-t", "notes", note)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      String column = event.getQueryStringParameters().get("column");
      Arrays.asList(event.getBody().split(",")).forEach(new Notes());
      QUERIES.selectFrom("orders").orderBy(DSL.field(column)).fetch(); // finding: sql-injection
      QUERIES.selectFrom("orders").orderBy(DSL.field(DSL.name(column))).fetch();
      JDBI.withHandle(h -> h.createQuery("SELECT <column> FROM orders").define("column", column).mapToMap().list()); // finding: sql-injection
      JDBI.withHandle(h -> h.createQuery("SELECT id FROM orders WHERE a = :a").bind("a", column).mapToMap().list());
      POOL.submit(() -> count()); // finding: unawaited-call
      Thread later = new Thread(Errands::count);
      later.start(); // finding: unawaited-call
      List<Future<?>> all = new ArrayList<>();
      all.add(POOL.submit(() -> count()));
      for (Future<?> each : all) {
        each.get();
      }
      append();
      if (column.isEmpty()) {
        throw new Unknown("a column is needed");
      }
      return answer(200, "{}");
    } catch (Unknown e) {
      return answer(400, e.getMessage());
    } catch (IOException | InterruptedException | ExecutionException e) {
      return answer(500, e.getMessage()); // finding: error-detail-returned
    }
  }

  private static void append() throws IOException {
    try (Writer out = new FileWriter(new File("/tmp", SHEET), true)) { // finding: temporary-file-kept
      out.write("one more");
    }
    Files.writeString(Path.of("/tmp", "days", SHEET), "one more", StandardOpenOption.APPEND); // finding: temporary-file-kept
    Files.writeString(Path.of("/tmp", "days", SHEET), LOGIN.get("user"));
  }

  private static int count() {
    return 1;
  }

  private static APIGatewayV2HTTPResponse answer(int status, String body) {
    return APIGatewayV2HTTPResponse.builder().withStatusCode(status).withBody(body).build();
  }
}
