package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds clients that scripts borrow of a pool, and what Python opens, that are not given back or
 * closed on every way.
 */
final class ClosedOnEveryWay {
  /*
   * The registers that hold the client are followed within the procedure that borrows it. From
   * there every way is gone, also that of errors, until a call gives the client back; a way that
   * leaves the procedure before that loses the client. Where a test says that there is no client,
   * nothing is lost. Clients that leave the procedure otherwise are somebody else's.
   */
  private static final Set<String> BORROWING =
      Set.of(
          "sql.Client.connect",
          "sql.Client.getConnection",
          "mssql.Pool.connect",
          "typeorm.Source.createQueryRunner");

  /** Scripts: what is connected by a call of its own, and closed by one. */
  private static final Set<String> CONNECTED =
      Set.of(
          "new ssh2-sftp-client",
          "new basic-ftp.Client",
          "new ftp",
          "new promise-ftp",
          "new imapflow.ImapFlow",
          "new node-ssh.NodeSSH",
          "new pg.Client",
          "mysql.createConnection",
          "mysql2.createConnection",
          "mariadb.createConnection",
          "oracledb.getConnection",
          "new mongodb.MongoClient",
          "amqplib.connect",
          "mqtt.connectAsync",
          "nats.connect",
          "puppeteer.launch",
          "puppeteer-core.launch",
          "puppeteer-extra.launch",
          "playwright.chromium.launch",
          "playwright-core.chromium.launch",
          "playwright-aws-lambda.launchChromium",
          "chrome-aws-lambda.puppeteer.launch");

  /** What opens a connection that was only described: where that fails, nothing is open. */
  private static final Set<String> CONNECTING = Set.of("connect", "access", "login");

  /** Python: what is closed by a call of its own. */
  private static final Set<String> OPENING =
      Set.of(
          "open",
          "io.open",
          "gzip.open",
          "bz2.open",
          "codecs.open",
          "socket.socket",
          "socket.create_connection",
          "sqlite3.connect",
          "psycopg2.connect",
          "psycopg.connect",
          "pymysql.connect",
          "MySQLdb.connect",
          "mysql.connector.connect",
          "pymssql.connect",
          "pyodbc.connect",
          "oracledb.connect",
          "redshift_connector.connect",
          "http.client.HTTPConnection",
          "http.client.HTTPSConnection",
          "ftplib.FTP",
          "ftplib.FTP_TLS",
          "smtplib.SMTP",
          "smtplib.SMTP_SSL",
          "paramiko.SSHClient",
          "paramiko.Transport",
          "zipfile.ZipFile",
          "tarfile.open",
          "httpx.Client",
          "aiohttp.ClientSession");

  private static final Set<String> GIVING_BACK =
      Set.of("release", "releaseConnection", "end", "destroy", "close", "quit", "aclose");

  /** What Python's blocks and contexts close. */
  private static final Set<String> ENTERING =
      Set.of("__enter__", "__aenter__", "enter_context", "callback", "closing", "push");

  private final Unit unit;
  private final Procedure procedure;

  /** Where it is opened, and the number of the instruction. */
  private final Block block;

  private final int at;
  private final boolean isOfPython;

  /** Whether it is closed rather than given back: whoever never does so is told elsewhere. */
  private final boolean isOwn;

  private final Set<Integer> held = new HashSet<>();

  private ClosedOnEveryWay(Within within, Block block, int at, boolean isOwn) {
    this.unit = within.unit();
    this.procedure = within.procedure();
    this.block = block;
    this.at = at;
    this.isOfPython = unit.language() == Language.PYTHON;
    this.isOwn = isOwn;
    hold(block.instructions().get(at).target());
  }

  /** Returns the calls that borrow a client which gets lost, with what happens. */
  static Stream<PlaceCheck.Place> lost(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation())
        .filter(
            usage ->
                BORROWING.contains(usage.name())
                    || OPENING.contains(usage.name())
                    || CONNECTED.contains(usage.name()))
        .flatMap(usage -> lost(usage, code))
        .distinct();
  }

  private static Stream<PlaceCheck.Place> lost(Usage usage, CodeResults.FunctionCode code) {
    return procedures(usage, code)
        .flatMap(one -> at(usage.where(), one, !BORROWING.contains(usage.name())).stream())
        .limit(1)
        .flatMap(ClosedOnEveryWay::lostHereOrByCallers);
  }

  private static Stream<Within> procedures(Usage usage, CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> isOf(unit.language(), usage.name()))
        .filter(unit -> unit.file().equals(usage.where().file()))
        .flatMap(unit -> unit.procedures().stream().map(one -> new Within(unit, one)));
  }

  private record Within(Unit unit, Procedure procedure) {}

  private static Optional<ClosedOnEveryWay> at(Origin.Written where, Within within, boolean isOwn) {
    for (var block : within.procedure().blocks()) {
      for (int at = 0; at < block.instructions().size(); at++) {
        if (block.instructions().get(at) instanceof Instruction.Call call
            && call.place().equals(where.span())) {
          return Optional.of(new ClosedOnEveryWay(within, block, at, isOwn));
        }
      }
    }
    return Optional.empty();
  }

  /** Where a function only opens and returns it, those that call it have to close it. */
  private Stream<PlaceCheck.Place> lostHereOrByCallers() {
    return isOnlyReturned()
        ? unit.procedures().stream().flatMap(this::lostBy)
        : lost().map(message -> new PlaceCheck.Place(opening(), message)).stream();
  }

  private Stream<PlaceCheck.Place> lostBy(Procedure caller) {
    return caller
        .instructions()
        .filter(Instruction.Call.class::isInstance)
        .filter(call -> FunctionNames.isOf(procedure, (Instruction.Call) call, caller, unit))
        .map(call -> new Origin.Written(unit.file(), call.place()))
        .flatMap(where -> at(where, new Within(unit, caller), isOwn).stream())
        .flatMap(
            one ->
                one.lost().map(message -> new PlaceCheck.Place(one.opening(), message)).stream());
  }

  private Origin.Written opening() {
    return new Origin.Written(unit.file(), block.instructions().get(at).place());
  }

  private static boolean isOf(Language language, String name) {
    return language == Language.PYTHON
        ? OPENING.contains(name)
        : language.isScript() && (BORROWING.contains(name) || CONNECTED.contains(name));
  }

  private Optional<String> lost() {
    return isUsed() && !isElsewhere() ? opened(block, at) : Optional.empty();
  }

  /** Begins where it is open: behind the call that connects it, if there is one. */
  private Optional<String> opened(Block made, int at) {
    for (var block : procedure.blocks()) {
      for (int next = 0; next < block.instructions().size(); next++) {
        if (block.instructions().get(next) instanceof Instruction.Call call && isConnecting(call)) {
          return lost(block, next + 1);
        }
      }
    }
    return lost(made, at + 1);
  }

  private Stream<Instruction> instructions() {
    return procedure.instructions();
  }

  private void hold(int register) {
    held.add(register);
    for (int before = -1; before != held.size(); ) {
      before = held.size();
      instructions()
          .forEach(
              each -> {
                switch (each) {
                  case Instruction.Await await when held.contains(await.source()) ->
                      held.add(await.target());
                  case Instruction.Copy copy when held.contains(copy.source()) ->
                      held.add(copy.target());
                  default -> {}
                }
              });
    }
  }

  /** A client is asked something; the answer of a client that connects is nothing. */
  private boolean isUsed() {
    return instructions()
        .anyMatch(
            each ->
                each instanceof Instruction.Call call
                    && call.callee() instanceof Callee.Method(var receiver, _)
                    && held.contains(receiver));
  }

  private boolean isElsewhere() {
    boolean isGiven =
        instructions().noneMatch(this::isGivingBack)
            && instructions()
                .anyMatch(
                    each ->
                        each instanceof Instruction.Call call
                            && call.arguments().stream()
                                .anyMatch(argument -> held.contains(argument.register())));
    return isKept()
        || isReturned()
        || isGiven
        || (isOwn && instructions().noneMatch(this::isGivingBack))
        || (isOfPython && isHandedOn());
  }

  private boolean isReturned() {
    return procedure.blocks().stream()
        .anyMatch(
            each -> each.exit() instanceof Exit.Return leaving && held.contains(leaving.value()));
  }

  /** A variable of the module or an object keeps it. */
  private boolean isKept() {
    return procedure.shared().stream().anyMatch(held::contains)
        || instructions()
            .anyMatch(
                each ->
                    each instanceof Instruction.Store store && held.contains(store.value())
                        || each instanceof Instruction.Make
                            && Operands.of(each).anyMatch(held::contains));
  }

  /** Methods are told by their names alone, which others may have as well. */
  private boolean isOnlyReturned() {
    return isReturned()
        && procedure.owner().isEmpty()
        && !isKept()
        && instructions().noneMatch(this::isGivingBack)
        && instructions()
            .noneMatch(each -> each instanceof Instruction.Call call && isArgument(call));
  }

  /** Python: a block closes it, or a function that is given it may do so. */
  private boolean isHandedOn() {
    return instructions()
        .anyMatch(
            each ->
                each instanceof Instruction.Yield
                    || each instanceof Instruction.Call call
                        && (call.callee() instanceof Callee.Method(var receiver, var name)
                            ? ENTERING.contains(name)
                                && (held.contains(receiver) || isArgument(call))
                            : isArgument(call)));
  }

  private boolean isArgument(Instruction.Call call) {
    return call.arguments().stream().anyMatch(argument -> held.contains(argument.register()));
  }

  private boolean isGivingBack(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && GIVING_BACK.contains(name)
        && (held.contains(receiver)
            || call.arguments().stream().anyMatch(argument -> held.contains(argument.register())));
  }

  private Optional<String> lost(Block first, int from) {
    if (instructions().noneMatch(this::isGivingBack)) {
      return Optional.of("the client is never given back to the pool");
    }
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    boolean isLostByError = false;
    for (var block = first; ; ) {
      boolean isBack = false;
      boolean mayFail = false;
      for (var each :
          block.instructions().subList(block == first ? from : 0, block.instructions().size())) {
        if (isGivingBack(each)) {
          isBack = true;
          break;
        }
        mayFail |= each instanceof Instruction.Call;
      }
      mayFail |= !isBack && block.exit() instanceof Exit.Throw;
      if (mayFail && block.handler() >= 0) {
        add(block.handler(), seen, waiting);
      }
      isLostByError |= mayFail && block.handler() < 0 && !isOfPython;
      if (!isBack) {
        if (block.exit() instanceof Exit.Return) {
          return Optional.of(
              isOwn
                  ? "it is not closed on every way"
                  : "the client is not given back to the pool on every way");
        }
        next(block, seen, waiting);
      }
      if (waiting.isEmpty()) {
        return isLostByError
            ? Optional.of(
                isOwn
                    ? "it is not closed when something fails"
                    : "the client is not given back to the pool when something fails")
            : Optional.empty();
      }
      block = procedure.blocks().get(waiting.remove());
    }
  }

  private boolean isConnecting(Instruction.Call call) {
    return isOwn
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && CONNECTING.contains(name)
        && held.contains(receiver);
  }

  private static void add(int block, BitSet seen, ArrayDeque<Integer> waiting) {
    if (!seen.get(block)) {
      seen.set(block);
      waiting.add(block);
    }
  }

  /** Goes on where there is a client. */
  private void next(Block block, BitSet seen, ArrayDeque<Integer> waiting) {
    if (block.exit() instanceof Exit.Branch branch) {
      int condition = branch.condition();
      boolean isThereWhenTrue = true;
      for (var each : block.instructions().reversed()) {
        if (each instanceof Instruction.Operate(var target, var operator, var of, _)
            && target == condition
            && (operator == Operator.NOT || operator == Operator.IS_NOTHING)) {
          isThereWhenTrue = !isThereWhenTrue;
          condition = of.getFirst();
        }
      }
      if (held.contains(condition)) {
        add(isThereWhenTrue ? branch.whenTrue() : branch.whenFalse(), seen, waiting);
        return;
      }
    }
    block.next().forEach(next -> add(next, seen, waiting));
  }
}
