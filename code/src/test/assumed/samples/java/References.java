package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.io.*;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

public class Refs implements RequestHandler<SQSEvent, List<String>> {
  private final Connection db = Pools.connection();

  public List<String> handleRequest(SQSEvent event, Context context) {
    return event.getRecords().stream() // finding: batch-failures-untold
        .map(SQSEvent.SQSMessage::getBody)
        .map(this::query)
        .collect(Collectors.toList());
  }

  private String query(String name) {
    try (Statement st = db.createStatement();
        ResultSet rs =
            st.executeQuery( // finding: calls-in-loop, sql-injection
                "select x from y where n = '" + name + "'")) {
      return rs.next() ? rs.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<Long> files(APIGatewayProxyRequestEvent event, Context context) {
    return Arrays.stream(event.getBody().split(","))
        .map(File::new)
        .filter(File::exists)
        .map(this::read)
        .toList();
  }

  private long read(File f) {
    try (var in = new FileInputStream(f)) { // finding: path-traversal
      return in.readAllBytes().length;
    } catch (IOException e) {
      return -1;
    }
  }

  public String paths(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    return Optional.ofNullable(event.getQueryStringParameters())
        .map(q -> q.get("file"))
        .map(Paths::get)
        .map(
            p -> {
              try {
                return Files.readString(p); // finding: path-traversal
              } catch (IOException e) {
                return "";
              }
            })
        .orElse("none");
  }

  public String chain(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    String name =
        Optional.of(event)
            .map(APIGatewayProxyRequestEvent::getPathParameters)
            .map(m -> m.get("id"))
            .filter(s -> !s.isBlank())
            .orElseThrow(() -> new IllegalArgumentException("id"));
    Function<String, String> where = n -> "where n = '" + n + "'";
    String sql =
        Stream.of("select *", "from t", where.apply(name)).collect(Collectors.joining(" "));
    try (var st = db.createStatement()) {
      st.executeQuery(sql); // finding: sql-injection
    }
    return "";
  }

  public String joined(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    List<String> ids = List.of(event.getBody().split(","));
    String in = ids.stream().map(i -> "'" + i + "'").collect(Collectors.joining(", "));
    try (var st = db.createStatement()) {
      st.executeQuery("select * from t where id in (" + in + ")"); // finding: sql-injection
    }
    String marks = ids.stream().map(i -> "?").collect(Collectors.joining(","));
    try (var ps = db.prepareStatement("select * from t where id in (" + marks + ")")) {
      for (int i = 0; i < ids.size(); i++) ps.setString(i + 1, ids.get(i));
      ps.executeQuery();
    }
    String in2 = String.join(",", Collections.nCopies(ids.size(), "?"));
    try (var ps = db.prepareStatement("select * from t where id in (" + in2 + ")")) {
      ps.executeQuery();
    }
    return "";
  }

  public String future(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    CompletableFuture<String> f =
        CompletableFuture.supplyAsync(() -> event.getQueryStringParameters().get("host"))
            .thenApply(String::trim)
            .thenCompose(h -> CompletableFuture.supplyAsync(() -> fetch(h)))
            .exceptionally(t -> "failed");
    return f.get(5, TimeUnit.SECONDS);
  }

  private String fetch(String host) {
    try {
      var req =
          java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://" + host + "/status"))
              .timeout(java.time.Duration.ofSeconds(2))
              .build();
      return client
          .send( // finding: server-side-request-forgery
              req,
              java.net.http.HttpResponse.BodyHandlers
                  .ofString())
          .body();
    } catch (Exception e) {
      return "";
    }
  }

  private static final java.net.http.HttpClient client =
      java.net.http.HttpClient.newBuilder().connectTimeout(java.time.Duration.ofSeconds(1)).build();

  public String exec(APIGatewayProxyRequestEvent event, Context context) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<String> r = pool.submit(() -> run(event.getBody()));
    String out = r.get();
    pool.shutdown();
    return out;
  }

  private String run(String what) throws IOException {
    return new String(
        new ProcessBuilder( // finding: os-command-injection
                "sh", "-c", "convert " + what + " /tmp/out.png")
            .start()
            .getInputStream()
            .readAllBytes());
  }
}

class Pools {
  static Connection connection() {
    return null;
  }
}
