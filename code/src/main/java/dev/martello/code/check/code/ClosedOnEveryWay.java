package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

  private ClosedOnEveryWay(Site site, boolean isOwn) {
    this.unit = site.unit();
    this.procedure = site.procedure();
    this.block = site.block();
    this.at = site.at();
    this.isOfPython = unit.language() == Language.PYTHON;
    this.isOwn = isOwn;
    hold(block.instructions().get(at).target());
  }

  /** Returns the calls that borrow a client which gets lost, with what happens. */
  static Stream<PlaceCheck.Place> lost(CodeResults.FunctionCode code) {
    var sites = new IdentityHashMap<Procedure, Map<Span, Site>>();
    return code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation())
        .filter(
            usage ->
                BORROWING.contains(usage.name())
                    || OPENING.contains(usage.name())
                    || CONNECTED.contains(usage.name()))
        .map(usage -> new Opening(usage.name(), usage.where()))
        .distinct()
        .flatMap(opening -> lost(opening, code, sites))
        .distinct();
  }

  private static Stream<PlaceCheck.Place> lost(
      Opening opening,
      CodeResults.FunctionCode code,
      IdentityHashMap<Procedure, Map<Span, Site>> sites) {
    var place = opening.where().span();
    return code.result().reached().stream()
        .filter(unit -> isOf(unit.language(), opening.name()))
        .filter(unit -> unit.file().equals(opening.where().file()))
        .flatMap(
            unit ->
                unit.calling(place).stream()
                    .flatMap(
                        one ->
                            Stream.ofNullable(
                                sites.computeIfAbsent(one, _ -> sites(unit, one)).get(place))))
        .limit(1)
        .map(site -> new ClosedOnEveryWay(site, !BORROWING.contains(opening.name())))
        .flatMap(ClosedOnEveryWay::lostHereOrByCallers);
  }

  /** What opens, by whatever way it is called. */
  private record Opening(String name, Origin.Written where) {}

  /**
   * A call, and where it stands.
   *
   * @param at the number of the instruction in the block
   */
  private record Site(Unit unit, Procedure procedure, Block block, int at) {
    Instruction.Call call() {
      return (Instruction.Call) block.instructions().get(at);
    }
  }

  /** Returns the first call at each place. */
  private static Map<Span, Site> sites(Unit unit, Procedure procedure) {
    var sites = new HashMap<Span, Site>();
    calls(unit, procedure).forEach(site -> sites.putIfAbsent(site.call().place(), site));
    return sites;
  }

  private static Stream<Site> calls(Unit unit, Procedure procedure) {
    return procedure.blocks().stream()
        .flatMap(
            block ->
                IntStream.range(0, block.instructions().size())
                    .filter(at -> block.instructions().get(at) instanceof Instruction.Call)
                    .mapToObj(at -> new Site(unit, procedure, block, at)));
  }

  /** Where a function only opens and returns it, those that call it have to close it. */
  private Stream<PlaceCheck.Place> lostHereOrByCallers() {
    return isOnlyReturned()
        ? unit.procedures().stream().flatMap(this::lostBy)
        : lost().map(message -> new PlaceCheck.Place(opening(), message)).stream();
  }

  private Stream<PlaceCheck.Place> lostBy(Procedure caller) {
    return calls(unit, caller)
        .filter(site -> FunctionNames.isOf(procedure, site.call(), caller, unit))
        .map(site -> new ClosedOnEveryWay(site, isOwn))
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
    int first =
        held.stream()
            .flatMap(procedure.uses()::readings)
            .filter(reading -> isConnecting(reading.reader()))
            .mapToInt(Uses.Reading::block)
            .min()
            .orElse(-1);
    if (first < 0) {
      return lost(made, at + 1);
    }
    var block = procedure.blocks().get(first);
    int next = 0;
    while (!isConnecting(block.instructions().get(next))) {
      next++;
    }
    return lost(block, next + 1);
  }

  private void hold(int register) {
    var waiting = new ArrayDeque<Integer>();
    held.add(register);
    waiting.add(register);
    while (!waiting.isEmpty()) {
      for (var each : procedure.uses().readers(waiting.remove())) {
        if ((each instanceof Instruction.Await || each instanceof Instruction.Copy)
            && held.add(each.target())) {
          waiting.add(each.target());
        }
      }
    }
  }

  /** Asks of each instruction that reads the client. */
  private boolean isAny(Predicate<Instruction> question) {
    for (int register : held) {
      for (var each : procedure.uses().readers(register)) {
        if (question.test(each)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A client is asked something; the answer of a client that connects is nothing. */
  private boolean isUsed() {
    return isAny(
        each ->
            each instanceof Instruction.Call call
                && call.callee() instanceof Callee.Method(var receiver, _)
                && held.contains(receiver));
  }

  private boolean isElsewhere() {
    boolean isGivenBack = isAny(this::isGivingBack);
    return isKept()
        || isReturned()
        || (!isGivenBack && (isOwn || isAny(this::isArgument)))
        || (isOfPython && isHandedOn());
  }

  private boolean isReturned() {
    return held.stream()
        .flatMap(register -> procedure.uses().ends(register).stream())
        .anyMatch(end -> procedure.blocks().get(end).exit() instanceof Exit.Return);
  }

  /** A variable of the module or an object keeps it. */
  private boolean isKept() {
    return held.stream().anyMatch(procedure.shared()::contains)
        || isAny(
            each ->
                each instanceof Instruction.Store store && held.contains(store.value())
                    || each instanceof Instruction.Make);
  }

  /** Methods are told by their names alone, which others may have as well. */
  private boolean isOnlyReturned() {
    return isReturned()
        && procedure.owner().isEmpty()
        && !isKept()
        && !isAny(this::isGivingBack)
        && !isAny(this::isArgument);
  }

  /** Python: a block closes it, or a function that is given it may do so. */
  private boolean isHandedOn() {
    return procedure.is(Procedure.Trait.GENERATOR)
        || isAny(
            each ->
                each instanceof Instruction.Call call
                    && (call.callee() instanceof Callee.Method(_, var name)
                        ? ENTERING.contains(name)
                        : isArgument(call)));
  }

  private boolean isArgument(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.arguments().stream().anyMatch(argument -> held.contains(argument.register()));
  }

  private boolean isGivingBack(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var receiver, var name)
        && GIVING_BACK.contains(name)
        && (held.contains(receiver) || isArgument(call));
  }

  private Optional<String> lost(Block first, int from) {
    if (!isAny(this::isGivingBack)) {
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

  private boolean isConnecting(Instruction instruction) {
    return isOwn
        && instruction instanceof Instruction.Call call
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
