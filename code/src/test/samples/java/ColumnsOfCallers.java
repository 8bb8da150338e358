package demo;

// handler: handleRequest

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What callers name gets into statements by the keys of maps. */
public class ColumnsOfCallers implements RequestHandler<ColumnsOfCallers.Request, List<Object[]>> {
  private static final Set<String> COLUMNS = Set.of("name", "city");

  public static class Request {
    public Map<String, String> filters;
    public Map<String, String> changes;
    public Map<String, String> known;
    public String order;
  }

  private final EntityManager em;

  public ColumnsOfCallers(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<Object[]> handleRequest(Request request, Context context) {
    Conditions conditions = new Conditions();
    request.filters.forEach(conditions::add);
    em.createQuery(conditions.toQuery(), Object[].class); // finding: sql-injection

    Map<String, Object> changes = new LinkedHashMap<>();
    for (Map.Entry<String, String> change : request.changes.entrySet()) {
      changes.put(change.getKey(), change.getValue());
    }
    Map<String, Object> all = new HashMap<>();
    all.putAll(changes);
    String set = all.keySet().stream().map(name -> name + " = ?").collect(Collectors.joining(", "));
    em.createNativeQuery("update customers set " + set).executeUpdate(); // finding: sql-injection

    Map<String, Boolean> orders = new LinkedHashMap<>();
    orders.put(request.order, true);
    StringBuilder order = new StringBuilder();
    orders.forEach((name, up) -> order.append(name).append(up ? " asc" : " desc"));
    em.createNativeQuery("select * from customers order by " + order); // finding: sql-injection

    Conditions known = new Conditions();
    for (Map.Entry<String, String> each : request.known.entrySet()) {
      if (COLUMNS.contains(each.getKey())) {
        known.add(each.getKey(), each.getValue());
      }
    }
    em.createQuery(known.toQuery(), Object[].class);

    Map<String, String> byName = new HashMap<>();
    byName.put("city", request.order);
    return em.createQuery("select c from Customer c where " + String.join(" = ? and ", byName.keySet()), Object[].class)
        .getResultList();
  }
}

class Conditions {
  private final Map<String, String> conditions = new LinkedHashMap<>();

  void add(String field, String value) {
    conditions.put(field, value);
  }

  String toQuery() {
    StringBuilder query = new StringBuilder("select c from Customer c where 1 = 1");
    int number = 0;
    for (String field : conditions.keySet()) {
      query.append(" and c.").append(field).append(" = :p").append(number++);
    }
    return query.toString();
  }
}
