package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import lombok.Builder;
import lombok.Data;
import lombok.RequiredArgsConstructor;
import lombok.Value;
import lombok.extern.slf4j.Slf4j;

@Slf4j
public class LombokThings
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final OrderRepository repository = new OrderRepository(Pools.source());

  @Data
  static class OrderRequest {
    private String customer;
    private String sort;
    private int limit;
  }

  @Builder
  @Value
  static class Search {
    String customer;
    String sort;
    int limit;
  }

  @RequiredArgsConstructor
  static class OrderRepository {
    private final DataSource source;

    int count(Search s) throws SQLException {
      try (Connection c = source.getConnection();
          Statement st = c.createStatement();
          var rs =
              st.executeQuery( // finding: sql-injection
                  "select count(*) from orders where customer = '"
                      + s.getCustomer()
                      + "' limit "
                      + s.getLimit())) {
        return rs.next() ? rs.getInt(1) : 0;
      }
    }

    int safe(Search s) throws SQLException {
      try (Connection c = source.getConnection();
          Statement st = c.createStatement();
          var rs = st.executeQuery("select count(*) from orders limit " + s.getLimit())) {
        return rs.next() ? rs.getInt(1) : 0;
      }
    }
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent input, Context context) {
    try {
      OrderRequest r = MAPPER.readValue(input.getBody(), OrderRequest.class);
      log.info("searching for {}", r.getCustomer()); // finding: log-injection
      Search s =
          Search.builder().customer(r.getCustomer()).sort(r.getSort()).limit(r.getLimit()).build();
      int n = repository.count(s) + repository.safe(s);
      return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("{\"n\":" + n + "}");
    } catch (Exception e) {
      log.error("failed", e);
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(500)
          .withBody("error: " + e.getMessage()); // finding: error-detail-returned
    }
  }
}
