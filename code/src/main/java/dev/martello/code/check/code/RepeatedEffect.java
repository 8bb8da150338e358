package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.flow.Part;
import dev.martello.code.flow.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.model.EventSource;
import dev.martello.value.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final Pattern COUNTING =
      Pattern.compile("\\bADD\\b|=[^=]*[+-]\\s*:", Pattern.CASE_INSENSITIVE);

  private static final Pattern RANDOM =
      Pattern.compile(
          "uuid4\\(|uuid1\\(|randomUUID\\(|uuidv4\\(|\\buuid\\(\\)|\\bv4\\(\\)|nanoid\\(|ulid\\(");

  private static final Pattern PAYMENT =
      Pattern.compile(
          "stripe\\.(?:Charge|PaymentIntent|Refund|Transfer|Payout)\\.create|(?:new"
              + " )?stripe\\(\\)\\.(?:charges|paymentIntents|refunds|transfers|payouts)\\.create"
              + "|com\\.stripe\\.model\\.(?:Charge|PaymentIntent|Refund|Transfer)\\.create"
              + "|github\\.com/stripe/stripe-go(?:/v\\d+)?/(?:charge|paymentintent|refund|transfer|payout)\\.New"
              + "|github\\.com/stripe/stripe-go.*\\.(?:Charges|PaymentIntents|Refunds|Transfers|Payouts|V1\\w+)\\.(?:New|Create)");

  private static final String SENT = "the mail is sent again if the event comes again";

  /** What sends a mail or message by another service, in Java. */
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:javax|jakarta)\\.mail\\.Transport\\.send(?:Message)?"
              + "|org\\.springframework\\.mail\\.(?:\\w+\\.)*\\w*MailSender(?:Impl)?\\.send|org\\.apache\\.commons\\.mail\\.\\w*Email\\.send"
              + "|sendgrid\\.SendGridAPIClient\\(\\)\\.send|twilio\\.rest\\.Client\\(\\)\\.(?:messages|calls)\\.create"
              + "|mailjet_rest\\.Client\\(\\)\\.send\\.create|resend\\.Emails\\.send"
              + "|nodemailer\\.createTransport\\(\\)\\.sendMail|@sendgrid/mail\\.send(?:Multiple)?|new"
              + " resend\\.Resend\\(\\)\\.emails\\.send|twilio\\(\\)\\.messages\\.create|new"
              + " postmark\\.ServerClient\\(\\)\\.sendEmail(?:WithTemplate)?"
              + "|com\\.sendgrid\\.SendGrid\\.api|com\\.twilio\\.rest\\..*MessageCreator\\.create|org\\.simplejavamail\\..*\\.sendMail");

  /** Python: mails of one's own server, which reports by the clock may send twice. */
  private static final Pattern SMTP =
      Pattern.compile("smtplib\\.SMTP(?:_SSL)?(?:\\(\\))?\\.(?:sendmail|send_message)");

  private static final String COUNTED = "it is counted again if the event comes again";

  /** What counts in memory stores. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "(?:redis|io\\.lettuce)\\..*\\.(?:incr|incrBy|decrBy|hincrBy|incrby|incrbyfloat|decr|decrby|hincrby|hincrbyfloat|zincrby)");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "sql\\.(?:Cursor|Connection)\\.execute|(?:new )?sql\\.Client\\.(?:query|execute)"
              + "|typeorm\\.Source.*\\.query|sequelize\\.Client\\.query"
              + "|org\\.springframework\\.jdbc\\..*\\.(?:update|sql)|org\\.jdbi\\.v3\\.core\\.Handle\\.(?:execute|createUpdate)"
              + "|java\\.sql\\.(?:Connection\\.prepareStatement|Statement\\.execute\\w*)");

  private static final Pattern OF_DOCUMENTS =
      Pattern.compile("mongo.*\\.(?:updateOne|updateMany|findOneAndUpdate|findByIdAndUpdate)");

  /** A column that becomes more or less than it was. */
  private static final Pattern ADDING =
      Pattern.compile("(?is)^\\s*update\\b.*\\bset\\b.*?\\b(\\w+)\\s*=\\s*(?:\\w+\\.)?\\1\\s*[+-]");

  /** {@code set version = version + 1 where version = ?}. */
  private static final Pattern COMPARED =
      Pattern.compile("(?is)\\b(\\w+)\\s*=\\s*(?:\\w+\\.)?\\1\\s*[+-].*\\bwhere\\b.*\\b\\1\\s*=");

  /** Whoever signs what it sends sends again what was not answered in time. */
  private static final Pattern WEBHOOK =
      Pattern.compile(
          "(?i).*\\bwebhooks?\\b.*\\.(?:construct_?event\\w*|verify|unmarshal)|.*/webhook\\.ConstructEvent\\w*");

  /** Names that keys of items have. */
  private static final String KEY = "[\"'](?:\\w*[iI][dD]|pk|sk|PK|SK|\\w*[kK]ey)[\"']\\s*:\\s*";

  private static final Pattern WORD = Pattern.compile("\\b[a-zA-Z_]\\w*\\b(?!\\s*=)");

  private static final int ABOVE = 800;

  private static final int MANY_WORDS = 40;

  private static final Pattern MAKING = Pattern.compile("net/http\\.NewRequest(?:WithContext)?");

  private static final Pattern SENDING =
      Pattern.compile(
          "(?:.*\\.)?Do|java\\.net\\.http\\.HttpClient\\.send(?:Async)?|okhttp3\\.OkHttpClient\\.newCall");

  private static final Pattern POSTING =
      Pattern.compile(
          "net/http\\.(?:(?:Client|DefaultClient)\\.)?Post(?:Form)?"
              + "|org\\.springframework\\.web\\.client\\.Rest(?:Template|Operations)\\.postFor\\w+");

  /** What addresses of services that take money end with. */
  private static final Pattern OF_PAYMENTS =
      Pattern.compile(
          "/(?:charges?|payments?|payment_intents|refunds?|payouts?|transfers?|captures?)/?$");

  private static final Pattern MAKING_OF_JAVA =
      Pattern.compile(
          "java\\.net\\.http\\.HttpRequest\\.newBuilder|java\\.net\\.http\\.HttpRequest\\$Builder\\.uri|okhttp3\\.Request\\$Builder\\.url");

  private static final Pattern POST_OF_JAVA = Pattern.compile("\\.(?:POST|post)\\(|\"POST\"");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return (Invoked.isRetried(code) || isWebhook(code)) && !isIdempotent(code)
        ? Stream.of(
                Answered.of(code).flatMap(answered -> place(answered).stream()),
                Stream.concat(
                        code.result().usages().stream().filter(RepeatedEffect::isPayment),
                        ofRequests(code.result().usages()))
                    .map(usage -> new Place(usage.where(), "the payment has no idempotency key")),
                code.result().usages().stream()
                    .filter(usage -> !usage.isInitialisation())
                    .filter(
                        usage ->
                            MAIL.matcher(usage.name()).matches()
                                || (!isScheduled(code) && SMTP.matcher(usage.name()).matches()))
                    .map(usage -> new Place(usage.where(), SENT)),
                code.result().usages().stream()
                    .filter(usage -> !usage.isInitialisation() && isCounting(usage))
                    .map(usage -> new Place(usage.where(), COUNTED)))
            .flatMap(all -> all)
        : Stream.empty();
  }

  private static boolean isScheduled(CodeResults.FunctionCode code) {
    return code.function().triggers().stream()
        .anyMatch(trigger -> trigger.source() == EventSource.SCHEDULE);
  }

  private static boolean isCounting(Usage usage) {
    if (OF_DOCUMENTS.matcher(usage.name()).matches()) {
      return usage.placed().size() > 1 && usage.placed().get(1).members().containsKey("$inc");
    }
    return COUNTER.matcher(usage.name()).matches()
        || (STATEMENT.matcher(usage.name()).matches()
            && !usage.placed().isEmpty()
            && usage.placed().getFirst().texts().stream().anyMatch(parts -> isAdding(text(parts))));
  }

  /** Who asks for the value that a column had does not change it twice. */
  private static boolean isAdding(String statement) {
    var adding = ADDING.matcher(statement);
    return adding.find() && !COMPARED.matcher(statement).find();
  }

  private static String text(List<Part> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part instanceof Part.Fixed(var fixed) ? fixed : "?"));
    return text.toString();
  }

  private static boolean isWebhook(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .anyMatch(usage -> WEBHOOK.matcher(usage.name()).matches());
  }

  /** Somebody asks whether the event was handled before. */
  private static boolean isIdempotent(CodeResults.FunctionCode code) {
    return code.result().imports().stream().anyMatch(name -> name.contains("idempoten"))
        || Answered.of(code)
            .anyMatch(
                answered ->
                    isCondition(answered)
                        || answered.is("dynamodb", "GetItem")
                        || answered.is("dynamodb", "TransactWriteItems"));
  }

  /** A condition of a counting update says something of that update alone. */
  private static boolean isCondition(Answered answered) {
    var condition = answered.call().arguments().get("ConditionExpression");
    return condition != null
        && (!answered.is("dynamodb", "UpdateItem")
            || !isCounting(answered)
            || condition.text().contains("attribute_not_exists"));
  }

  private static Optional<Place> place(Answered answered) {
    var usage = answered.usage();
    if (answered.is("dynamodb", "UpdateItem")) {
      boolean isCounting =
          isCounting(answered) && !answered.call().arguments().containsKey("ConditionExpression");
      return isCounting
          ? Optional.of(new Place(usage.where(), "the update adds again if the event comes again"))
          : Optional.empty();
    }
    boolean isMail =
        (answered.call().service().equals("ses") || answered.call().service().equals("sesv2"))
            && answered.call().operation().matches("Send(?:Raw|Templated)?Email");
    if (isMail) {
      return Optional.of(new Place(usage.where(), SENT));
    }
    boolean isRandom = answered.is("dynamodb", "PutItem") && hasRandomKey(usage.where());
    return isRandom
        ? Optional.of(
            new Place(
                usage.where(),
                "the item gets a random id, so that an event that comes again makes another item"))
        : Optional.empty();
  }

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
    var assigned = "\\b" + name + "\\s*(?::[^=\\n]{1,40})?=\\s*";
    boolean isKey =
        Pattern.compile(KEY + "(?:str\\()?" + name + "\\b").matcher(call).find()
            && Pattern.compile(assigned + "[^\\n]{0,60}" + random).matcher(above).find();
    return isKey
        || Pattern.compile(assigned + "\\{[^}]{0,400}" + KEY + "[^\\n]{0,60}" + random)
            .matcher(above)
            .find();
  }

  private static boolean isCounting(Answered answered) {
    var expression = answered.call().arguments().get("UpdateExpression");
    return expression != null
        && expression.kind() == SdkCall.Kind.CONSTANT
        && COUNTING.matcher(expression.text()).find();
  }

  /** Requests of Go that are made in one place and sent in the next. */
  private static Stream<Usage> ofRequests(List<Usage> usages) {
    return usages.stream()
        .filter(usage -> !usage.isInitialisation() && !isWithKey(usage))
        .filter(usage -> usage.placed().stream().anyMatch(RepeatedEffect::isOfPayments))
        .flatMap(
            usage ->
                POSTING.matcher(usage.name()).matches()
                    ? Stream.of(usage)
                    : isPost(usage) || isPostOfJava(usage) ? sent(usage, usages) : Stream.empty());
  }

  private static boolean isPostOfJava(Usage usage) {
    return MAKING_OF_JAVA.matcher(usage.name()).matches()
        && POST_OF_JAVA.matcher(usage.where().file().text()).find();
  }

  private static boolean isPost(Usage usage) {
    return MAKING.matcher(usage.name()).matches()
        && usage.where().text().matches("(?s).*(?:MethodPost|\"POST\").*");
  }

  private static Stream<Usage> sent(Usage made, List<Usage> usages) {
    return usages.stream()
        .filter(usage -> SENDING.matcher(usage.name()).matches())
        .filter(usage -> usage.where().file().equals(made.where().file()))
        .filter(usage -> usage.where().span().start() > made.where().span().start())
        .min(Comparator.comparingInt(usage -> usage.where().span().start()))
        .stream();
  }

  private static boolean isWithKey(Usage usage) {
    return usage.where().file().text().toLowerCase(Locale.ROOT).contains("idempoten");
  }

  private static boolean isOfPayments(Usage.Argument argument) {
    return argument.texts().stream()
        .anyMatch(
            parts ->
                !parts.isEmpty()
                    && parts.getLast() instanceof Part.Fixed(var text)
                    && OF_PAYMENTS.matcher(text).find());
  }

  private static boolean isPayment(Usage usage) {
    boolean isGo = usage.where().file().path().endsWith(".go");
    return PAYMENT.matcher(usage.name()).matches()
        && !(isGo && isWithKey(usage))
        && !usage.where().text().toLowerCase(Locale.ROOT).contains("idempoten")
        && usage.placed().stream()
            .flatMap(argument -> argument.members().keySet().stream())
            .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("idempoten"));
  }
}
