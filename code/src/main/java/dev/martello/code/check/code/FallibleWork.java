package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Span;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls in a procedure that may fail in a way that a new attempt mends.
 *
 * @param result what the code of the function calls
 */
record FallibleWork(Unit unit, Procedure procedure, Analysis.Result result) {
  /** Functions that read what came, whose errors no new attempt mends. */
  private static final Pattern READING =
      Pattern.compile(
          "pars|decod|valid|load|json|extract|deserial|convert|read|map|format|unmarshal",
          Pattern.CASE_INSENSITIVE);

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

  private static final Pattern TIDYING =
      Pattern.compile(
          "(?i)\\.(?:close|end|quit|destroy|disconnect|release)\\b|unlink|\\brm\\b|clean|metric|tidy");

  /** Calls of what nobody knows. */
  private static final Pattern OF_NOBODY = Pattern.compile("(?:value|function|dict|list)\\.");

  private static final String AWAIT = "await ";

  /** Methods of any library by which something is sent or changed. */
  private static final Pattern SENDING =
      Pattern.compile(
          "\\.(?:send|post|patch|upsert|save|publish|produce|execute|exchange|postFor|upload|index|charge|enqueue|putObject|bulk|insert|(?:update|replace|delete)_?(?:[oO]ne|[mM]any))(?:[A-Z_]\\w*)?$");

  /** Clients of HTTP and of databases that scripts have. */
  private static final Pattern OF_SCRIPTS =
      Pattern.compile(
          "^(?:got|ky|ofetch|needle|superagent|undici|node-fetch|cross-fetch|isomorphic-fetch|wretch|bent|phin|request|request-promise|urllib)\\b"
              + "|^(?:new )?(?:prisma|@prisma/client|typeorm|sequelize|mongo\\w*|knex|drizzle-orm|kysely|postgres)\\b.*\\.(?:create|update|upsert|delete|destroy|remove|raw|\\$(?:execute|query)Raw)\\w*$"
              + "|^(?:new )?(?:twilio|nodemailer|openai|mailgun|googleapis|@octokit|ssh2-sftp-client|basic-ftp|amqplib)\\b.*\\.(?:create|put|upload|publish|sendToQueue|request)\\w*$");

  /** What only holds or measures, and what an event is done without. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)^(?:java\\.(?:util|lang|io|text)|os|sys|io|asyncio|concurrent)\\.|metric|statsd|cloudwatch|cache|redis|trac|xray|sentry"
              + "|slack|telemetry|datadog|analytics|logg|json|header|list|thread|pool|executor");

  boolean isWork(Instruction.Call call) {
    var names =
        result.usages().stream()
            .filter(
                usage ->
                    usage.where().file().equals(unit.file())
                        && usage.where().span().equals(call.place()))
            .filter(usage -> !isOfNobody(usage))
            .map(Usage::name)
            .toList();
    return names.isEmpty() || isJoining(call)
        ? isOwn(call) || isResult(call) || isJoining(call)
        : names.stream().anyMatch(FallibleWork::isWork) || isResult(call);
  }

  /** Returns whether nobody knows what is called. */
  static boolean isOfNobody(Usage usage) {
    return OF_NOBODY.matcher(usage.name()).lookingAt();
  }

  /** {@code Promise.all} of what does more than tidy up. */
  private boolean isJoining(Instruction.Call call) {
    return call.callee() instanceof Callee.Method(var promise, var name)
        && name.equals("all")
        && made(promise).anyMatch(FallibleWork::isPromise)
        && !TIDYING
            .matcher(unit.file().text().substring(call.place().start(), call.place().end()))
            .find();
  }

  static boolean isPromise(Instruction made) {
    return made instanceof Instruction.Builtin(_, var name, _) && name.equals("Promise");
  }

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
    boolean isKnown = !name.isEmpty() && !unit.named(name).isEmpty();
    return (isKnown && !READING.matcher(name).find())
        || isOfOtherFile(call, name)
        || isGiven(name)
        || isChosen(name);
  }

  /** A function or method of another file of the project that does what its name says. */
  private boolean isOfOtherFile(Instruction.Call call, String name) {
    return !name.isEmpty()
        && !READING.matcher(name).find()
        && !Telling.isGetter(name)
        && result.reached().stream()
            .filter(other -> other.language() == unit.language())
            .anyMatch(
                other ->
                    other.named(name).stream()
                        .anyMatch(each -> isMeant(call.callee(), each, other)));
  }

  /** Java tells the class of what is called, and others the name alone. */
  private boolean isMeant(Callee callee, Procedure called, Unit other) {
    return switch (unit.language()) {
      case JAVA ->
          callee instanceof Callee.Declared declared
              && (called.owner().equals(declared.owner())
                  || isImplementing(called.owner(), declared.owner(), other));
      case PYTHON, JAVASCRIPT, TYPESCRIPT ->
          !Telling.isTelling(called.name())
              && !OF_COLLECTIONS.contains(called.name())
              && !LostErrors.isBeside(called.name());
      case JVM, GO -> false;
    };
  }

  private static boolean isImplementing(String type, String above, Unit unit) {
    return unit.types().stream()
        .anyMatch(each -> each.name().equals(type) && each.supertypes().contains(above));
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
        || OF_SCRIPTS.matcher(name).find()
        || (SENDING.matcher(name).find() && !BESIDE.matcher(name).find());
  }

  private Stream<Instruction> made(int register) {
    return procedure.instructions().filter(each -> each.target() == register);
  }
}
