package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells queries of SQLite, which runs in the process and is asked without a round trip: many small
 * ones are no loss. https://www.sqlite.org/np1queryprob.html
 */
final class LocalQueries {
  private static final Pattern LOCAL =
      Pattern.compile(
          "\\b(?:aio)?sqlite3?\\.(?:connect|Connection|Database|DatabaseSync|verbose|open)\\b|\\bbetter-sqlite3\\b|[\"']sqlite3?[\"']|jdbc:sqlite:");

  private static final Pattern REMOTE =
      Pattern.compile(
          "(?i)\\b(?:psycopg\\w*|(?:py|aio)?mysql\\w*|mariadb|pyodbc|asyncpg|aiopg|snowflake|redshift\\w*|oracledb|cx_oracle|pg8000|pymssql|mssql|pgx|pg|postgres\\w*)\\b");

  /** What names the database by a text. */
  private static final Pattern OPENING =
      Pattern.compile("database/sql\\.Open|java\\.sql\\.DriverManager\\.getConnection");

  /** What a query is asked of, through which connections are found. */
  private static final Pattern RECEIVER =
      Pattern.compile("\\s*(?:await\\s+)?((?:self\\.|this\\.)?\\w+)\\s*\\.");

  private static final int FAR = 4;

  private LocalQueries() {}

  /** Returns whether a query is one of SQLite: its connection tells or else what the code opens. */
  static boolean isLocal(Origin.Written query, CodeResults.FunctionCode code) {
    return ofConnection(query).orElseGet(() -> isOnlyOpened(code));
  }

  private static boolean isOnlyOpened(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    return usages.stream().anyMatch(LocalQueries::isOpening)
        && usages.stream().noneMatch(usage -> REMOTE.matcher(usage.name()).find());
  }

  private static boolean isOpening(Usage usage) {
    return LOCAL.matcher(usage.name()).find()
        || OPENING.matcher(usage.name()).matches() && LOCAL.matcher(usage.where().text()).find();
  }

  /** Cursors are followed to where the variable of their connection gets its value. */
  private static Optional<Boolean> ofConnection(Origin.Written query) {
    var text = query.file().text();
    // The statement itself says nothing of the connection.
    var call = query.text();
    var made = call.substring(0, Math.max(0, call.indexOf('(')));
    int before = query.span().start();
    for (int step = 0; step < FAR; step++) {
      if (LOCAL.matcher(made).find()) {
        return Optional.of(true);
      }
      if (REMOTE.matcher(made).find()) {
        return Optional.of(false);
      }
      var receiver = RECEIVER.matcher(made);
      if (!receiver.lookingAt()) {
        return Optional.empty();
      }
      made = assigned(receiver.group(1), text, before);
    }
    return Optional.empty();
  }

  /** Returns what a variable gets before a place, or anywhere; empty text for nothing. */
  private static String assigned(String name, String text, int before) {
    var assigning =
        Pattern.compile(
            "(?m)(?:^|[\\s(])%1$s(?:\\s*:[^=\\n]{1,40})?\\s*=(?!=)([^\\n]+)|\\bwith\\s+([^\\n]+?)\\s+as\\s+%1$s\\s*:"
                .formatted(Pattern.quote(name)));
    var found = assigning.matcher(text);
    var last = "";
    while (found.find() && (last.isEmpty() || found.start() < before)) {
      last = found.group(1) == null ? found.group(2) : found.group(1);
    }
    return last;
  }
}
