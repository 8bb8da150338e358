package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a procedure does with errors that it catches.
 *
 * @param result what the code of the function calls
 * @param isAnswerUnread whether nobody looks at what it returns
 */
record Catching(Unit unit, Procedure procedure, Analysis.Result result, boolean isAnswerUnread) {
  private static final Set<String> EVERYTHING =
      Set.of(
          "Exception",
          "BaseException",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Throwable");

  /** Python: what libraries raise whatever goes wrong with them. */
  private static final Pattern EVERYTHING_OF_LIBRARIES =
      Pattern.compile(
          "(?:Client|BotoCore|HTTP|Request|Transport|SQLAlchemy|Database|Operational|MySQL|PyMongo|Redis|Kafka|AMQP|Stripe|Slack(?:Api|Client)|GoogleAPI|API|URL)?Error"
              + "|(?:Request|Twilio(?:Rest)?|OpenSearch|Elasticsearch|SMTP|Api)Exception");

  /** Python: errors of that name which only say that what was read is wrong. */
  private static final Set<String> OF_DATA =
      Set.of("binascii.Error", "csv.Error", "configparser.Error", "shutil.Error", "locale.Error");

  /** Functions that read what came, whose errors no new attempt mends. */
  private static final Pattern READING =
      Pattern.compile(
          "pars|decod|valid|load|json|extract|deserial|convert|read|map|format|unmarshal",
          Pattern.CASE_INSENSITIVE);

  /** Of these the handler of a language with declared types alone says what it catches. */
  private static final Set<String> QUALIFIED =
      Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable");

  /** Methods that collections have as well as classes of the project. */
  private static final Set<String> OF_COLLECTIONS =
      Set.of(
          "add",
          "append",
          "clear",
          "concat",
          "copy",
          "count",
          "delete",
          "discard",
          "extend",
          "filter",
          "find",
          "get",
          "has",
          "includes",
          "index",
          "insert",
          "items",
          "join",
          "keys",
          "pop",
          "push",
          "remove",
          "set",
          "setdefault",
          "slice",
          "sort",
          "split",
          "strip",
          "update",
          "values");

  /** What only tells of an error. */
  private static final Set<String> TELLING =
      Set.of(
          "print",
          "str",
          "repr",
          "type",
          "format",
          "info",
          "error",
          "exception",
          "warning",
          "warn",
          "debug",
          "log",
          "critical",
          "fatal",
          "trace",
          "print_exc",
          "format_exc",
          "dumps",
          "stringify",
          "toString",
          "String",
          "getMessage",
          "getLocalizedMessage",
          "getCause",
          "getLogger",
          "getClass",
          "getSimpleName",
          "getName",
          "getMessageId",
          "printStackTrace",
          "addSuppressed",
          "capture_exception",
          "captureException",
          "capture_message",
          "captureMessage",
          "record_exception",
          "recordException",
          "add_metric",
          "addMetric",
          "put_metadata",
          "put_annotation",
          "println",
          "printf",
          "severe",
          "valueOf",
          "append",
          "formatted",
          "awsErrorDetails",
          "size",
          "errorMessage",
          "catching",
          "rollback",
          "currentThread",
          "interrupt");

  private static final Pattern GETTER = Pattern.compile("get[A-Z]\\w*");

  /** Where the treatment of all errors begins. */
  private record Start(int block, Span place) {}

  /** Returns the places where all errors of calls of AWS are caught and at most told. */
  List<Origin.Written> silent() {
    var usual = reachable(0, new BitSet());
    var places = new ArrayList<Origin.Written>();
    for (int number = 0; number < procedure.blocks().size(); number++) {
      if (!usual.get(number) && guardsWork(number)) {
        starts(number, usual)
            .filter(start -> isSilent(reachable(start.block(), usual)))
            .map(start -> new Origin.Written(unit.file(), start.place()))
            .forEach(places::add);
      }
    }
    return places;
  }

  /** {@code work().catch(console.error)}: a promise whose failure only gets told. */
  List<Origin.Written> silentPromises() {
    return procedure.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(each -> each instanceof Instruction.Call call && isCatch(call))
        .map(call -> new Origin.Written(unit.file(), call.place()))
        .toList();
  }

  /** Where {@code Promise.allSettled} tells what failed and nobody looks at it. */
  List<Origin.Written> ignoredSettlements() {
    return instructions()
        .filter(
            each ->
                each instanceof Instruction.Call call
                    && call.callee() instanceof Callee.Method(var promise, var name)
                    && name.equals("allSettled")
                    && made(promise).allMatch(Catching::isPromise)
                    && isOnlyTold(call.target()))
        .map(call -> new Origin.Written(unit.file(), call.place()))
        .toList();
  }

  Stream<Instruction> instructions() {
    return procedure.blocks().stream().flatMap(block -> block.instructions().stream());
  }

  private static boolean isPromise(Instruction made) {
    return made instanceof Instruction.Builtin(_, var name, _) && name.equals("Promise");
  }

  private boolean isCatch(Instruction.Call call) {
    return call.callee() instanceof Callee.Method(var promise, var name)
        && (name.equals("catch") && call.arguments().size() == 1
            || name.equals("then") && call.arguments().size() == 2)
        && made(promise).anyMatch(this::isPromiseOfWork)
        && made(call.arguments().getLast().register()).allMatch(this::onlyTells);
  }

  /** What follows on a promise fails as the work does. */
  private boolean isPromiseOfWork(Instruction each) {
    return each instanceof Instruction.Call work
        && (isWork(work)
            || work.callee() instanceof Callee.Method(var before, var name)
                && FOLLOWING.contains(name)
                && made(before)
                    .anyMatch(first -> first.target() != work.target() && isPromiseOfWork(first)));
  }

  private static final Set<String> FOLLOWING = Set.of("then", "finally");

  Stream<Instruction> made(int register) {
    return procedure.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(each -> each.target() == register);
  }

  boolean onlyTells(Instruction function) {
    return switch (function) {
      case Instruction.Closure(_, var number, _) -> {
        var body = in(number);
        yield body.isSilent(body.reachable(0, new BitSet()));
      }
      case Instruction.Load(_, _, Key.Member(var name), _) -> TELLING.contains(name);
      default -> false;
    };
  }

  /** Returns the same of a function that stands inside. */
  Catching in(int function) {
    return new Catching(unit, unit.procedures().get(function), result, false);
  }

  private Stream<Start> starts(int handler, BitSet usual) {
    var block = procedure.blocks().get(handler);
    if (block.instructions().isEmpty()
        || !(block.instructions().getFirst() instanceof Instruction.Caught caught)) {
      return Stream.empty();
    }
    if (caught.types().isEmpty()) {
      return Stream.of(new Start(handler, caught.place()));
    }
    var ways =
        reachable(handler, usual).stream()
            .boxed()
            .flatMap(next -> start(next, handler).stream())
            .toList();
    return ways.isEmpty() && isEverything(caught, handler)
        ? Stream.of(new Start(handler, caught.place()))
        : ways.stream();
  }

  /** One of several ways to treat an error, if it is for all errors. */
  private Optional<Start> start(int number, int handler) {
    var block = procedure.blocks().get(number);
    if (asksForEverything(block, handler) && block.exit() instanceof Exit.Branch branch) {
      return Optional.of(new Start(branch.whenTrue(), branch.place()));
    }
    return number != handler
            && !block.instructions().isEmpty()
            && block.instructions().getFirst() instanceof Instruction.Caught caught
            && !caught.types().isEmpty()
            && isEverything(caught, handler)
        ? Optional.of(new Start(number, caught.place()))
        : Optional.empty();
  }

  private boolean isEverything(Instruction.Caught caught, int handler) {
    return caught.types().isEmpty()
        || caught.types().stream().anyMatch(QUALIFIED::contains)
        || (caught.types().stream().anyMatch(type -> OF_SERVICES.matcher(type).matches())
            && !isAsking(handler));
  }

  /** Java: what clients throw whatever goes wrong with them. */
  private static final Pattern OF_SERVICES =
      Pattern.compile(
          "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\..*\\.(?:Sdk\\w*|AwsService|Amazon(?:Service|Client)"
              + "|(?:Amazon)?(?:Dynamo(?:Db|DB)|S3|Sqs|SQS|Sns|SNS|Kinesis|Ses\\w*|EventBridge|Sfn|Lambda))Exception"
              + "|java\\.(?:sql\\.SQL|io\\.UncheckedIO|util\\.concurrent\\.(?:Execution|Completion))Exception"
              + "|org\\.springframework\\.(?:dao\\.DataAccess|web\\.client\\.RestClient)Exception|com\\.stripe\\.exception\\.StripeException"
              + "|com\\.mongodb\\.MongoException|redis\\.clients\\.jedis\\.exceptions\\.JedisException|feign\\.FeignException"
              + "|(?:javax|jakarta)\\.(?:mail\\.Messaging|persistence\\.Persistence)Exception");

  private boolean asksForEverything(Block block, int handler) {
    return block.exit() instanceof Exit.Branch branch
        && block.instructions().stream()
            .anyMatch(
                test ->
                    test instanceof Instruction.Operate(var target, var operator, var of, _)
                        && operator == Operator.INSTANCE_OF
                        && target == branch.condition()
                        && block.instructions().stream()
                            .anyMatch(each -> isEverything(each, of.getLast(), handler)));
  }

  /** Calls of which it is no failure that there is no such thing, or that there is one already. */
  private static final Pattern ASKING =
      Pattern.compile(
          "\\.(?:(?:head|get|describe|list|lookup|delete)_\\w+|query|scan)\\(|Condition|NotExists|not_exists");

  private static final Pattern ASKING_OF_JAVA =
      Pattern.compile(
          "\\.(?:head\\w+|describe\\w+|list[A-Z]\\w*|query|scan|delete[A-Z]?\\w*|get(?:Item|Object|Parameter|SecretValue)\\w*)\\("
              + "|[cC]ondition|NotExists|not_exists");

  private boolean isEverything(Instruction instruction, int register, int handler) {
    return switch (instruction) {
      case Instruction.Builtin(var target, var name, _) ->
          target == register && EVERYTHING.contains(name);
      case Instruction.Load(var target, _, Key.Member(var name), var place) ->
          target == register
              && unit.language() == Language.PYTHON
              && !OF_DATA.contains(unit.file().text().substring(place.start(), place.end()))
              && EVERYTHING_OF_LIBRARIES.matcher(name).matches()
              && !isAsking(handler);
      default -> false;
    };
  }

  private boolean isAsking(int handler) {
    return procedure.blocks().stream()
        .filter(block -> block.handler() == handler)
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Call.class::isInstance)
        .map(call -> unit.file().text().substring(call.place().start(), call.place().end()))
        .anyMatch(
            text -> (unit.language().isOfJvm() ? ASKING_OF_JAVA : ASKING).matcher(text).find());
  }

  /** Returns the blocks that are reached without an error being thrown. */
  private BitSet reachable(int from, BitSet without) {
    var seen = new BitSet();
    var waiting = new BitSet();
    waiting.set(from);
    for (int at = from; at >= 0; at = waiting.nextSetBit(0)) {
      waiting.clear(at);
      seen.set(at);
      procedure
          .blocks()
          .get(at)
          .next()
          .filter(next -> !seen.get(next) && !without.get(next))
          .forEach(waiting::set);
    }
    return seen;
  }

  /** Returns whether calls that do something are among what is tried. */
  private boolean guardsWork(int handler) {
    return procedure.blocks().stream()
        .filter(block -> block.handler() == handler)
        .flatMap(block -> block.instructions().stream())
        .anyMatch(each -> each instanceof Instruction.Call call && isWork(call));
  }

  boolean isWork(Instruction.Call call) {
    var names =
        result.usages().stream()
            .filter(
                usage ->
                    usage.where().file().equals(unit.file())
                        && usage.where().span().equals(call.place()))
            .map(Usage::name)
            .filter(name -> !OF_NOBODY.matcher(name).lookingAt())
            .toList();
    return names.isEmpty() || isJoining(call)
        ? isOwn(call) || isResult(call) || isJoining(call)
        : names.stream().anyMatch(Catching::isWork) || isResult(call);
  }

  /** {@code Promise.all} of what does more than tidy up. */
  private boolean isJoining(Instruction.Call call) {
    return call.callee() instanceof Callee.Method(var promise, var name)
        && name.equals("all")
        && made(promise).anyMatch(Catching::isPromise)
        && !TIDYING
            .matcher(unit.file().text().substring(call.place().start(), call.place().end()))
            .find();
  }

  private static final Pattern TIDYING =
      Pattern.compile(
          "(?i)\\.(?:close|end|quit|destroy|disconnect|release)\\b|unlink|\\brm\\b|clean|metric|tidy");

  /** Calls of what nobody knows. */
  private static final Pattern OF_NOBODY = Pattern.compile("(?:value|function|dict|list)\\.");

  /** Python: what a task of a pool raised is raised where its result is asked for. */
  private boolean isResult(Instruction.Call call) {
    return unit.language() == Language.PYTHON
        && call.callee() instanceof Callee.Method(_, var name)
        && name.equals("result");
  }

  /** A function of the project, unless it reads or checks what came. */
  private boolean isOwn(Instruction.Call call) {
    var name =
        switch (call.callee()) {
          case Callee.Declared declared -> declared.name();
          case Callee.Method method -> method.name();
          case Callee.Value _, Callee.Construct _ -> written(call.place());
        };
    boolean isKnown =
        unit.procedures().stream().anyMatch(each -> !name.isEmpty() && each.name().equals(name));
    return (isKnown && !READING.matcher(name).find())
        || isOfOtherFile(call, name)
        || isGiven(name)
        || isChosen(name);
  }

  /** A function or method of another file of the project that does what its name says. */
  private boolean isOfOtherFile(Instruction.Call call, String name) {
    return !name.isEmpty()
        && !READING.matcher(name).find()
        && !GETTER.matcher(name).matches()
        && result.reached().stream()
            .filter(other -> other.language() == unit.language())
            .flatMap(other -> other.procedures().stream())
            .anyMatch(each -> each.name().equals(name) && isMeant(call.callee(), each));
  }

  /** Java tells the class of what is called, and others the name alone. */
  private boolean isMeant(Callee callee, Procedure called) {
    return switch (unit.language()) {
      case JAVA ->
          callee instanceof Callee.Declared declared && called.owner().equals(declared.owner());
      case PYTHON, JAVASCRIPT, TYPESCRIPT ->
          !TELLING.contains(called.name())
              && !OF_COLLECTIONS.contains(called.name())
              && !LostErrors.isBeside(called.name());
      case JVM, GO -> false;
    };
  }

  /** Python: a function that was looked up in a table. */
  private boolean isChosen(String name) {
    return unit.language() == Language.PYTHON
        && !name.isEmpty()
        && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))
        && !READING.matcher(name).find()
        && Pattern.compile("\\b" + Pattern.quote(name) + "\\s*=\\s*[^\\n=]*(?:\\.get\\(|\\w\\[)")
            .matcher(unit.file().text())
            .find();
  }

  /** What a decorator was given is called by what it puts in its place. */
  private boolean isGiven(String name) {
    return !unit.language().isStaticallyTyped()
        && procedure.parent() > 0
        && unit.procedures().get(procedure.parent()).parameters().stream()
            .anyMatch(parameter -> parameter.name().equals(name));
  }

  /** Returns the name that stands before the bracket of a call. */
  private String written(Span place) {
    var text = unit.file().text().substring(place.start(), place.end());
    int start = text.startsWith(AWAIT) ? AWAIT.length() : 0;
    int bracket = text.indexOf('(');
    return bracket < start ? "" : text.substring(start, bracket);
  }

  private static final String AWAIT = "await ";

  /** Returns whether a call of a library may fail in a way that a new attempt mends. */
  static boolean isWork(String name) {
    return name.startsWith("aws:")
        || name.startsWith("requests.")
        || name.startsWith("httpx.")
        || name.startsWith("urllib")
        || name.startsWith("sql.")
        || name.startsWith("axios")
        || name.equals("fetch")
        || name.startsWith("new aws-sdk.")
        || name.startsWith("java.sql.")
        || name.startsWith("java.net.http.HttpClient.send")
        || name.startsWith("org.springframework.jdbc.core.")
        || name.startsWith("software.amazon.awssdk.enhanced.")
        || name.startsWith("com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper")
        || name.startsWith("com.stripe.")
        || name.startsWith("stripe")
        || (name.startsWith("new @aws-sdk/")
            && (name.endsWith("Command") || name.endsWith(".send")))
        || (SENDING.matcher(name).find() && !BESIDE.matcher(name).find());
  }

  /** Methods of any library by which something is sent or changed. */
  private static final Pattern SENDING =
      Pattern.compile(
          "\\.(?:send|post|patch|upsert|save|publish|produce|execute|exchange|postFor|upload|index|charge|enqueue|putObject|bulk|insert|(?:update|replace|delete)_?(?:[oO]ne|[mM]any))(?:[A-Z_]\\w*)?$");

  /** What only holds or measures, and what an event is done without. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)^(?:java\\.(?:util|lang|io|text)|os|sys|io|asyncio|concurrent)\\.|metric|statsd|cloudwatch|cache|redis|trac|xray|sentry"
              + "|slack|telemetry|datadog|analytics|logg|json|header|list|thread|pool|executor");

  private boolean isSilent(BitSet blocks) {
    var written = new BitSet();
    for (int number = blocks.nextSetBit(0); number >= 0; number = blocks.nextSetBit(number + 1)) {
      var block = procedure.blocks().get(number);
      if (block.exit() instanceof Exit.Throw) {
        return false;
      }
      for (var instruction : block.instructions()) {
        boolean isMore = !isTelling(instruction, block) || isCollecting(instruction);
        if (isMore && !isNoting(instruction)) {
          return false;
        }
        if (instruction.target() >= 0) {
          written.set(instruction.target());
        }
      }
    }
    return !isReadElsewhere(written, blocks);
  }

  /** Python: what is put into a list may be raised, or told, once all is done. */
  private boolean isCollecting(Instruction instruction) {
    return unit.language() == Language.PYTHON
        && instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(_, var name)
        && name.equals("append");
  }

  /** A variable may tell the rest of the procedure that something failed. */
  private boolean isReadElsewhere(BitSet written, BitSet blocks) {
    var liveness = Liveness.of(procedure);
    return written.stream()
        .filter(
            register ->
                procedure.shared().contains(register)
                    || blocks.stream()
                        .flatMap(number -> procedure.blocks().get(number).next())
                        .filter(next -> !blocks.get(next))
                        .anyMatch(next -> liveness.at(next).get(register)))
        .anyMatch(register -> !isOnlyTold(register));
  }

  /** Takes note of what failed in a list that decides nothing. */
  private boolean isNoting(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.callee() instanceof Callee.Method(var list, var name)
        && NOTING.contains(name)
        && isOnlyTold(list);
  }

  private static final Set<String> NOTING = Set.of("push", "append");

  /** Returns whether nothing more becomes of a variable than that a log shows it. */
  boolean isOnlyTold(int register) {
    return new OnlyTold(
            procedure, isAnswerUnread, function -> made(function).allMatch(this::onlyTells))
        .is(register);
  }

  /** An error that is made has to be thrown before anybody knows of it. */
  private static boolean isMadeError(Callee.Declared callee) {
    return callee.name().equals("<init>") && ERROR.matcher(callee.owner()).matches();
  }

  private static final Pattern ERROR = Pattern.compile("java\\..*(?:Exception|Error)");

  static boolean isTelling(Instruction instruction, Block block) {
    return switch (instruction) {
      case Instruction.Store _,
          Instruction.StoreOuter _,
          Instruction.Yield _,
          Instruction.Closure _,
          Instruction.Await _ ->
          false;
      case Instruction.Call call ->
          switch (call.callee()) {
            case Callee.Method(_, var name) -> TELLING.contains(name);
            case Callee.Value(var register) ->
                block.instructions().stream()
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Builtin(var target, var name, _)
                                && target == register
                                && TELLING.contains(name));
            case Callee.Declared declared ->
                TELLING.contains(declared.name())
                    || isMadeError(declared)
                    || (call.arguments().isEmpty() && GETTER.matcher(declared.name()).matches());
            case Callee.Construct _ -> false;
          };
      default -> true;
    };
  }
}
