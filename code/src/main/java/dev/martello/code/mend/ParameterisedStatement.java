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
          "ExecContext",
          "Queryx",
          "QueryxContext",
          "QueryRowx",
          "QueryRowxContext",
          "Raw");

  /** Methods of gorm that take a condition. */
  private static final Set<String> CONDITIONS = Set.of("Where", "Or", "Not", "Having");

  /** Methods of SQLAlchemy that take a text and its parameters. */
  private static final Set<String> NAMING = Set.of("execute", "scalar", "scalars", "stream");

  /** Methods of Spring's JdbcTemplate whose last arguments are the parameters. */
  private static final Set<String> AT_END =
      Set.of("query", "queryForObject", "queryForList", "queryForMap", "queryForRowSet", "update");

  /** Methods of JPA that make queries. */
  private static final Set<String> QUERIES = Set.of("createQuery", "createNativeQuery");

  private ParameterisedStatement() {}

  /** Returns what mends a call; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call, ParsedSources sources) {
    return Dialect.of(call.file().path())
        .flatMap(
            dialect ->
                dialect
                    .drivers()
                    .of(call.file().text())
                    .flatMap(
                        driver ->
                            dialect
                                .call(call, sources)
                                .flatMap(node -> changes(node, dialect, driver))))
        .orElse(List.of());
  }

  private static Optional<List<Change>> changes(Node call, Dialect dialect, Drivers.Driver driver) {
    var whole = new Making(dialect, driver, true);
    return switch (driver.handing()) {
      case TUPLE, LIST, LIST_OF_TEXTS, ONE_BY_ONE -> beside(call, dialect, driver);
      case BY_NAME -> named(call).flatMap(text -> placed(text, call, ", ", whole));
      case AT_END ->
          first(call, AT_END)
              .flatMap(text -> placed(text, Dialect.arguments(call).getLast(), ", ", whole));
      case BY_PARAM -> first(call, Set.of("sql")).flatMap(text -> placed(text, call, "", whole));
      case BY_SET_PARAMETER -> first(call, QUERIES).flatMap(text -> placed(text, call, "", whole));
    };
  }

  /** The parameters are the call's next argument, or beside the text that describes it. */
  private static Optional<List<Change>> beside(Node call, Dialect dialect, Drivers.Driver driver) {
    var name = Dialect.method(call);
    var given = Dialect.arguments(call);
    int first = name.endsWith("Context") || isContext(given) ? 1 : 0;
    boolean isWhole = METHODS.contains(name);
    if (!(isWhole || CONDITIONS.contains(name)) || given.size() != first + 1) {
      return Optional.empty();
    }
    var making = new Making(dialect, driver, isWhole);
    var argument = given.get(first);
    return argument.is("object")
        ? described(argument).flatMap(text -> placed(text, text, ", values: ", making))
        : placed(argument, argument, ", ", making);
  }

  /** {@code execute(text("..."))}: the parameters are the outer call's. */
  private static Optional<Node> named(Node call) {
    var given = Dialect.arguments(call);
    boolean isAlone =
        given.size() == 1
            && call.child("function").map(Node::text).orElse("").matches("(?:\\w+\\.)?text")
            && call.parent()
                .filter(all -> all.named().size() == 1)
                .flatMap(Node::parent)
                .filter(outer -> NAMING.contains(Dialect.method(outer)))
                .isPresent();
    return given.stream().filter(_ -> isAlone).findFirst();
  }

  /** Returns the text of a call of Java that has no parameters in an array. */
  private static Optional<Node> first(Node call, Set<String> methods) {
    var given = Dialect.arguments(call);
    boolean isFit =
        methods.contains(Dialect.method(call))
            && given.size() <= 2
            && given.stream().noneMatch(one -> one.kind().startsWith("array"));
    return given.stream().filter(_ -> isFit).findFirst();
  }

  /** What pgx takes before a statement. */
  private static boolean isContext(List<Node> given) {
    return given.size() > 1 && given.getFirst().text().matches("ctx|context\\.\\w+\\(\\)");
  }

  /**
   * Makes a statement of a text, or of the variable that holds it, and hands its values over.
   *
   * @param behind what the parameters are written behind
   */
  private static Optional<List<Change>> placed(
      Node argument, Node behind, String separator, Making making) {
    var text = argument.is("identifier") ? Variable.text(argument) : Optional.of(argument);
    return text.flatMap(
        written ->
            making
                .of(written)
                .filter(made -> Variable.isUnchanged(written, argument, made.values()))
                .map(
                    made ->
                        List.of(
                            Dialect.reworded(written, made.literal()),
                            new Change.Reword(
                                Dialect.after(behind), separator + making.handed(made)))));
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

  /**
   * How statements are made of texts.
   *
   * @param isWhole whether a text is a whole statement
   */
  private record Making(Dialect dialect, Drivers.Driver driver, boolean isWhole) {

    Optional<Statement> of(Node text) {
      return dialect
          .texts()
          .read(text)
          .flatMap(written -> Statement.of(written, driver, isWhole, dialect.texts()))
          .filter(made -> dialect.texts().mayReplace(text, made.literal() + made.values()));
    }

    String handed(Statement statement) {
      return driver.handing().arguments(statement.values());
    }
  }
}
