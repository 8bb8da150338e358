package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.*;
import java.sql.*;
import java.util.*;

public class Modern implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Connection db = Pools.connection();

  sealed interface Command permits Find, Rename, Drop {}

  record Find(String name) implements Command {}

  record Rename(String from, String to) implements Command {}

  record Drop(int id) implements Command {}

  record Page(String sort, int size) {}

  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      JsonNode body = JSON.readTree(event.getBody());
      Command c =
          switch (body.path("type").asText()) {
            case "find" -> new Find(body.path("name").asText());
            case "rename" -> new Rename(body.path("from").asText(), body.path("to").asText());
            default -> new Drop(body.path("id").asInt());
          };
      String sql =
          switch (c) {
            case Find(String n) ->
                """
                select * from people
                where name = '%s'
                """
                    .formatted(n);
            case Rename r when r.from().isEmpty() -> "select 1";
            case Rename r -> "update people set name = '" + r.to() + "' where name = ?";
            case Drop d -> "delete from people where id = " + d.id();
          };
      try (var st = db.createStatement()) {
        st.execute(sql); // finding: sql-injection
      }
      return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
    } catch (Exception e) {
      return APIGatewayV2HTTPResponse.builder().withStatusCode(500).withBody("failed").build();
    }
  }

  public String page(APIGatewayV2HTTPEvent event, Context context) throws Exception {
    Page p = JSON.readValue(event.getBody(), Page.class);
    try (var st = db.createStatement()) {
      st.executeQuery("select * from t limit " + p.size());
      st.executeQuery("select * from t order by " + p.sort()); // finding: sql-injection
    }
    return "";
  }

  public String pattern(APIGatewayV2HTTPEvent event, Context context) throws Exception {
    Object o = JSON.readValue(event.getBody(), Object.class);
    try (var st = db.createStatement()) {
      if (o instanceof Map<?, ?> m && m.get("q") instanceof String q) {
        st.executeQuery("select * from t where a like '%" + q + "%'"); // finding: sql-injection
      }
      if (o instanceof Integer i) {
        st.executeQuery("select * from t where a = " + i);
      }
    }
    return "";
  }

  public String builder(APIGatewayV2HTTPEvent event, Context context) throws Exception {
    Map<String, String> q = event.getQueryStringParameters();
    StringBuilder sb = new StringBuilder("select * from t where 1=1");
    List<Object> args = new ArrayList<>();
    if (q.containsKey("a")) {
      sb.append(" and a = ?");
      args.add(q.get("a"));
    }
    try (var ps = db.prepareStatement(sb.toString())) {
      ps.executeQuery();
    }
    for (Map.Entry<String, String> e : q.entrySet()) {
      sb.append(" and ").append(e.getKey()).append(" = ?");
    }
    try (var ps = db.prepareStatement(sb.toString())) { // finding: sql-injection
      ps.executeQuery();
    }
    String verb =
        switch (q.get("dir")) {
          case "asc" -> "asc";
          default -> "desc";
        };
    try (var ps = db.prepareStatement("select * from t order by a " + verb)) {
      ps.executeQuery();
    }
    return "";
  }

  enum Sort {
    NAME,
    DATE
  }

  public String enums(APIGatewayV2HTTPEvent event, Context context) throws Exception {
    Sort s = Sort.valueOf(event.getQueryStringParameters().get("sort").toUpperCase());
    try (var ps = db.prepareStatement("select * from t order by " + s.name())) {
      ps.executeQuery();
    }
    try (var ps = db.prepareStatement("select * from t order by " + s)) {
      ps.executeQuery();
    }
    Map<String, String> columns = Map.of("name", "n", "date", "d");
    String col = columns.getOrDefault(event.getQueryStringParameters().get("sort"), "n");
    try (var ps = db.prepareStatement("select * from t order by " + col)) {
      ps.executeQuery();
    }
    return "";
  }
}
