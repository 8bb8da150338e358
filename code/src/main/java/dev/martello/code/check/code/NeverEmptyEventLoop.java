package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Set;
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
    var unit = code.entry().unit();
    boolean isCut = code.result().isCut() || !unit.language().isScript();
    if (isCut || isSwitched(code.result().reached()) || isClosing(code.result().usages())) {
      return Stream.empty();
    }
    boolean isByCallback = Handler.of(code).anyMatch(handler -> isByCallback(handler, unit));
    return isByCallback
        ? code.result().usages().stream()
            .filter(usage -> OPENING.contains(usage.name()))
            .map(
                usage ->
                    new Place(
                        place(usage, code),
                        "the handler answers by callback while `%s` stays open"
                            .formatted(usage.name().replaceFirst("^new ", ""))))
        : Stream.empty();
  }

  /** A pool connects when it is asked, which a handler of one expression does itself. */
  private static Origin.Written place(Usage opening, CodeResults.FunctionCode code) {
    var asked = opening.name() + "().query";
    return opening.name().contains("Pool")
        ? Handler.started(code)
            .map(Handler::head)
            .filter(
                head -> code.result().usages().stream().anyMatch(usage -> isOn(usage, asked, head)))
            .findFirst()
            .orElse(opening.where())
        : opening.where();
  }

  private static boolean isOn(Usage usage, String call, Origin.Written line) {
    return (usage.name().equals(call) || usage.name().equals("sql.Client.query"))
        && usage.where().file().equals(line.file())
        && usage.where().line() == line.line();
  }

  private static boolean isByCallback(Procedure handler, Unit unit) {
    return !handler.is(Procedure.Trait.ASYNC)
        && handler.parameters().size() > CALLBACK
        && Callbacks.isUsed(handler, CALLBACK, unit);
  }

  private static boolean isSwitched(List<Unit> units) {
    return units.stream()
        .flatMap(unit -> unit.procedures().stream())
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .anyMatch(NeverEmptyEventLoop::isSwitch);
  }

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
