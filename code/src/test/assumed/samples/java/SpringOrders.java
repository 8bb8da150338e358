package com.acme;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.*;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.*;
import org.springframework.stereotype.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
@RequestMapping("/orders")
public class SpringOrders {
  @Autowired private JdbcTemplate jdbc;
  @Autowired private NamedParameterJdbcTemplate named;
  @Autowired private OrderService service;
  @PersistenceContext private EntityManager em;

  @Value("${upstream.url}")
  private String upstream;

  private final RestTemplate rest;

  public SpringOrders(RestTemplate rest) {
    this.rest = rest;
  }

  @GetMapping("/{id}")
  public Map<String, Object> one(@PathVariable String id) {
    return jdbc.queryForMap( // finding: sql-injection
        "select * from orders where id = '" + id + "'");
  }

  @GetMapping("/num/{id}")
  public Map<String, Object> num(@PathVariable Long id) {
    return jdbc.queryForMap("select * from orders where id = " + id);
  }

  @GetMapping
  public List<Map<String, Object>> all(@RequestParam(defaultValue = "id") String sort) {
    return named.queryForList( // finding: sql-injection
        "select * from orders where c = :c order by " + sort, Map.of("c", 1));
  }

  @GetMapping("/safe")
  public List<Map<String, Object>> safe(@RequestParam String c) {
    return named.queryForList(
        "select * from orders where c = :c", new MapSqlParameterSource("c", c));
  }

  @PostMapping("/search")
  public List<?> search(@RequestBody Query q) {
    return em.createQuery( // finding: sql-injection
            "from Order o where o.name like '%" + q.name + "%'")
        .getResultList();
  }

  @PostMapping("/search2")
  public List<?> search2(@RequestBody Query q) {
    return em.createQuery("from Order o where o.name like :n")
        .setParameter("n", q.getName())
        .getResultList();
  }

  @PostMapping("/svc")
  public List<?> svc(@RequestBody Query q) {
    return service.find(q.getName());
  }

  @GetMapping("/proxy")
  public String proxy(@RequestParam String url) {
    return rest.getForObject(url, String.class); // finding: server-side-request-forgery
  }

  @GetMapping("/proxy2")
  public String proxy2(@RequestParam String q) {
    return rest.getForObject(upstream + "/search?q={q}", String.class, q);
  }

  @GetMapping("/go")
  public String go(@RequestParam String next) {
    return "redirect:" + next; // finding: open-redirect
  }

  @GetMapping("/go2")
  public ResponseEntity<Void> go2(@RequestParam String next) {
    return ResponseEntity.status(302)
        .location(java.net.URI.create(next)) // finding: open-redirect
        .build();
  }

  @GetMapping(value = "/hello", produces = "text/html")
  public String hello(@RequestParam String name) {
    return "<h1>Hello " + name + "</h1>"; // finding: cross-site-scripting
  }

  static class Query {
    public String name;

    public String getName() {
      return name;
    }
  }
}

interface OrderService {
  List<?> find(String name);
}

@Service
class JpaOrderService implements OrderService {
  private final EntityManager em;

  JpaOrderService(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<?> find(String name) {
    String sql = String.format("select * from orders where name = '%s'", name);
    return em.createNativeQuery(sql).getResultList(); // finding: sql-injection
  }
}
