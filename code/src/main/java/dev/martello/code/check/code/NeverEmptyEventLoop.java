package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags handlers whose answer waits for connections that stay open. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "The answer waits for connections that stay open",
    why =
        "The answer of a callback is sent once the event loop is empty: with an open connection"
            + " the function runs until the connection or the function times out.",
    mend =
        "Make the handler `async` and return the answer, or set"
            + " `context.callbackWaitsForEmptyEventLoop = false`.")
final class NeverEmptyEventLoop implements PlaceCheck {
  private static final int CALLBACK = 2;
  private static final String SWITCH = "callbackWaitsForEmptyEventLoop";

  /** What keeps the event loop busy until it is closed. */
  private static final Set<String> OPENING =
      Set.of(
          "mysql.createConnection",
          "mysql.createPool",
          "mysql2.createConnection",
          "mysql2.createPool",
          "mariadb.createPool",
          "new pg.Client",
          "new pg.Pool",
          "mongoose.connect",
          "mongoose.createConnection",
          "mongodb.MongoClient.connect",
          "new mongodb.MongoClient",
          "mssql.connect",
          "new mssql.ConnectionPool",
          "new tedious.Connection",
          "oracledb.createPool",
          "pg-promise()",
          "ldapjs.createClient",
          "new ldapts.Client",
          "amqplib.connect",
          "amqplib/callback_api.connect",
          "mqtt.connect",
          "nats.connect",
          "net.connect",
          "net.createConnection",
          "tls.connect",
          "new ws",
          "new ws.WebSocket",
          "new cassandra-driver.Client",
          "neo4j-driver.driver",
          "new memcached",
          "memjs.Client.create",
          "new memjs.Client",
          "new ssh2.Client",
          "new ioredis",
          "new ioredis.Cluster",
          "redis.createClient",
          "knex",
          "new sequelize.Sequelize",
          "new sequelize",
          "setInterval");

  private static final Set<String> CLOSING =
      Set.of("end", "close", "destroy", "disconnect", "quit", "unref", "clearInterval");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    boolean isCut = code.result().isCut() || !code.entry().unit().language().isScript();
    if (isCut || isClosing(code.result().usages())) {
      return Stream.empty();
    }
    var open =
        code.result().usages().stream().map(Usage::name).filter(OPENING::contains).findFirst();
    return open.stream()
        .flatMap(
            opened ->
                Handler.started(code)
                    .filter(handler -> isByCallback(handler.procedure(), handler.unit()))
                    .filter(handler -> !isSwitched(code.result().reached(), handler))
                    .map(handler -> place(handler, opened)));
  }

  private static Place place(Analysis.Started handler, String opened) {
    return new Place(
        Handler.head(handler),
        "the handler answers by callback while `%s` stays open"
            .formatted(opened.replaceFirst("^new ", "")));
  }

  private static boolean isByCallback(Procedure handler, Unit unit) {
    return !handler.is(Procedure.Trait.ASYNC)
        && handler.parameters().size() > CALLBACK
        && Callbacks.isUsed(handler, CALLBACK, unit);
  }

  private static boolean isSwitched(List<Unit> units, Analysis.Started handler) {
    return units.stream()
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(procedure -> !isOfAnother(procedure, unit, handler)))
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .anyMatch(NeverEmptyEventLoop::isSwitch);
  }

  /** What another handler of the file sets is said of its own events. */
  private static boolean isOfAnother(Procedure procedure, Unit unit, Analysis.Started handler) {
    var outer = procedure;
    while (outer.parent() > 0) {
      outer = unit.procedures().get(outer.parent());
    }
    int start = outer.span().start();
    var before = unit.file().text().substring(Math.max(0, start - NEAR), start);
    return unit.equals(handler.unit())
        && outer.number() != handler.procedure().number()
        && outer.parameters().size() >= CALLBACK
        && EXPORTED.matcher(before).find();
  }

  private static final int NEAR = 80;
  private static final Pattern EXPORTED =
      Pattern.compile("(?:\\bexports\\.\\w+|\\bexport\\s+const\\s+\\w+)\\s*=\\s*(?:async\\s*)?$");

  private static boolean isSwitch(Instruction instruction) {
    return instruction instanceof Instruction.Store(_, Key.Member(var name), _, _)
        ? name.equals(SWITCH)
        : instruction instanceof Instruction.Import imported
            && imported.module().equals("@middy/do-not-wait-for-empty-event-loop");
  }

  private static boolean isClosing(List<Usage> usages) {
    return usages.stream()
        .map(usage -> usage.name().substring(usage.name().lastIndexOf('.') + 1))
        .anyMatch(CLOSING::contains);
  }
}
