package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands what is put into the text of an SQL statement over as its parameters: {@code execute(f"...
 * id = '{id}'")} becomes {@code execute("... id = %s", (id,))}.
 */
public final class ParameterisedStatement {
  /*
   * The statement is the call's first argument, written there or in a variable that nothing else uses
   * and that is set before the call in the same function. The driver, which decides how places are
   * marked, is the only one that the file imports. All values of the text become parameters or none;
   * see Statement for which can. That the finding ends is tried before a fix is offered.
   */
  private static final Set<String> METHODS =
      Set.of(
          "execute",
          "query",
          "fetch",
          "fetchrow",
          "fetchval",
          "Query",
          "QueryRow",
          "Exec",
          "QueryContext",
          "QueryRowContext",
          "ExecContext");

  private ParameterisedStatement() {}

  /** Returns what mends a call; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call) {
    return Dialect.of(call.file().path())
        .flatMap(
            dialect ->
                dialect
                    .drivers()
                    .of(call.file().text())
                    .flatMap(
                        driver ->
                            dialect
                                .call(call)
                                .flatMap(ParameterisedStatement::statement)
                                .flatMap(argument -> changes(argument, dialect, driver))))
        .orElse(List.of());
  }

  /** Returns the statement of a call that has no parameters yet. */
  private static Optional<Node> statement(Node call) {
    var name = Dialect.method(call);
    var given = Dialect.arguments(call);
    int first = name.endsWith("Context") || isContext(given) ? 1 : 0;
    return METHODS.contains(name) && given.size() == first + 1
        ? Optional.of(given.get(first))
        : Optional.empty();
  }

  /** What pgx takes before a statement. */
  private static boolean isContext(List<Node> given) {
    return given.size() > 1 && given.getFirst().text().matches("ctx|context\\.\\w+\\(\\)");
  }

  private static Optional<List<Change>> changes(
      Node argument, Dialect dialect, Drivers.Driver driver) {
    if (argument.is("object")) {
      return described(argument).flatMap(text -> changes(text, ", values: ", dialect, driver));
    }
    if (!argument.is("identifier")) {
      return changes(argument, ", ", dialect, driver);
    }
    return Variable.text(argument)
        .flatMap(
            text ->
                statement(text, dialect, driver)
                    .filter(made -> Variable.isUnchanged(text, argument, made.values()))
                    .map(
                        made ->
                            List.of(
                                Dialect.reworded(text, made.literal()),
                                Dialect.reworded(
                                    argument, argument.text() + ", " + handed(made, driver)))));
  }

  private static Optional<List<Change>> changes(
      Node text, String separator, Dialect dialect, Drivers.Driver driver) {
    return statement(text, dialect, driver)
        .map(
            made ->
                List.of(Dialect.reworded(text, made.literal() + separator + handed(made, driver))));
  }

  /** Returns the statement of {@code {text: ...}} or {@code {sql: ...}} without values. */
  private static Optional<Node> described(Node object) {
    var pairs = object.named().stream().filter(it -> it.is("pair")).toList();
    boolean isPlain =
        pairs.size() == object.named().size()
            && pairs.stream().noneMatch(pair -> pair.text().startsWith("values"));
    return pairs.stream()
        .filter(_ -> isPlain)
        .filter(pair -> pair.text().matches("(?s)(?:text|sql)\\s*:.*"))
        .findFirst()
        .flatMap(pair -> pair.child("value"));
  }

  private static Optional<Statement> statement(Node text, Dialect dialect, Drivers.Driver driver) {
    return dialect
        .texts()
        .read(text)
        .flatMap(
            written -> Statement.of(written, driver.marks(), driver.isTyped(), dialect.texts()))
        .filter(made -> dialect.texts().mayReplace(text, made.literal() + made.values()));
  }

  private static String handed(Statement statement, Drivers.Driver driver) {
    return driver.handing().arguments(statement.values());
  }
}
