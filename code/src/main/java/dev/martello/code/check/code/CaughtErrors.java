package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Span;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of the errors that a procedure catches are all that may come.
 *
 * @param isOfReading whether no more may come than that something cannot be read
 * @param isOfLibrary tells calls that do something elsewhere by way of a library
 */
record CaughtErrors(
    Unit unit, Procedure procedure, boolean isOfReading, Predicate<Instruction.Call> isOfLibrary) {
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
          "(?:Client|BotoCore|HTTP|Request|Transport|SQLAlchemy|Database|Operational|MySQL|PyMongo|Redis|Kafka|AMQP|Stripe|Slack(?:Api|Client)|Google(?:API|Cloud)|API|URL"
              + "|LDAP|Azure|Firebase|OpenAI|Anthropic|Neo4j|NATS|Vault|Valkey|Psycopg|Peewee|Boto3|Snowflake|Db|DB|Mongo|Broker|Sendgrid|SendGrid|Braintree|Twilio)?Error"
              + "|(?:Request|Requests|Twilio(?:Rest)?|OpenSearch|Elasticsearch|SMTP|Api|API|SSH|LDAP|Couchbase|Memcache|Square|Peewee|Cassandra|Influx|Boto3|Socket)Exception"
              + "|all_errors|error");

  /** Python: errors of that name which only say that what was read is wrong. */
  private static final Set<String> OF_DATA =
      Set.of("binascii.Error", "csv.Error", "configparser.Error", "shutil.Error", "locale.Error");

  /** Of these the handler of a language with declared types alone says what it catches. */
  private static final Set<String> QUALIFIED =
      Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable");

  /** Java: what clients throw whatever goes wrong with them. */
  private static final Pattern OF_SERVICES =
      Pattern.compile(
          "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\..*\\.(?:Sdk\\w*|AwsService|Amazon(?:Service|Client)"
              + "|(?:Amazon)?(?:Dynamo(?:Db|DB)|S3|Sqs|SQS|Sns|SNS|Kinesis|Ses\\w*|EventBridge|Sfn|Lambda))Exception"
              + "|java\\.(?:sql\\.SQL|io\\.UncheckedIO|util\\.concurrent\\.(?:Execution|Completion))Exception"
              + "|org\\.springframework\\.(?:dao\\.DataAccess|web\\.client\\.RestClient)Exception|com\\.stripe\\.exception\\.StripeException"
              + "|com\\.mongodb\\.MongoException|redis\\.clients\\.jedis\\.exceptions\\.JedisException|feign\\.FeignException"
              + "|(?:javax|jakarta)\\.(?:mail\\.Messaging|persistence\\.Persistence)Exception");

  /** Java: what clients throw whatever goes wrong with them, and files of the function as well. */
  private static final String OF_FILES_AS_WELL = "java.io.IOException";

  /** Calls of which it is no failure that there is no such thing, or that there is one already. */
  private static final Pattern ASKING =
      Pattern.compile(
          "\\.(?:(?:head|get|describe|list|lookup|delete)_\\w+|query|scan)\\(|Condition|NotExists|not_exists");

  private static final Pattern ASKING_OF_JAVA =
      Pattern.compile(
          "\\.(?:head\\w+|describe\\w+|list[A-Z]\\w*|query|scan|delete[A-Z]?\\w*|get(?:Item|Object|Parameter|SecretValue)\\w*)\\("
              + "|[cC]ondition|NotExists|not_exists");

  /** What says that something is not as it should be written. */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "(?:^|\\.)(?:ValueError|JSONDecodeError|ValidationError|(?:Json\\w+|IllegalArgument|IO)Exception)$");

  /** Where the treatment of all errors begins. */
  record Start(int block, Span place) {}

  /** Returns where the treatment of all errors begins among what a handler does. */
  Stream<Start> starts(int handler, BitSet usual) {
    var block = procedure.blocks().get(handler);
    if (block.instructions().isEmpty()
        || !(block.instructions().getFirst() instanceof Instruction.Caught caught)) {
      return Stream.empty();
    }
    if (caught.types().isEmpty()) {
      return Stream.of(new Start(handler, caught.place()));
    }
    var ways =
        procedure.reachable(handler, usual).stream()
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
        || (isOfReading
            && caught.types().stream().anyMatch(type -> UNREADABLE.matcher(type).find()))
        || ((caught.types().stream().anyMatch(type -> OF_SERVICES.matcher(type).matches())
                || (caught.types().contains(OF_FILES_AS_WELL)
                    && calls(handler).anyMatch(isOfLibrary)))
            && !isAsking(handler));
  }

  private Stream<Instruction.Call> calls(int handler) {
    return procedure.blocks().stream()
        .filter(block -> block.handler() == handler)
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

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

  private boolean isEverything(Instruction instruction, int register, int handler) {
    return switch (instruction) {
      case Instruction.Builtin(var target, var name, _) ->
          target == register
              && (EVERYTHING.contains(name) || (isOfReading && UNREADABLE.matcher(name).find()));
      case Instruction.Load(var target, _, Key.Member(var name), var place) ->
          target == register
              && unit.language() == Language.PYTHON
              && !OF_DATA.contains(unit.file().text().substring(place.start(), place.end()))
              && (EVERYTHING_OF_LIBRARIES.matcher(name).matches()
                  || (isOfReading && UNREADABLE.matcher(name).find()))
              && !isAsking(handler);
      default -> false;
    };
  }

  private boolean isAsking(int handler) {
    return calls(handler)
        .map(call -> unit.file().text().substring(call.place().start(), call.place().end()))
        .anyMatch(
            text -> (unit.language().isOfJvm() ? ASKING_OF_JAVA : ASKING).matcher(text).find());
  }
}
