package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.ObjectKeys;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.NamedEntities;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Flags calls that send what a function makes to what triggers it, or that invoke itself. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "The function starts itself again",
    why =
        "Each run can start the next one: without an end the bill grows by the minute, and nothing"
            + " else gets through.",
    mend = "Write to another bucket, queue, topic or table, or make sure that it ends.",
    cwe = 674)
final class OwnTrigger implements PlaceCheck {
  private static final String UPDATE = "dynamodb UpdateItem";

  /** The parameter that says where operations write to. */
  private static final Map<String, String> WRITES =
      Map.ofEntries(
          Map.entry("s3 PutObject", "Bucket"),
          Map.entry("s3 CopyObject", "Bucket"),
          Map.entry("s3 CompleteMultipartUpload", "Bucket"),
          Map.entry("sqs SendMessage", "QueueUrl"),
          Map.entry("sqs SendMessageBatch", "QueueUrl"),
          Map.entry("sns Publish", "TopicArn"),
          Map.entry("sns PublishBatch", "TopicArn"),
          Map.entry("kinesis PutRecord", "StreamName"),
          Map.entry("kinesis PutRecords", "StreamName"),
          Map.entry("dynamodb PutItem", "TableName"),
          Map.entry(UPDATE, "TableName"),
          Map.entry("lambda Invoke", "FunctionName"));

  /** Who tells new items from changed ones, or looks at what was there, may change them once. */
  private static final Pattern TELLING_APART =
      Pattern.compile(
          "(?s)^(?!.*[\"']MODIFY[\"'])(?:.*\\bINSERT\\b|.*OperationTypeInsert)|(?i)old_?image");

  /** What an update sets. */
  private static final Pattern SET_BY_UPDATE = Pattern.compile("(?:SET|set|,)\\s*#?(\\w+)\\s*=");

  /** The name of the function that runs, as that of the one to invoke. */
  private static final Pattern NAMED_ITSELF =
      Pattern.compile(
          "(?i:function_?name)[\"'`]?\\s*(?::=|[=:(])\\s*&?(?:aws\\.String\\(\\s*)?(?:\\w+\\.)*?(?:context\\.(?:function_name|functionName|invoked_function_arn|invokedFunctionArn|getFunctionName\\(\\)|getInvokedFunctionArn\\(\\))|lambdacontext\\.FunctionName\\b)");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var named = new NamedEntities(app);
    PlaceCheck ofApp =
        code ->
            Stream.concat(
                ofCalls(code, text -> named.find(code.function(), text)),
                ofEvents(code, new OwnRules(code.function(), app)));
    return ofApp.run(app, context);
  }

  /** What a template declares under a name. */
  private interface Names {
    Stream<Entity> find(String name);
  }

  private static Stream<Place> ofCalls(CodeResults.FunctionCode code, Names names) {
    var texts = new KeyTexts();
    return Answered.of(code)
        .filter(answered -> !answered.usage().isInitialisation())
        .flatMap(
            answered ->
                place(answered, code, names, texts)
                    .or(() -> ofUndeclared(answered, code))
                    .stream());
  }

  /** Events that a rule hands to the function that put them. */
  private static Stream<Place> ofEvents(CodeResults.FunctionCode code, OwnRules rules) {
    return Answered.of(code)
        .filter(answered -> answered.is("events", "PutEvents"))
        .map(Answered::usage)
        .filter(usage -> !usage.isInitialisation())
        .flatMap(
            usage ->
                rules
                    .starting(usage)
                    .map(
                        rule ->
                            new Place(
                                usage.where(),
                                "`%s` hands this to the function again"
                                    .formatted(rule.identity().writtenId()))));
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return ofCalls(code, _ -> Stream.empty());
  }

  private static Optional<Place> place(
      Answered answered, CodeResults.FunctionCode code, Names names, KeyTexts texts) {
    var function = code.function();
    var call = answered.call();
    var parameter = WRITES.get(call.service() + " " + call.operation());
    var to =
        parameter == null
            ? null
            : call.arguments()
                .getOrDefault(parameter, call.arguments().get("Destination" + parameter));
    if (parameter == null || to == null) {
      return Optional.empty();
    }
    boolean isItself = call.service().equals("lambda") && isItself(answered, to, function);
    if (isItself) {
      return Optional.of(new Place(answered.usage().where(), "the function invokes itself"));
    }
    return source(to, function, names)
        .filter(entity -> NamedEntities.isOf(call.service(), entity))
        .filter(_ -> !call.arguments().containsKey("ConditionExpression"))
        .filter(_ -> !isOnce(answered, code))
        .filter(store -> isHeard(store, answered, texts))
        .map(
            store ->
                new Place(
                    answered.usage().where(),
                    "this goes to `%s`, which triggers the function"
                        .formatted(store.identity().writtenId())));
  }

  /** A change of an item is the next event, unless the function is given others only. */
  private static boolean isOnce(Answered answered, CodeResults.FunctionCode code) {
    var call = answered.call();
    boolean isFiltered =
        code.function().triggers().stream()
            .anyMatch(
                trigger ->
                    trigger instanceof Trigger.FromEvent from
                        && from.mapping().stream().anyMatch(one -> !one.filters().isEmpty()));
    return UPDATE.equals(call.service() + " " + call.operation())
        && (isFiltered || isToldApart(answered, code) || isLookedAt(answered.usage().where()));
  }

  /**
   * Whoever tells images apart elsewhere than on the way to the update ends the loop only if the
   * update changes nothing the second time.
   */
  private static boolean isToldApart(Answered answered, CodeResults.FunctionCode code) {
    var usage = answered.usage();
    if (!TELLING_APART.matcher(usage.where().file().text()).find()) {
      return false;
    }
    var asked = new AskedOnTheWay(code);
    return !asked.isKnown(usage)
        || ONLY_IF_ABSENT.matcher(usage.where().text()).find()
        || !FRESH.matcher(asked.given(usage)).find()
        || TELLING_APART.matcher(asked.before(usage)).find()
        || isLookedAt(usage.where(), asked.before(usage));
  }

  private static final Pattern ONLY_IF_ABSENT = Pattern.compile("if_not_exists|IfNotExists");

  /** What is another each time. */
  private static final Pattern FRESH =
      Pattern.compile(
          "Date\\.now\\(|new Date\\(\\)|\\btime\\.time(?:_ns)?\\(|\\b(?:utc)?now\\(|\\btime\\.Now\\(|\\.gmtime\\(\\)|currentTimeMillis\\(|Clock\\.|Temporal\\.Now\\."
              + "|\\b(?:dayjs|moment)\\(\\)|\\b(?:[sS]equenceNumber|eventID|EventID|messageId|MessageId)\\b|randomUUID\\(|\\buuid(?:\\.?v?4)?\\(|\\buuid\\.New|\\bULID\\b|\\bulid\\(");

  /** Whoever looks at what the update sets knows items that were updated already. */
  private static boolean isLookedAt(Origin.Written update, String asked) {
    return SET_BY_UPDATE
        .matcher(update.text())
        .results()
        .map(set -> Pattern.compile("\\b" + set.group(1) + "\\b"))
        .anyMatch(name -> name.matcher(asked).find());
  }

  private static boolean isLookedAt(Origin.Written update) {
    var file = update.file().text();
    var others = file.substring(0, update.span().start()) + file.substring(update.span().end());
    return SET_BY_UPDATE
        .matcher(update.text())
        .results()
        .map(
            set ->
                Pattern.compile("[\"'`]" + set.group(1) + "[\"'`]|NewImage\\??\\.?" + set.group(1)))
        .anyMatch(name -> name.matcher(others).find());
  }

  /** The bucket that an event names, where no template tells of which objects events come. */
  private static final String BUCKET = "Records.*.s3.bucket.name";

  private static final String TOPIC = "Records.*.Sns.TopicArn";

  /** A folder, to which events may be limited. */
  private static final Pattern FOLDER =
      Pattern.compile("[\"'`](?!\\.?/)[\\w.-][\\w./-]*/[\"'`$%{]");

  private static Optional<Place> ofUndeclared(Answered answered, CodeResults.FunctionCode code) {
    var call = answered.call();
    boolean isUndeclared =
        code.function().code() instanceof Code.Undeclared
            && WRITES.containsKey(call.service() + " " + call.operation());
    if (isUndeclared && isOfEvent(call.arguments().get("TopicArn"), TOPIC)) {
      return Optional.of(
          new Place(
              answered.usage().where(),
              "this goes to the topic of the event, and comes back as the next one"));
    }
    return isUndeclared
            && isOfEvent(call.arguments().get("Bucket"), BUCKET)
            && !isElsewhere(answered)
        ? Optional.of(
            new Place(
                answered.usage().where(),
                "this goes to the bucket of the event, and may come back as the next one"))
        : Optional.empty();
  }

  private static boolean isOfEvent(SdkCall.@Nullable Given to, String field) {
    return to != null && to.kind() == SdkCall.Kind.EVENT && to.text().equals(field);
  }

  /** Whoever writes of folders may have limited the events to one of them. */
  private static boolean isElsewhere(Answered answered) {
    var key = answered.call().arguments().get("Key");
    return (key != null && key.kind() == SdkCall.Kind.CONSTANT)
        || FOLDER.matcher(answered.usage().where().file().text()).find();
  }

  private static boolean isItself(Answered answered, SdkCall.Given to, LambdaFunction function) {
    var where = answered.usage().where();
    var text = where.text();
    return (to.kind() == SdkCall.Kind.ENVIRONMENT
            && (to.text().equals("AWS_LAMBDA_FUNCTION_NAME")
                || refersTo(to.text(), function)
                    .anyMatch(entity -> entity.identity().equals(function.identity()))))
        || NAMED_ITSELF.matcher(text).find()
        || (to.kind() == SdkCall.Kind.COMPUTED && isSetToItself(where.file().text()));
  }

  /** The input of a call may be filled before it. */
  private static boolean isSetToItself(String file) {
    return SET.matcher(file).find() || BUILT.matcher(file).find();
  }

  /** Java: {@code InvokeRequest.builder().functionName(context.getFunctionName())}. */
  private static final Pattern BUILT =
      Pattern.compile(
          "\\.(?:withF|f)unctionName\\(\\s*\\w+\\.get(?:FunctionName|InvokedFunctionArn)\\(\\)");

  private static final Pattern SET =
      Pattern.compile("\\.FunctionName\\s*=\\s*[\\w.&(]*?lambdacontext\\.FunctionName\\b");

  private static Stream<Entity> refersTo(String variable, LambdaFunction function) {
    return function.environment().stream()
        .filter(one -> one.name().equals(variable))
        .flatMap(one -> one.refersTo().known());
  }

  /** Returns what triggers the function, if that is what a call writes to. */
  private static Optional<Entity> source(SdkCall.Given to, LambdaFunction function, Names names) {
    return function.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .flatMap(trigger -> ((Trigger.FromEvent) trigger).from().known())
        .filter(source -> isSame(to, source.identity(), function, names))
        .findFirst();
  }

  private static boolean isSame(
      SdkCall.Given to, Identity source, LambdaFunction function, Names names) {
    return switch (to.kind()) {
      case ENVIRONMENT ->
          refersTo(to.text(), function).anyMatch(entity -> entity.identity().equals(source));
      case EVENT ->
          (to.text().equals(BUCKET) && source.type().equals("AWS::S3::Bucket"))
              || (to.text().equals(TOPIC) && source.type().equals("AWS::SNS::Topic"));
      case CONSTANT -> names.find(to.text()).anyMatch(entity -> entity.identity().equals(source));
      case COMPUTED -> false;
    };
  }

  /** A bucket whose notification is for some objects only may take the others. */
  private static boolean isHeard(Entity store, Answered answered, KeyTexts texts) {
    if (!(store instanceof DataStore.Bucket bucket)) {
      return true;
    }
    var keys = ObjectKeys.of(answered.usage()).toList();
    return bucket.notifications().isEmpty()
        || bucket.notifications().stream()
            .anyMatch(
                one ->
                    isMet(one.prefix(), start -> isBegun(keys, start, answered.usage(), texts))
                        && isMet(
                            one.suffix(),
                            end ->
                                keys.stream().anyMatch(key -> ends(key, end))
                                    || isReplaced(answered.usage(), end)));
  }

  /** A key that is made of the event's may keep its folders, or drop them. */
  private static boolean isBegun(List<List<Part>> keys, String start, Usage usage, KeyTexts texts) {
    return keys.stream()
        .anyMatch(
            key ->
                key.getFirst() instanceof Part.Some
                    ? texts.isBeginningKept(usage)
                    : begins(key, start)
                        && !(isOfEvent(key.getFirst()) && texts.isBeginningDropped(usage)));
  }

  /** {@code key.replace(".csv", "-clean.csv")}. */
  private static boolean isReplaced(Usage usage, String end) {
    return Pattern.compile(
            "\\.replace\\w*\\(\\s*(\"|')[^\"'\\n]*\\1\\s*,\\s*\\1[^\"'\\n]*"
                + Pattern.quote(end)
                + "\\1\\s*\\)")
        .matcher(usage.where().text())
        .find();
  }

  private static boolean isMet(Val<String> filter, Predicate<String> isOfKey) {
    return !filter.isEqualTo("").isNo() || filter.is(isOfKey).isYes();
  }

  private static final String KEY = "Records.*.s3.object.key";

  /** What begins like the key of the event begins as the filter asks. */
  private static boolean begins(List<Part> key, String start) {
    return isOfEvent(key.getFirst())
        || (key.getFirst() instanceof Part.Fixed(var text) && text.startsWith(start));
  }

  private static boolean ends(List<Part> key, String end) {
    return isOfEvent(key.getLast())
        || (key.getLast() instanceof Part.Fixed(var text) && text.endsWith(end));
  }

  private static boolean isOfEvent(Part part) {
    return part instanceof Part.Field(_, var path) && path.equals(KEY);
  }
}
