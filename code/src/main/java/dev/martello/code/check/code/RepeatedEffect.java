package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.ir.Instruction;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.model.EventSource;
import dev.martello.value.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags effects that an event has twice if it is delivered twice. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "An event that comes twice counts twice",
    why =
        "Queues, topics, buckets, streams and buses deliver some events more than once, and those"
            + " that failed half-way again.",
    mend =
        "Remember the event's id: a conditional write, an idempotency key, or the idempotency"
            + " utility of Powertools.",
    cwe = 837)
final class RepeatedEffect implements PlaceCheck {
  static final String MISUSE = "repeated-effect";

  private static final Pattern COUNTING =
      Pattern.compile("\\bADD\\b|=[^=]*[+-]\\s*:", Pattern.CASE_INSENSITIVE);

  /** {@code ADD tags :t}. */
  private static final Pattern ADDED = Pattern.compile("(?i)\\bADD\\s+[\\w#.]+\\s+(:\\w+)");

  /** What sets of DynamoDB are called, which take the same element once. */
  private static final Set<String> SETS = Set.of("SS", "NS", "BS");

  private static final Pattern RANDOM =
      Pattern.compile(
          "uuid4\\(|uuid1\\(|uuid7\\(|randomUUID\\(|uuidv4\\(|\\buuid\\(\\)|\\bv4\\(\\)|nanoid\\(|ulid\\(|uuid\\.New(?:String)?\\(|ksuid\\.New\\(|xid\\.New\\(");

  private static final String SENT = "the message is sent again if the event comes again";

  /** What AWS sends to people. */
  private static final Map<String, Pattern> SENDING =
      Map.of(
          "ses", Pattern.compile("Send(?:Raw|Templated|BulkTemplated)?Email"),
          "sesv2", Pattern.compile("Send(?:Bulk)?Email"),
          "pinpoint", Pattern.compile("Send(?:Users)?Messages"),
          "pinpoint-email", Pattern.compile("SendEmail"),
          "pinpoint-sms-voice-v2", Pattern.compile("Send\\w+Message"),
          "socialmessaging", Pattern.compile("SendWhatsAppMessage"));

  private static final String COUNTED = "it is counted again if the event comes again";

  private static final Pattern STATEMENT =
      Pattern.compile(
          "sql\\.(?:Cursor|Connection)\\.execute|(?:new )?sql\\.Client\\.(?:query|execute)"
              + "|typeorm\\.Source.*\\.query|sequelize\\.Client\\.query"
              + "|org\\.springframework\\.jdbc\\..*\\.(?:update|sql)|org\\.jdbi\\.v3\\.core\\.Handle\\.(?:execute|createUpdate)"
              + "|java\\.sql\\.(?:Connection\\.prepareStatement|Statement\\.execute\\w*)"
              + "|database/sql\\.\\w+\\.Exec(?:Context)?|github\\.com/jmoiron/sqlx\\.\\w+\\.(?:Must|Named)?Exec(?:Context)?|github\\.com/jackc/pgx.*\\.(?:Exec|Queue)"
              + "|gorm\\.io/gorm\\.DB\\.Exec|xorm\\.io/xorm\\..*\\.Exec|github\\.com/(?:uptrace/bun|go-pg/pg).*\\.(?:Exec(?:Context)?|NewRaw)");

  /** A column that becomes more or less than it was. */
  private static final Pattern ADDING =
      Pattern.compile("(?is)^\\s*update\\b.*\\bset\\b.*?\\b(\\w+)\\s*=\\s*(?:\\w+\\.)?\\1\\s*[+-]");

  /** {@code set version = version + 1 where version = ?}. */
  private static final Pattern COMPARED =
      Pattern.compile("(?is)\\b(\\w+)\\s*=\\s*(?:\\w+\\.)?\\1\\s*[+-].*\\bwhere\\b.*\\b\\1\\s*=");

  /** {@code insert into orders (id, ...) values (gen_random_uuid(), ...)}. */
  private static final Pattern MAKING =
      Pattern.compile(
          "(?is)^\\s*insert\\s+into\\b(?!.*\\b(?:on\\s+conflict|on\\s+duplicate|not\\s+exists)\\b).*\\b(?:gen_random_uuid|uuid_generate_v4|uuid|nextval|newid)\\(.*");

  /** Whoever signs what it sends sends again what was not answered in time. */
  private static final Pattern WEBHOOK =
      Pattern.compile(
          "(?i).*\\bwebhooks?\\b.*\\.(?:construct_?event\\w*|verify|unmarshal)|.*/webhook\\.ConstructEvent\\w*");

  /** Names that keys of items have. */
  private static final String NAME_OF_KEY = "[\"']?(?:\\w*[iI][dD]|pk|sk|PK|SK|\\w*[kK]ey)[\"']?";

  private static final String KEY = NAME_OF_KEY + "\\s*:\\s*";

  private static final Pattern WORD = Pattern.compile("\\b[a-zA-Z_]\\w*\\b(?!\\s*=)");

  private static final int ABOVE = 800;

  private static final int MANY_WORDS = 40;

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (!Invoked.isRetried(code) && !isWebhook(code)) {
      return Stream.empty();
    }
    var before = HandledBefore.of(code);
    var counted =
        code.result().usages().stream()
            .filter(usage -> !usage.isInitialisation() && isCounting(usage))
            .filter(usage -> !before.isAskedAbout(usage.where()))
            .map(usage -> new Place(usage.where(), COUNTED));
    return Stream.of(
            Answered.of(code)
                .flatMap(
                    answered ->
                        place(answered, code)
                            .filter(_ -> !before.isAskedBefore(answered.usage().where()))
                            .stream()),
            ofLibraries(code).filter(place -> !before.isAskedBefore(place.where())),
            PayingRequests.in(code)
                .filter(where -> !before.isAskedBefore(where))
                .map(where -> new Place(where, "the request has no idempotency key")),
            counted,
            code.result().usages().stream()
                .filter(usage -> !usage.isInitialisation() && RandomKeys.isMade(usage))
                .filter(usage -> !before.isAskedBefore(usage.where()))
                .map(usage -> new Place(usage.where(), RandomKeys.MADE)))
        .flatMap(all -> all);
  }

  /** What knowledge files call an effect; reports by the clock may go out twice. */
  private static Stream<Place> ofLibraries(CodeResults.FunctionCode code) {
    return code.result().misuses().stream()
        .filter(misuse -> misuse.check().equals(MISUSE))
        .map(misuse -> new Place(misuse.where().where(), misuse.message()))
        .filter(place -> !(isScheduled(code) && place.message().equals(SENT)))
        .filter(place -> !PayingRequests.isWithKey(place.where(), code));
  }

  private static boolean isScheduled(CodeResults.FunctionCode code) {
    return code.function().triggers().stream()
        .anyMatch(trigger -> trigger.source() == EventSource.SCHEDULE);
  }

  private static boolean isCounting(Usage usage) {
    return STATEMENT.matcher(usage.name()).matches()
        && usage.placed().stream()
            .limit(2)
            .flatMap(argument -> argument.texts().stream())
            .anyMatch(parts -> isAdding(text(parts)));
  }

  /** Who asks for the value that a column had does not change it twice. */
  private static boolean isAdding(String statement) {
    var adding = ADDING.matcher(statement);
    return (adding.find() && !COMPARED.matcher(statement).find())
        || MAKING.matcher(statement).matches()
        || isInserting(statement);
  }

  /** A new row of which no column tells apart what it is about is another row each time. */
  private static boolean isInserting(String statement) {
    var inserting = INSERTING.matcher(statement);
    return inserting.find()
        && COMMA.splitAsStream(inserting.group(1)).count() >= MANY_COLUMNS
        && COMMA.splitAsStream(inserting.group(1)).noneMatch(OF_KEY.asPredicate())
        && !UNLESS_THERE.matcher(statement).find();
  }

  private static final Pattern INSERTING =
      Pattern.compile(
          "(?is)^\\s*insert\\s+into\\s+[\\w.\"`\\[\\]]+\\s*\\(([\\w\\s,\"`]+)\\)\\s*values\\b");

  /** What has fewer columns is a set of values, where one more of the same changes little. */
  private static final int MANY_COLUMNS = 3;

  private static final Pattern COMMA = Pattern.compile(",");

  /** Columns that may be keys, or part of one. */
  private static final Pattern OF_KEY =
      Pattern.compile(
          "(?i)id\\b|(?:\\b|_)(?:uuid|guid|key|pk|sk|number|code|name|e?mail|sku|url|path|hash|digest|token|reference|ref|slug"
              + "|version|sequence|offset|at|on|time|timestamp|date|day|hour|ts|month|year|period)\\b");

  private static final Pattern UNLESS_THERE =
      Pattern.compile("(?i)\\bon\\s+(?:conflict|duplicate)\\b|\\bnot\\s+exists\\b|\\bignore\\b");

  static String text(List<Part> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part instanceof Part.Fixed(var fixed) ? fixed : "?"));
    return text.toString();
  }

  private static boolean isWebhook(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .anyMatch(usage -> WEBHOOK.matcher(usage.name()).matches());
  }

  private static Optional<Place> place(Answered answered, CodeResults.FunctionCode code) {
    var usage = answered.usage();
    if (answered.is("dynamodb", "UpdateItem")) {
      boolean isCounting = isCounting(answered) && !isGuarded(answered);
      return isCounting
          ? Optional.of(
              new Place(counted(answered, code), "the update adds again if the event comes again"))
          : Optional.empty();
    }
    if (isSending(answered)) {
      return Optional.of(new Place(answered.where(), SENT));
    }
    boolean isRandom = answered.is("dynamodb", "PutItem") && hasRandomKey(usage);
    return isRandom ? Optional.of(new Place(answered.where(), RandomKeys.MADE)) : Optional.empty();
  }

  /** Any condition may tell whether the event was handled but one that asks for enough to take. */
  private static boolean isGuarded(Answered answered) {
    var condition = answered.call().arguments().get("ConditionExpression");
    if (condition == null) {
      return false;
    }
    var attribute = OF_ATTRIBUTE.matcher(answered.usage().where().text());
    var text =
        condition.kind() == SdkCall.Kind.CONSTANT
            ? condition.text()
            : attribute.find() ? attribute.group(1) + " > :" + attribute.group(1) : "";
    return !counting(answered).allMatch(update -> isOfCounter(text, update));
  }

  /** {@code stock >= :count}, of what is taken from itself, says nothing of the event. */
  private static boolean isOfCounter(String condition, String update) {
    return AND.splitAsStream(condition)
        .map(ENOUGH::matcher)
        .allMatch(term -> term.matches() && (term.group(1) == null || isCounted(term, update)));
  }

  private static boolean isCounted(Matcher term, String update) {
    var name = Pattern.quote(term.group(1));
    return Pattern.compile(
            "(?i)(?<![\\w#.])%1$s\\s*=[^=]*-\\s*:|\\bADD\\b[^=]*(?<![\\w#.])%1$s\\s+:"
                .formatted(name))
        .matcher(update)
        .find();
  }

  private static final Pattern AND = Pattern.compile("(?i)\\s+AND\\s+");

  private static final Pattern ENOUGH =
      Pattern.compile(
          "[\\s(]*(?:attribute_exists\\s*\\([^()]*\\)|([\\w#.]+)\\s*>=?\\s*:\\w+)[\\s)]*");

  /** Python: the whole condition is {@code Attr("stock").gte(count)}. */
  private static final Pattern OF_ATTRIBUTE =
      Pattern.compile(
          "ConditionExpression\\s*=\\s*(?:\\w+\\.)*Attr\\([\"'](\\w+)[\"']\\)\\.gte?\\([^()]*\\)\\s*(?:,|\\)?$)");

  private static boolean isSending(Answered answered) {
    var sending = SENDING.get(answered.call().service());
    return (sending != null && sending.matcher(answered.call().operation()).matches())
        || (answered.is("sns", "Publish")
            && answered.call().arguments().containsKey("PhoneNumber"));
  }

  /** The members of the item tell or, where they are not known, the text of the call. */
  private static boolean hasRandomKey(Usage usage) {
    var item = given(usage, "Item");
    boolean isKnown =
        SCRIPT.matcher(usage.where().file().path()).find()
            && item.filter(given -> !given.members().isEmpty()).isPresent();
    return item.filter(RandomKeys::isKeyed).isPresent()
        || (!isKnown && hasRandomKey(usage.where()));
  }

  private static final Pattern SCRIPT = Pattern.compile("\\.[cm]?[jt]sx?$");

  /** The random number stands in the call, or in what was assigned to a variable above it. */
  private static boolean hasRandomKey(Origin.Written where) {
    var call = where.text();
    if (RANDOM.matcher(call).find()) {
      return true;
    }
    int start = where.span().start();
    var above = where.file().text().substring(Math.max(0, start - ABOVE), start);
    return RANDOM.matcher(above).find()
        && WORD.matcher(call)
            .results()
            .map(found -> Pattern.quote(found.group()))
            .distinct()
            .limit(MANY_WORDS)
            .anyMatch(name -> isRandomKey(name, call, above));
  }

  private static boolean isRandomKey(String name, String call, String above) {
    var random = "(?:" + RANDOM.pattern() + ")";
    var assigned = "\\b" + name + "\\s*(?::[^=\\n]{1,40})?:?=\\s*";
    boolean isKey =
        Pattern.compile(KEY + "(?:str\\()?" + name + "\\b").matcher(call).find()
            && Pattern.compile(assigned + "[^\\n]{0,60}" + random).matcher(above).find();
    return isKey
        || Pattern.compile(assigned + "\\{[^}]{0,400}" + KEY + "[^\\n]{0,60}" + random)
            .matcher(above)
            .find()
        || Pattern.compile(
                "\\b"
                    + name
                    + "(?:\\["
                    + NAME_OF_KEY
                    + "]|\\."
                    + NAME_OF_KEY
                    + ")\\s*=\\s*[^\\n]{0,40}"
                    + random)
            .matcher(above)
            .find();
  }

  static boolean isCounting(Answered answered) {
    return counting(answered).findAny().isPresent();
  }

  /** Returns the expressions that add something, among those that callers give. */
  private static Stream<String> counting(Answered answered) {
    return Stream.concat(
            Stream.ofNullable(answered.call().arguments().get("UpdateExpression")),
            SdkCalls.alternatives(answered.usage(), "UpdateExpression"))
        .filter(expression -> expression.kind() == SdkCall.Kind.CONSTANT)
        .map(SdkCall.Given::text)
        .filter(expression -> COUNTING.matcher(expression).find())
        .filter(expression -> !isOfSets(expression, answered.usage()));
  }

  /** Where a function makes the call for others, that counts which of them gives the expression. */
  private static Origin.Written counted(Answered answered, CodeResults.FunctionCode code) {
    var given = SdkCalls.alternatives(answered.usage(), "UpdateExpression").distinct().count();
    var expressions = given > 1 ? counting(answered).toList() : List.<String>of();
    return expressions.stream()
        .flatMap(expression -> callsWith(expression, code))
        .min(Comparator.comparingInt(call -> call.span().length()))
        .orElseGet(answered::where);
  }

  private static Stream<Origin.Written> callsWith(
      String expression, CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .filter(unit -> unit.file().text().contains(expression))
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .flatMap(procedure -> procedure.blocks().stream())
                    .flatMap(block -> block.instructions().stream())
                    .filter(Instruction.Call.class::isInstance)
                    .map(call -> new Origin.Written(unit.file(), call.place())))
        .filter(call -> call.text().contains(expression));
  }

  /** Everything that is added goes into a set. */
  private static boolean isOfSets(String expression, Usage usage) {
    var added = ADDED.matcher(expression).results().map(found -> found.group(1)).toList();
    var values = given(usage, "ExpressionAttributeValues");
    return !added.isEmpty()
        && COUNTING.matcher(ADDED.matcher(expression).replaceAll("")).results().findAny().isEmpty()
        && added.stream()
            .allMatch(
                name ->
                    values
                        .map(all -> all.members().get(name))
                        .filter(value -> value.members().keySet().stream().anyMatch(SETS::contains))
                        .isPresent());
  }

  private static Optional<Usage.Argument> given(Usage usage, String name) {
    return Stream.concat(
            usage.named().entrySet().stream(),
            usage.placed().stream().flatMap(placed -> placed.members().entrySet().stream()))
        .filter(given -> given.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
