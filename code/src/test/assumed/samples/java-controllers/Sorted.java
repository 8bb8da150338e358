package com.acme.sorted;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Spring refuses what is no member of an enumeration. */
@RestController
public class Sorted {
  private final JdbcTemplate jdbc;

  public Sorted(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  enum Order {
    NAME,
    SINCE
  }

  record Search(String column) {}

  @GetMapping("/sorted")
  public List<?> sorted(@RequestParam Order order) {
    return jdbc.queryForList("SELECT id FROM t ORDER BY " + order);
  }

  @GetMapping("/any")
  public List<?> any(@RequestParam String order) {
    return jdbc.queryForList("SELECT id FROM t ORDER BY " + order); // finding: sql-injection
  }

  @PostMapping("/columns")
  public List<?> columns(@RequestBody Search search) {
    return jdbc.queryForList("SELECT id FROM t ORDER BY " + search.column()); // finding: sql-injection
  }
}
