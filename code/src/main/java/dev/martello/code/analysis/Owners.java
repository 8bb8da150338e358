package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Rights;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.Places;
import dev.martello.code.name.NamePattern;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Guards;
import dev.martello.code.value.Label;
import dev.martello.code.value.Part;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells calls that read or write the data of somebody whom nobody but the caller names.
 *
 * <p>Whether that is wrong only all of the code tells: who looked at who the caller is, and
 * compared it with what the caller says, or lets people do so who may, has decided it.
 */
final class Owners {
  private record Asked(Label label, Origin.Written where) {}

  private static final Knowledge.Sink SINK =
      new Knowledge.Sink(
          List.of(new CallPattern("the choice of whose data is read or written")),
          "authorization",
          List.of(),
          List.of(),
          "medium",
          "");

  /** Where the data of the application's users stands. */
  private static final Pattern RECORDS =
      Pattern.compile(
          "new @aws-sdk/(?:client-(?:dynamodb|s3|rds-data)|lib-dynamodb)\\.\\w+Command|new"
              + " aws-sdk\\.(?:DynamoDB|S3|RDSDataService)[\\w.]*\\(\\)\\.\\w+"
              + "|aws:(?:dynamodb|s3|rds-data)\\.\\w+"
              + "|com\\.amazonaws\\.services\\.dynamodbv2\\.document\\.Table\\.(?:get|query|delete|update|put)\\w*"
              + "|com\\.amazonaws\\.services\\.dynamodbv2\\.datamodeling\\.DynamoDBMapper\\.(?:load|query|delete|scan)\\w*"
              + "|software\\.amazon\\.awssdk\\.enhanced\\.dynamodb\\.DynamoDb(?:Async)?(?:Table|Index)\\.(?:get|query|delete|update)\\w*"
              + "|redis\\.Client\\.(?:json\\.)?(?:get|mget|hget|hmget|hgetall|hGet|hmGet|hGetAll|mGet|smembers|sMembers|lrange|lRange|zrange|zRange|del|set|hset|hSet)"
              + "|redis\\.(?:asyncio\\.)?(?:Strict)?Redis\\(\\)\\.(?:get|mget|hget|hmget|hgetall|smembers|lrange|zrange|delete|set|hset)"
              + "|redis\\.clients\\.jedis\\.\\w+\\.(?:get|mget|hget|hmget|hgetAll|smembers|lrange|zrange|del|set|hset)"
              + "|github\\.com/(?:redis/go-redis(?:/v9)?|go-redis/redis(?:/v\\d)?)\\.\\w+\\.(?:Get|MGet|HGet|HMGet|HGetAll|SMembers|LRange|ZRange|Del|Set|HSet)"
              + "|(?:jakarta|javax)\\.persistence\\.(?:EntityManager\\.find|(?:Typed)?Query\\.setParameter)");

  /** Kinds of sinks that calls have which ask for records. */
  private static final Set<String> ASKING_FOR_RECORDS = Set.of("sql", "nosql", "filter");

  private static final Pattern ADDING_STATEMENT = Pattern.compile("(?i)^\\s*insert\\b");

  /** What stores something new, for whoever sends it. */
  private static final Pattern ADDING =
      Pattern.compile("(?i).*\\.(?:put_?(?:item|object)|upload|create_?multipart)\\w*");

  /** What only looks: whoever finds the caller beside what the caller named has checked it. */
  private static final Pattern READING =
      Pattern.compile("(?i)(?:get|query|scan|select|find|load|fetch|execute)");

  /** Asks whether something is among others, or whether somebody may do something. */
  private static final Pattern TESTING =
      Pattern.compile(
          "(?:list|set|value|dict|str)\\.(?:includes|has|indexOf|contains|__contains__|some)"
              + "|(?i:.*(?:is_?authori[sz]ed|is_?allowed|\\benforce|check_?(?:access|permission)|can_?access|has_?(?:access|permission))\\w*)");

  /** What compares secrets. */
  private static final Pattern COMPARING_SECRETS =
      Pattern.compile(
          "(?i).*(?:compare_digest|timingSafeEqual|ConstantTimeCompare|MessageDigest\\.isEqual|hmac\\.Equal)");

  /** What tells who the caller is, once it was verified. */
  private static final Pattern VERIFIED =
      Pattern.compile(
          "requestContext\\.authorizer\\..*|identity\\..*|request\\.(?:user|auth)\\..*");

  private final Events events;
  private final NamePattern comparingSecrets = NamePattern.ofWhole(COMPARING_SECRETS);
  private final NamePattern testing = NamePattern.ofWhole(TESTING);
  private final NamePattern records = NamePattern.ofWhole(RECORDS);
  private final Telling telling;
  private final Map<Asked, Flow> asked = new LinkedHashMap<>();

  /** What was compared with something that the code does not say, such as the caller's claims. */
  private final Set<Label> matched = new HashSet<>();

  /** Fields that choose what is added, rather than what is found. */
  private final Set<Asked> added = new HashSet<>();

  /** Fields by which somebody is looked up. */
  private final Set<Asked> read = new HashSet<>();

  /** Where those are refused who do not say that they are something. */
  private final Set<Origin.Written> demanded = new HashSet<>();

  private boolean isOfKeyHolder;
  private boolean isRankJudged;
  private boolean isEquality;

  Owners(Events events, Telling telling) {
    this.events = events;
    this.telling = telling;
  }

  /** Takes note of two values that were compared, neither of which the code says. */
  void matched(Value both) {
    both.taints()
        .forEach(
            (label, taint) -> {
              // What was found by a field is not the field.
              if (!taint.isGuess()) {
                matched.add(label);
              }
            });
    isOfKeyHolder |= isOfHeader(asSent(both)) && isSetting(both);
  }

  /**
   * Takes note of a rank that stands in the code and was looked for in what the caller cannot say.
   * Of a field that equals one the state knows wherever that holds.
   */
  void judged(Value value, boolean isEqual) {
    boolean isField = value.taints().keySet().stream().anyMatch(Owners::isRank);
    isRankJudged |=
        !(isField && isEqual)
            && value.taints().entrySet().stream()
                .noneMatch(field -> isSaid(field.getKey(), field.getValue()));
    isEquality |= isField && isEqual;
  }

  /** What follows is decided by a rank that the caller says: that is the mistake, and told. */
  void believed(Label said, Interpreter interpreter) {
    var decided = new Condition.Checked(new Label(said.source(), RANK), SinkKind.ALL);
    interpreter.state(interpreter.state().after(List.of(decided)));
  }

  /** Takes note of a place where those are refused who do not say that they are something. */
  void demanded(Origin.Written where) {
    demanded.add(where);
  }

  /** Returns whether a field says there what its sender may do, and not what somebody else gets. */
  boolean isDemanded(Origin.Written where) {
    return demanded.contains(where);
  }

  private static final String RANK = "(the rank that the caller says)";

  /** Claims of a token are not what its sender likes. */
  private static boolean isSaid(Label label, Taint taint) {
    return !taint.isGuess()
        && Rights.isSaid(label)
        && !RequestFields.isCredential(Pieces.whole(label.path()));
  }

  private static boolean isDecided(Label label) {
    return isRank(label) || label.path().equals(RANK);
  }

  private static boolean isRank(Label label) {
    return RequestFields.isRank(label.path());
  }

  /** Returns whether requests hold a secret that only those have who may send them. */
  boolean isOfKeyHolder() {
    return isOfKeyHolder;
  }

  /** Returns whether the code looks at what the caller may do, by what the caller does not say. */
  boolean isOfRanks() {
    return isOfKeyHolder || isRankJudged || events.hasRanks();
  }

  /** What a library reads out of a token, such as its issuer, says nothing of who holds a key. */
  private static Set<Label> asSent(Value value) {
    boolean isClaim =
        value.taints().keySet().stream().anyMatch(label -> label.source() == Label.CLAIMS);
    return isClaim
        ? Set.of()
        : value.taints().entrySet().stream()
            .filter(entry -> !entry.getValue().isGuess())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  private static boolean isSetting(Value both) {
    return both.taints().keySet().stream().anyMatch(label -> label.isSecret())
        || both.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.Words(var parts)
                        && parts.stream().anyMatch(Part.Environment.class::isInstance));
  }

  private static boolean isOfHeader(Set<Label> labels) {
    return labels.stream()
        .anyMatch(label -> label.path().toLowerCase(Locale.ROOT).contains("header"));
  }

  /** Takes note of a call: of a test, or of one that is about somebody's data. */
  void called(CallEvent event, Knowledge known, Interpreter interpreter) {
    if (comparingSecrets.isIn(event.name())) {
      isOfKeyHolder |=
          event
              .arguments()
              .all()
              .anyMatch(value -> isOfHeader(Objects.deep(interpreter, value).keySet()));
    } else if (testing.isIn(event.name())) {
      event.arguments().all().forEach(value -> matched.addAll(value.taints().keySet()));
      boolean isOfRank = event.arguments().all().anyMatch(Rights::isPrivileged);
      if (isOfRank) {
        judged(event.receiver(), false);
      }
    } else {
      var statements = statements(event, known, interpreter);
      if (records.isIn(event.name()) || isOfRecords(event, known)) {
        about(event, statements, interpreter);
      }
    }
  }

  private static boolean isOfRecords(CallEvent event, Knowledge known) {
    return known
        .of(event.name(), Knowledge.Sink.class)
        .map(Knowledge.Sink::kind)
        .anyMatch(ASKING_FOR_RECORDS::contains);
  }

  /** Data that is part of a statement does another harm. */
  private static Value statements(CallEvent event, Knowledge known, Interpreter interpreter) {
    return known
        .of(event.name(), Knowledge.Sink.class)
        .filter(sink -> sink.kind().equals("sql"))
        .flatMap(sink -> sink.places().stream())
        .map(place -> Places.at(place, event, interpreter))
        .reduce(Value.none(), Value::join);
  }

  private void about(CallEvent event, Value statements, Interpreter interpreter) {
    var given =
        Objects.deep(interpreter, event.arguments().all().reduce(Value.none(), Value::join));
    boolean isOfCaller =
        given.keySet().stream()
            .anyMatch(
                label ->
                    VERIFIED.matcher(label.path()).matches()
                        || RequestFields.isCredential(label.path()));
    var chosen = isOfCaller ? instead(given) : given;
    if (isOfCaller && READING.matcher(event.name()).find()) {
      given.keySet().stream().filter(label -> !chosen.containsKey(label)).forEach(matched::add);
    }
    if (chosen.isEmpty()) {
      return;
    }
    boolean isAdding =
        ADDING.matcher(event.name()).matches()
            || statements.constantText().filter(ADDING_STATEMENT.asPredicate()).isPresent();
    chosen.forEach(
        (label, taint) -> {
          boolean isNamed =
              Rights.isOwner(label) || Rights.isIdentity(label) || Rights.isAskedFor(label);
          if (isNamed
              && label.source() >= 0
              && !events.isEarlier(label)
              && interpreter.state().guards().keySet().stream().noneMatch(Owners::isDecided)
              && isOpen(label, taint, interpreter)
              && !statements.taints().containsKey(label)
              && !isSearched(label, event, interpreter)) {
            var place = place(event, taint, interpreter);
            var key = new Asked(label, place);
            asked.putIfAbsent(
                key, telling.flow(SinkKind.AUTHORIZATION, label, taint, SINK, event, place));
            if (isAdding) {
              added.add(key);
            }
            if (READING.matcher(event.name()).find()) {
              read.add(key);
            }
          }
        });
  }

  /** A text with {@code %} beside the data looks for all that is like it, whoever owns that. */
  private static boolean isSearched(Label label, CallEvent event, Interpreter interpreter) {
    return event
        .arguments()
        .all()
        .flatMap(given -> Objects.held(interpreter, given, Set.of()).atoms().stream())
        .anyMatch(
            atom ->
                atom instanceof Atom.Words(var parts)
                    && parts.size() > 1
                    && parts.stream().anyMatch(part -> isOf(label, part))
                    && parts.stream()
                        .anyMatch(
                            part ->
                                part instanceof Part.Fixed(var text)
                                    && (text.startsWith("%") || text.endsWith("%"))));
  }

  private static boolean isOf(Label label, Part part) {
    return part instanceof Part.Field(var source, var path)
        && source == label.source()
        && path.equals(label.path());
  }

  /**
   * Data in whose absence who the caller is comes in its place: that is looked up by one of both.
   */
  private static Map<Label, Taint> instead(Map<Label, Taint> given) {
    var all = new TreeMap<>(given);
    all.keySet().removeIf(label -> !Rights.isOwner(label) && !Rights.isIdentity(label));
    all.values().removeIf(taint -> !isReplaceable(taint.trace().steps().getFirst().where()));
    return all;
  }

  private static boolean isReplaceable(Origin.Written read) {
    var text = read.file().text();
    int end = read.span().end();
    return OTHERWISE.matcher(text.substring(end, Math.min(text.length(), end + NEAR))).lookingAt()
        || WITH_DEFAULT.matcher(read.text()).find();
  }

  private static final int NEAR = 40;

  /** What stands behind something that may not be given. */
  private static final Pattern OTHERWISE =
      Pattern.compile("\\)?\\s*(?:\\?\\?|\\|\\||or\\b)\\s*\\w");

  private static final Pattern WITH_DEFAULT =
      Pattern.compile("\\.(?:get|getOrDefault)\\(\\s*[\"'][\\w-]+[\"']\\s*,\\s*[a-z]");

  /** One of a few that the code names is nobody else. */
  private static boolean isOpen(Label label, Taint taint, Interpreter interpreter) {
    long cleared = taint.cleared() | Guards.of(label, interpreter.state().guards());
    return SinkKind.AUTHORIZATION.isHarmedBy(cleared);
  }

  /**
   * Where the code for tables stands in a file of its own, it is told which data is wanted by the
   * code for requests.
   */
  private static Origin.Written place(CallEvent event, Taint taint, Interpreter interpreter) {
    var read = taint.trace().steps().getFirst().where();
    int depth =
        interpreter.stack().around(read).map(interpreter.stack()::depth).orElse(Integer.MAX_VALUE);
    boolean isOfLayer =
        !read.file().equals(event.where().file()) && depth < interpreter.stack().depth(event.in());
    return isOfLayer
        ? event.callers().stream()
            .filter(call -> call.file().equals(read.file()))
            .reduce(read, (_, last) -> last)
        : event.where();
  }

  /**
   * Returns what is to be told.
   *
   * @param isVerified whether the code verifies a token of the caller's
   */
  Stream<Flow> flows(boolean isVerified) {
    boolean isByRank = isRankJudged || (events.hasRanks() && !isEquality);
    if (isOfKeyHolder || isByRank) {
      return Stream.empty();
    }
    boolean isReadCaller = events.hasCaller() || isVerified;
    Predicate<Label> isWrong =
        isReadCaller || events.isOfKnownCallers()
            ? label -> isReadCaller ? Rights.isChosen(label) : !Rights.isOfPath(label)
            : Rights::isIdentity;
    boolean isOfNobody = !isReadCaller && !events.isOfKnownCallers();
    return asked.entrySet().stream()
        .filter(each -> !matched.contains(each.getKey().label()))
        .filter(each -> isWrong.test(each.getKey().label()))
        .filter(each -> !isOfNobody || isOfAnybody(each.getKey()))
        .filter(each -> !isSigningIn(each.getKey()))
        .map(Map.Entry::getValue);
  }

  /** Who is looked up proves by a password to be the caller. */
  private boolean isSigningIn(Asked call) {
    return read.contains(call) && events.isBesidePassword(call.label());
  }

  /** Nobody knows who the caller is, and the request says so, or whose data it is about. */
  private boolean isOfAnybody(Asked call) {
    var source = events.sources().get(call.label().source());
    return source.isHttp()
        && source.trust().compareTo(Source.Trust.UNKNOWN) <= 0
        && !events.hasCredentials()
        && !(added.contains(call) && Rights.isIdentity(call.label()));
  }
}
