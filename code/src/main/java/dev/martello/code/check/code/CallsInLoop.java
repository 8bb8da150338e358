package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.code.value.Source;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flags calls in a loop that one batch operation replaces. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "One call for each item where one serves many",
    why = "Each item costs a round trip; the function runs and is billed longer.",
    mend = "Use the batch operation.")
final class CallsInLoop implements PlaceCheck {
  /** What batches of writes do not have. */
  private static final Set<String> SINGLE =
      Set.of(
          "ConditionExpression", "Expected", "ReturnValues", "ReturnValuesOnConditionCheckFailure");

  /** What hands over records in the order in which things happened. */
  private static final Set<String> ORDERED = Set.of("dynamodb", "kinesis");

  private static final Set<String> WRITING = Set.of("PutItem", "UpdateItem", "DeleteItem");

  private static final int ABOVE = 400;

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    // Who tells of each record whether it failed does each record's work by itself.
    boolean isTold = BatchFailures.isTelling(code);
    return Stream.concat(ofAws(code), ofDatabases(code))
        .filter(found -> !(isTold && isOfRecord(found.usage(), code.result().reached())))
        .map(found -> new Place(place(found, code.result().reached()), found.message()));
  }

  /** The nearest loop goes on when a record fails, or is the one over the records. */
  private static boolean isOfRecord(Usage usage, List<Unit> units) {
    return usage.isForgiven()
        || IntStream.range(0, usage.way().size())
            .boxed()
            .flatMap(step -> isForRecords(usage, step, units).stream())
            .findFirst()
            .orElse(false);
  }

  /** Returns whether a call is made for each record; nothing where it stands in no loop. */
  private static Optional<Boolean> isForRecords(Usage usage, int step, List<Unit> units) {
    var where = usage.way().get(step);
    var loops = EnclosingLoop.around(where, units);
    return loops.isEmpty()
        ? Optional.of(where.text()).filter(EACH.asPredicate()).map(OF_RECORDS.asPredicate()::test)
        : Optional.of(
            isOverRecords(loops.getFirst(), usage.way().subList(step + 1, usage.way().size())));
  }

  /** What a variable is called says nothing where it holds a part of one record. */
  private static boolean isOverRecords(EnclosingLoop loop, List<Origin.Written> callers) {
    var records = RECORDS.matcher(loop.head());
    if (!records.find()) {
      return false;
    }
    var name = records.group(1);
    var assigned = name == null ? null : ASSIGNED.matcher(loop.text());
    while (assigned != null && assigned.find()) {
      if (assigned.group(1).equals(name)) {
        return OF_EVENT.matcher(assigned.group(2)).find();
      }
    }
    return name == null
        || callers.isEmpty()
        || OF_EVENT
            .matcher(callers.getFirst().text())
            .find(callers.getFirst().text().indexOf('(') + 1);
  }

  /** The variable, or the member of something. */
  private static final Pattern RECORDS =
      Pattern.compile("(?i)(?:[.\"']|get)records\\b|\\b(\\w*records)\\b");

  private static final Pattern ASSIGNED =
      Pattern.compile("(?i)\\b(\\w*records)(?:\\s*:[^=\\n]{1,60})?\\s*:?=(?!=)\\s*([^\\n]*)");

  private static final Pattern OF_EVENT = Pattern.compile("(?i)records\\b|\\bevent\\b");

  private static final Pattern OF_RECORDS =
      Pattern.compile("(?i)^[\\w$.?!()\\s]*records\\W{0,9}(?:forEach|map|flatMap)\\(");

  /**
   * What another file does for one item is right there; the loop over all of them shows it. In
   * scripts it shows what other functions of the file do as well.
   */
  private static Origin.Written place(Found found, List<Unit> units) {
    var way = found.usage().way();
    return way.stream()
        .filter(where -> !EnclosingLoop.around(where, units).isEmpty())
        .findFirst()
        .or(() -> way.stream().skip(1).findFirst().filter(at -> isForEach(at, way)))
        .filter(where -> !isShown(where, found.where()))
        .orElse(found.where());
  }

  private static boolean isShown(Origin.Written outer, Origin.Written inner) {
    boolean isOfScript = OF_SCRIPTS.matcher(inner.file().path()).find();
    return outer.file().equals(inner.file()) && (!isOfScript || isAround(outer, inner));
  }

  private static boolean isAround(Origin.Written outer, Origin.Written inner) {
    return outer.span().start() <= inner.span().start() && inner.span().end() <= outer.span().end();
  }

  /** A call that hands a function over, or stands in one that is handed over. */
  private static boolean isForEach(Origin.Written call, List<Origin.Written> way) {
    return Stream.concat(Stream.of(call), way.stream().skip(2).limit(1))
        .filter(at -> at.file().equals(call.file()))
        .filter(at -> at.span().start() <= call.span().start())
        .filter(at -> call.span().end() <= at.span().end())
        .anyMatch(at -> EACH.matcher(at.text()).find());
  }

  private static final Pattern EACH = Pattern.compile("\\.(?:forEach|map|flatMap)\\(");

  private record Found(Usage usage, Origin.Written where, String message) {}

  private static Stream<Found> ofAws(CodeResults.FunctionCode code) {
    var repeated =
        Answered.of(code)
            .filter(answered -> answered.usage().isInLoop() && !answered.usage().isInitialisation())
            .toList();
    var units = code.result().reached();
    boolean isOrdered =
        code.result().sources().stream().map(Source::trigger).anyMatch(ORDERED::contains);
    return repeated.stream()
        .filter(answered -> !isAlone(answered.usage(), units))
        .filter(answered -> !(isOrdered && isInOrder(answered, repeated, units)))
        .flatMap(answered -> message(answered, units).stream());
  }

  private static Stream<Found> ofDatabases(CodeResults.FunctionCode code) {
    var units = code.result().reached();
    return code.result().usages().stream()
        .filter(usage -> usage.isInLoop() && !usage.isInitialisation())
        .flatMap(
            usage ->
                OneByOne.told(usage).map(told -> new Found(usage, usage.where(), told)).stream())
        .filter(
            found ->
                !(OneByOne.isQuery(found.message()) && LocalQueries.isLocal(found.where(), code)))
        .filter(found -> !isAlone(found.usage(), units))
        .filter(found -> !isSameInEachRound(found.usage().way(), units));
  }

  /** Of many items only few fail, and some answers tell what to ask for next. */
  private static boolean isAlone(Usage usage, List<Unit> units) {
    return usage.way().stream().anyMatch(where -> OnFailure.isOnly(where, units))
        || isOfStep(usage.way(), units)
        || usage.way().stream()
            .takeWhile(where -> EnclosingLoop.around(where, units).isEmpty())
            .anyMatch(where -> OnFailure.isOnlyWithin(where, units))
        || EnclosingLoop.around(usage.where(), units).stream()
            .anyMatch(EnclosingLoop::isForWhatWasAnswered);
  }

  /** One of several steps, each a function or, in Java, a class of its own, makes the call. */
  private static boolean isOfStep(List<Origin.Written> way, List<Unit> units) {
    return way.stream()
            .skip(1)
            .flatMap(at -> EnclosingLoop.around(at, units).stream())
            .anyMatch(loop -> loop.isOverFunctions(units))
        || IntStream.range(1, way.size())
            .anyMatch(
                at ->
                    EnclosingLoop.around(way.get(at), units).stream()
                        .flatMap(loop -> loop.typeOfElement().stream())
                        .anyMatch(type -> !type.equals(owner(way.get(at - 1), units))));
  }

  private static String owner(Origin.Written where, List<Unit> units) {
    return EnclosingLoop.function(where, units).map(Procedure::owner).orElse("");
  }

  private static Optional<Found> message(Answered answered, List<Unit> units) {
    var tables = OperationTables.standard();
    if (!canBeBatched(answered, units)
        || isAskedAgain(answered, units)
        || isOfOneItem(answered.usage())) {
      return Optional.empty();
    }
    return tables
        .batch(answered.call())
        .map(batch -> message(batch.operation(), batch.most()))
        .or(
            () ->
                tables
                    .list(answered.call())
                    .filter(list -> isForOne(answered, list.name(), units))
                    .map(list -> message(answered.call().operation(), list.most())))
        .map(message -> new Found(answered.usage(), answered.where(), message));
  }

  static String message(String operation, String most) {
    return "one request for each item; `%s` takes %s".formatted(operation, most);
  }

  /** Who waits for something asks for the same again and again. */
  private static boolean isAskedAgain(Answered answered, List<Unit> units) {
    return ASKING.matcher(answered.call().operation()).lookingAt()
        && isSameInEachRound(answered.usage().way(), units);
  }

  /** Python: what is asked for by a name that stands in the code is the same each time. */
  private static boolean isOfOneItem(Usage usage) {
    return ONE_OF_NAME.matcher(usage.name()).matches()
        && Stream.concat(
                usage.named().entrySet().stream()
                    .filter(given -> NAMES.contains(given.getKey()))
                    .map(Map.Entry::getValue),
                usage.placed().stream())
            .map(Usage.Argument::texts)
            .anyMatch(texts -> texts.size() == 1 && texts.getFirst().stream().allMatch(FIXED));
  }

  private static final Pattern ONE_OF_NAME =
      Pattern.compile("aws:(?:ssm\\.get_parameter|secretsmanager\\.get_secret_value)");

  private static final Set<String> NAMES = Set.of("Name", "SecretId");

  private static final Predicate<Part> FIXED = Part.Fixed.class::isInstance;

  /** The loop stands around the call, or around that of the function that makes it. */
  private static boolean isSameInEachRound(List<Origin.Written> way, List<Unit> units) {
    var within = Optional.<Procedure>empty();
    for (var where : way) {
      var loops = EnclosingLoop.around(where, units);
      if (!loops.isEmpty()) {
        return loops.stream().noneMatch(EnclosingLoop::isForAnother)
            && within.stream().allMatch(loops.getFirst()::calls);
      }
      within = EnclosingLoop.function(where, units);
    }
    return false;
  }

  private static final Pattern ASKING = Pattern.compile("(?:Batch)?(?:Get|Describe|List)(?=[A-Z])");

  /** Each round gives a list of one; what only asks for something may ask for the same again. */
  private static boolean isForOne(Answered answered, String list, List<Unit> units) {
    return hasOne(answered.usage(), list)
        && (!ASKING.matcher(answered.call().operation()).lookingAt()
            || isOfLoop(answered.usage().where(), list, units));
  }

  private static boolean canBeBatched(Answered answered, List<Unit> units) {
    var arguments = answered.call().arguments();
    return switch (answered.call().operation()) {
      case "UpdateItem" -> false;
      case "PutItem", "DeleteItem" -> SINGLE.stream().noneMatch(arguments::containsKey);
      case "Publish" -> arguments.containsKey("TopicArn") && isSame(answered, "TopicArn", units);
      case "SendMessage", "DeleteMessage" -> isSame(answered, "QueueUrl", units);
      // The answers of queries cannot be told apart in a batch of the data API.
      case "ExecuteStatement" -> answered.call().service().equals("dynamodb");
      default -> true;
    };
  }

  /** One item may be written and deleted in one batch of records: the last one counts. */
  private static boolean isInOrder(Answered answered, List<Answered> repeated, List<Unit> units) {
    return WRITING.contains(answered.call().operation())
        && !table(answered).isEmpty()
        && repeated.stream()
            .filter(
                other -> WRITING.contains(other.call().operation()) && !canBeBatched(other, units))
            .filter(other -> isDeleting(other) != isDeleting(answered))
            .anyMatch(other -> table(other).equals(table(answered)));
  }

  private static boolean isDeleting(Answered answered) {
    return answered.call().operation().equals("DeleteItem");
  }

  private static String table(Answered answered) {
    var table = answered.call().arguments().get("TableName");
    return table == null ? "" : table.text();
  }

  /** What the event names may be another one each time. */
  private static boolean isSame(Answered answered, String argument, List<Unit> units) {
    var given = answered.call().arguments().get(argument);
    return given == null
        || ((given.kind() != SdkCall.Kind.EVENT || !given.text().contains("*"))
            && !isOfLoop(answered.usage().where(), argument, units));
  }

  /** A loop over queues or topics sends to another one each time. */
  private static boolean isOfLoop(Origin.Written where, String argument, List<Unit> units) {
    var told =
        EnclosingLoop.around(where, units).stream()
            .flatMap(loop -> loop.isChanging(argument).stream())
            .toList();
    return told.isEmpty() ? isNamedByLoop(where, argument) : told.contains(true);
  }

  /** Requests that are made elsewhere, and functions that are called for each element. */
  private static boolean isNamedByLoop(Origin.Written where, String argument) {
    var named =
        Pattern.compile(
                "(?i)\\b"
                    + argument
                    + "[\"']?\\s*[(:=]\\s*(?:aws\\.String\\(|&)?([a-z_]\\w*)\\s*[,)}\\n]")
            .matcher(where.text());
    if (!named.find()) {
      return false;
    }
    int start = where.span().start();
    var above = where.file().text().substring(Math.max(0, start - ABOVE), start);
    var name = Pattern.quote(named.group(1));
    return Pattern.compile(
            "\\bfor\\b[^\\n;{]*\\b%1$s\\b[^\\n;{]*(?::|\\bin\\b|\\bof\\b|\\brange\\b)|\\(\\s*%1$s\\s*(?:->|=>)|\\(\\s*%1$s\\s*\\)\\s*(?:->|=>)"
                .formatted(name))
        .matcher(above)
        .find();
  }

  /** A list that is written down with one element; what was collected may be a whole batch. */
  static boolean hasOne(Usage usage, String list) {
    return Stream.concat(usage.placed().stream(), Stream.of(usage.receiver()))
            .flatMap(argument -> argument.members().entrySet().stream())
            .anyMatch(member -> member.getKey().equalsIgnoreCase(list) && isOne(member, usage))
        || usage.named().entrySet().stream()
            .anyMatch(given -> given.getKey().equalsIgnoreCase(list) && isOne(given, usage));
  }

  private static boolean isOne(Map.Entry<String, Usage.Argument> given, Usage usage) {
    var members = given.getValue().members().keySet();
    return members.equals(Set.of("0"))
        || (!OTHER.matcher(usage.where().file().path()).find()
            && !members.isEmpty()
            && members.stream().allMatch(FIELD.asMatchPredicate()));
  }

  /** Builders of Java's SDK take the only entry as it is. */
  private static final Pattern FIELD = Pattern.compile("[A-Za-z_]\\w*");

  private static final Pattern OF_SCRIPTS = Pattern.compile("\\.[cm]?[jt]sx?$");

  /** What is not of the JVM: there a list is a list. */
  private static final Pattern OTHER = Pattern.compile("\\.(?:py|go|[cm]?[jt]sx?)$");
}
