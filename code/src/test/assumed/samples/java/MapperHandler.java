package com.acme;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.*;
import org.apache.ibatis.session.*;

public class MapperHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, List<Map<String, Object>>> {
  private static SqlSessionFactory factory = Db.factory();

  public List<Map<String, Object>> handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    var q = event.getQueryStringParameters();
    try (SqlSession session = factory.openSession()) {
      OrderMapper mapper = session.getMapper(OrderMapper.class);
      mapper.fixed("orders");
      mapper.byId(q.get("id"));
      mapper.update(q.get("s"), q.get("c"), q.get("v"));
      mapper.sorted(q.get("sort"));
      return mapper.byCustomer(q.get("customer"));
    }
  }
}

class Db {
  static SqlSessionFactory factory() {
    return null;
  }
}
