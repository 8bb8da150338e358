package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.flow.Part;
import dev.martello.code.flow.Source;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags calls in a loop that one batch operation replaces. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "One call for each item where one serves many",
    why = "Each item costs a round trip; the function runs and is billed longer.",
    mend = "Use the batch operation.")
final class CallsInLoop implements PlaceCheck {
  /**
   * What does the same for many.
   *
   * @param operation the batch operation
   * @param most how many it takes
   */
  private record Batch(String operation, String most) {}

  private static final Map<String, Batch> BATCHES =
      Map.ofEntries(
          Map.entry("dynamodb PutItem", new Batch("BatchWriteItem", "25")),
          Map.entry("dynamodb DeleteItem", new Batch("BatchWriteItem", "25")),
          Map.entry("dynamodb GetItem", new Batch("BatchGetItem", "100")),
          Map.entry("sqs SendMessage", new Batch("SendMessageBatch", "10")),
          Map.entry("sqs DeleteMessage", new Batch("DeleteMessageBatch", "10")),
          Map.entry("sqs ChangeMessageVisibility", new Batch("ChangeMessageVisibilityBatch", "10")),
          Map.entry("sns Publish", new Batch("PublishBatch", "10")),
          Map.entry("events PutEvents", new Batch("PutEvents", "10 entries")),
          Map.entry("kinesis PutRecord", new Batch("PutRecords", "500")),
          Map.entry("firehose PutRecord", new Batch("PutRecordBatch", "500")),
          Map.entry("s3 DeleteObject", new Batch("DeleteObjects", "1,000")),
          Map.entry("ssm GetParameter", new Batch("GetParameters", "10")),
          Map.entry("secretsmanager GetSecretValue", new Batch("BatchGetSecretValue", "20")),
          Map.entry("cloudwatch PutMetricData", new Batch("PutMetricData", "1,000 metrics")),
          Map.entry("comprehend DetectSentiment", new Batch("BatchDetectSentiment", "25")));

  /** The object mappers of Java. */
  private static final Map<String, Batch> MAPPERS =
      Map.of(
          "com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper.save",
          new Batch("batchSave", "any number"),
          "com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper.delete",
          new Batch("batchDelete", "any number"),
          "software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable.putItem",
          new Batch("batchWriteItem", "25"),
          "software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable.deleteItem",
          new Batch("batchWriteItem", "25"),
          "software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable.getItem",
          new Batch("batchGetItem", "100"));

  private static final String ONE_STATEMENT =
      "one statement for each item; a batch sends them together";

  private static final String ONE_QUERY =
      "one query for each item; one with a list of all keys, or a join, asks for all";

  /** What asks a database of Java for one item, or changes one. */
  private static final Map<String, String> DATABASES_OF_JAVA =
      Map.ofEntries(
          Map.entry("java.sql.PreparedStatement.executeUpdate", ONE_STATEMENT),
          Map.entry("java.sql.Statement.executeUpdate", ONE_STATEMENT),
          Map.entry("java.sql.PreparedStatement.executeQuery", ONE_QUERY),
          Map.entry("java.sql.Statement.executeQuery", ONE_QUERY),
          Map.entry("org.springframework.jdbc.core.JdbcTemplate.update", ONE_STATEMENT),
          Map.entry("org.springframework.jdbc.core.JdbcTemplate.queryForObject", ONE_QUERY),
          Map.entry("org.springframework.jdbc.core.JdbcTemplate.queryForMap", ONE_QUERY),
          Map.entry("org.springframework.jdbc.core.JdbcTemplate.queryForList", ONE_QUERY),
          Map.entry("javax.persistence.EntityManager.find", ONE_QUERY),
          Map.entry("jakarta.persistence.EntityManager.find", ONE_QUERY));

  /** What batches of writes do not have. */
  private static final Set<String> SINGLE =
      Set.of(
          "ConditionExpression", "Expected", "ReturnValues", "ReturnValuesOnConditionCheckFailure");

  private static final Pattern EXECUTING =
      Pattern.compile("^(?:sql\\.(?:Cursor|Connection)|.*\\.cursor\\(\\))\\.execute$");

  /** What asks for, or changes, the rows of one item; pages of rows are asked for one by one. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(select|insert|update|delete|replace|merge)\\b(?!.*\\b(?:limit|offset|fetch)\\b).*");

  private static final Pattern CATCH = Pattern.compile("\\bcatch\\b\\s*(?:\\([^()]*\\)\\s*)?$");

  /** What hands over records in the order in which things happened. */
  private static final Set<String> ORDERED = Set.of("dynamodb", "kinesis");

  private static final Set<String> WRITING = Set.of("PutItem", "UpdateItem", "DeleteItem");

  private static final int ABOVE = 400;

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    // Who tells of each record whether it failed does each record's work by itself.
    boolean isTold = BatchFailures.isTelling(code);
    return Stream.of(ofAws(code), ofMappers(code), ofDatabases(code), ofDatabasesOfJava(code))
        .flatMap(found -> found)
        .filter(found -> !(isTold && found.usage().isForgiven()))
        .map(found -> new Place(found.usage().where(), found.message()));
  }

  private record Found(Usage usage, String message) {}

  private static Stream<Found> ofAws(CodeResults.FunctionCode code) {
    var repeated =
        Answered.of(code)
            .filter(answered -> answered.usage().isInLoop() && !answered.usage().isInitialisation())
            .toList();
    var units = code.result().reached();
    boolean isOrdered =
        code.result().sources().stream().map(Source::trigger).anyMatch(ORDERED::contains);
    return repeated.stream()
        .filter(
            answered ->
                canBeBatched(answered, units)
                    && !isInCatch(answered.usage())
                    && !(isOrdered && isInOrder(answered, repeated, units)))
        .flatMap(
            answered -> {
              var batch =
                  BATCHES.get(answered.call().service() + " " + answered.call().operation());
              return batch == null
                  ? Stream.empty()
                  : Stream.of(new Found(answered.usage(), message(batch)));
            });
  }

  private static Stream<Found> ofMappers(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.isInLoop() && MAPPERS.containsKey(usage.name()))
        .map(
            usage ->
                new Found(
                    usage, message(java.util.Objects.requireNonNull(MAPPERS.get(usage.name())))));
  }

  private static Stream<Found> ofDatabases(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.isInLoop() && !usage.isInitialisation())
        .filter(usage -> EXECUTING.matcher(usage.name()).matches() && usage.placed().size() > 1)
        .flatMap(
            usage ->
                text(usage.placed().getFirst()).stream()
                    .map(STATEMENT::matcher)
                    .filter(Matcher::matches)
                    .map(statement -> new Found(usage, message(statement.group(1)))));
  }

  private static Stream<Found> ofDatabasesOfJava(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.isInLoop() && !usage.isInitialisation())
        .flatMap(
            usage ->
                Stream.ofNullable(DATABASES_OF_JAVA.get(usage.name()))
                    .map(message -> new Found(usage, message)));
  }

  private static String message(String verb) {
    return verb.equalsIgnoreCase("select")
        ? ONE_QUERY
        : "one statement for each item; `executemany`, or one with all rows, does the same";
  }

  private static Optional<String> text(Usage.Argument statement) {
    return statement.texts().size() == 1
            && statement.texts().getFirst().size() == 1
            && statement.texts().getFirst().getFirst() instanceof Part.Fixed(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String message(Batch batch) {
    return "one request for each item; `%s` takes %s".formatted(batch.operation(), batch.most());
  }

  private static boolean canBeBatched(Answered answered, List<Unit> units) {
    var arguments = answered.call().arguments();
    return switch (answered.call().operation()) {
      case "UpdateItem" -> false;
      case "PutItem", "DeleteItem" -> SINGLE.stream().noneMatch(arguments::containsKey);
      case "Publish" -> arguments.containsKey("TopicArn") && isSame(answered, "TopicArn", units);
      case "SendMessage", "DeleteMessage" -> isSame(answered, "QueueUrl", units);
      case "PutEvents" -> hasOne(answered.usage(), "Entries");
      case "PutMetricData" -> hasOne(answered.usage(), "MetricData");
      default -> true;
    };
  }

  /** Of many items only few fail in a way that is treated by another call. */
  private static boolean isInCatch(Usage usage) {
    var text = usage.where().file().text();
    int depth = 0;
    for (int at = usage.where().span().start() - 1; at >= 0; at--) {
      char here = text.charAt(at);
      if (here == '}') {
        depth++;
      } else if (here == '{' && depth-- == 0) {
        int line = text.lastIndexOf('\n', at) + 1;
        if (CATCH.matcher(text.substring(line, at)).find()) {
          return true;
        }
        depth = 0;
      }
    }
    return false;
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
  private static boolean hasOne(Usage usage, String list) {
    return Stream.concat(usage.placed().stream(), usage.named().values().stream())
            .map(argument -> argument.members().get(list))
            .anyMatch(entries -> entries != null && isOne(entries))
        || (usage.named().get(list) instanceof Usage.Argument entries && isOne(entries));
  }

  private static boolean isOne(Usage.Argument entries) {
    return entries.members().keySet().equals(Set.of("0"));
  }
}
