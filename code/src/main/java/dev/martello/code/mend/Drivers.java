package dev.martello.code.mend;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drivers of databases whose statements take parameters, told by what a file imports. */
enum Drivers {
  PYTHON(
      "(?m)(?:^|;)[ \\t]*(?:import|from)[ \\t]+(?<name>[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?"
          + "(?:[ \\t]*,[\\s\\\\]*[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?)*)",
      new Driver(
          "psycopg2|psycopg|aiopg|pymysql|aiomysql|MySQLdb|mysql|pymssql|redshift_connector",
          Placeholders.FORMAT,
          Handing.TUPLE,
          false),
      new Driver("sqlite3|aiosqlite|duckdb|pyodbc", Placeholders.QUESTION, Handing.TUPLE, false),
      new Driver("asyncpg", Placeholders.DOLLAR, Handing.ONE_BY_ONE, true),
      new Driver("sqlalchemy|sqlmodel", Placeholders.NAMED, Handing.BY_NAME, false)),
  SCRIPT(
      "(?:\\bfrom|\\brequire\\(|\\bimport)\\s*[\"'](?<name>[^\"'\\s]+)[\"']",
      new Driver(
          "pg|@neondatabase/serverless|@vercel/postgres", Placeholders.DOLLAR, Handing.LIST, false),
      new Driver(
          "mysql2?(?:/promise)?|promise-mysql|serverless-mysql|mariadb",
          Placeholders.QUESTION,
          Handing.LIST_OF_TEXTS,
          true)),
  GO(
      "(?m)^\\s*(?:import\\s+)?(?:[\\w.]+\\s+)?\"(?<name>[^\"]+)\"",
      new Driver("gorm\\.io/gorm", Placeholders.QUESTION, Handing.ONE_BY_ONE, false),
      new Driver("github\\.com/lib/pq", Placeholders.DOLLAR, Handing.ONE_BY_ONE, false),
      new Driver("github\\.com/jackc/pgx(?:/.*)?", Placeholders.DOLLAR, Handing.ONE_BY_ONE, true),
      new Driver(
          "github\\.com/go-sql-driver/mysql|github\\.com/mattn/go-sqlite3|modernc\\.org/sqlite",
          Placeholders.QUESTION,
          Handing.ONE_BY_ONE,
          false),
      new Driver(
          "github\\.com/(?:denisenkom/go-mssqldb|microsoft/go-mssqldb)",
          Placeholders.AT,
          Handing.ONE_BY_ONE,
          true)),
  JAVA(
      "(?m)^\\s*import\\s+(?<name>[\\w.*]+)\\s*;",
      new Driver(
          "org\\.springframework\\.jdbc\\.core\\.JdbcTemplate",
          Placeholders.QUESTION,
          Handing.AT_END,
          true),
      new Driver(
          "org\\.springframework\\.jdbc\\.core\\.simple\\.JdbcClient",
          Placeholders.QUESTION,
          Handing.BY_PARAM,
          true),
      new Driver(
          "(?:jakarta|javax)\\.persistence\\.(?:EntityManager|\\*)",
          Placeholders.ORDINAL,
          Handing.BY_SET_PARAMETER,
          true));

  private final Pattern imports;
  private final List<Driver> known;

  Drivers(String imports, Driver... known) {
    this.imports = Pattern.compile(imports);
    this.known = List.of(known);
  }

  /** How parameters are handed over. */
  enum Handing {
    TUPLE,
    LIST,
    /** As texts: {@code mysql} makes conditions of objects. */
    LIST_OF_TEXTS,
    ONE_BY_ONE,
    BY_NAME,
    /** Behind all other arguments. */
    AT_END,
    /** By {@code param} of what the call returns. */
    BY_PARAM,
    /** By {@code setParameter} of what the call returns. */
    BY_SET_PARAMETER;

    /** Returns the argument or arguments for some values. */
    String arguments(List<String> values) {
      var all = String.join(", ", values);
      return switch (this) {
        case TUPLE -> values.size() == 1 ? "(" + all + ",)" : "(" + all + ")";
        case LIST -> "[" + all + "]";
        case LIST_OF_TEXTS ->
            values.stream()
                .map(value -> value.startsWith("`") ? value : "String(" + value + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        case ONE_BY_ONE, AT_END -> all;
        case BY_PARAM -> numbered(values, (_, value) -> ".param(" + value + ")");
        case BY_SET_PARAMETER ->
            numbered(values, (at, value) -> ".setParameter(" + at + ", " + value + ")");
        case BY_NAME ->
            "{"
                + numbered(values, (at, value) -> ", \"" + Placeholders.name(at) + "\": " + value)
                    .substring(2)
                + "}";
      };
    }

    /**
     * Says whether what stands behind some text of a statement may be compared with a text: numbers
     * and names mean the same as texts, while truth values do not.
     */
    boolean mayCompare(String before) {
      return this == LIST_OF_TEXTS && ValuePlaces.isBehindName(before);
    }

    private static String numbered(
        List<String> values, BiFunction<Integer, String, String> writing) {
      var all = new StringBuilder();
      for (int at = 0; at < values.size(); at++) {
        all.append(writing.apply(at + 1, values.get(at)));
      }
      return all.toString();
    }
  }

  /**
   * A driver.
   *
   * @param isTyped whether it takes a value only as the type of its place
   */
  record Driver(Pattern name, Placeholders marks, Handing handing, boolean isTyped) {
    Driver(String name, Placeholders marks, Handing handing, boolean isTyped) {
      this(Pattern.compile(name), marks, handing, isTyped);
    }
  }

  /** Returns the only driver that a source imports; empty where there is none or another, too. */
  Optional<Driver> of(String source) {
    var found =
        imports
            .matcher(source)
            .results()
            .flatMap(match -> names(match.group("name")))
            .flatMap(name -> known.stream().filter(one -> one.name().matcher(name).matches()))
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static final Pattern NEXT = Pattern.compile(",[\\s\\\\]*");
  private static final Pattern BEHIND = Pattern.compile("[.\\s].*", Pattern.DOTALL);

  /** Python: one line may import several packages, and parts of them. */
  private Stream<String> names(String imported) {
    return this == PYTHON
        ? NEXT.splitAsStream(imported).map(one -> BEHIND.matcher(one).replaceFirst(""))
        : Stream.of(imported);
  }
}
