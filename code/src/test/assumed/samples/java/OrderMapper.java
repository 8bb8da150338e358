package com.acme;

import java.util.*;
import org.apache.ibatis.annotations.*;

@Mapper
public interface OrderMapper {
  @Select("SELECT * FROM orders WHERE customer = '${customer}'") // finding: sql-injection
  List<Map<String, Object>> byCustomer(@Param("customer") String customer);

  @Select("SELECT * FROM orders WHERE id = #{id}")
  Map<String, Object> byId(@Param("id") String id);

  @Update("UPDATE orders SET state = #{state} WHERE ${column} = #{value}") // finding: sql-injection
  int update(
      @Param("state") String state, @Param("column") String column, @Param("value") String value);

  @Select({ // finding: sql-injection
    "<script>",
    "SELECT * FROM orders",
    "ORDER BY ${sort}",
    "</script>"
  })
  List<Map<String, Object>> sorted(@Param("sort") String sort);

  @Select("SELECT * FROM ${table} LIMIT 1")
  Map<String, Object> fixed(@Param("table") String table);
}
