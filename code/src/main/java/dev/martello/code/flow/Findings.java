package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what the interpreter comes across: flows into sinks, misuses, and calls. */
final class Findings implements Watch {

  /** A call that is wrong whatever data it is given. */
  record Wrong(Knowledge.Misuse misuse, CallEvent event, boolean isAlways) {}

  private record FlowKey(SinkKind kind, Origin.Written where, Label label) {}

  private record Line(SourceFile file, int number) {}

  private record CallKey(String name, Origin.Written where) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof CallKey key && name.equals(key.name) && where.equals(key.where);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + where.span().start();
    }
  }

  /** How deep the statements of a policy stand in an answer. */
  private static final int ANSWER_DEPTH = 6;

  /** The whole event, or all headers. */
  private static final Pattern WHOLE = Pattern.compile("|(?:multiValue)?[hH]eaders(?:\\.\\*)?");

  /** What keeps the results of a function that it is given. */
  private static final Set<String> MEMORISING =
      Set.of(
          "functools.lru_cache",
          "functools.lru_cache()",
          "functools.cache",
          "functools.cached_property",
          "cachetools.cached()",
          "cachetools.func.ttl_cache()",
          "cachetools.func.lru_cache()",
          "lodash.once",
          "lodash.memoize",
          "lodash/once",
          "lodash/memoize",
          "once",
          "memoizee",
          "mem",
          "p-memoize",
          "com.google.common.base.Suppliers.memoize",
          "sync.Once.Do",
          "sync.OnceFunc",
          "sync.OnceValue",
          "sync.OnceValues");

  /** Methods of texts, lists and the like, which only hand on what they are given. */
  private static final Pattern OF_VALUES =
      Pattern.compile(
          "^(?:value|str|list|dict|set|number|function|regexp|json|JSON|Object|String|Buffer|Promise"
              + "|base64|java\\.(?:lang|util)|util|re|urllib|html|textwrap|string|io|error:\\w*)\\."
              + "|^(?:return|print|str|len|bytes|bytearray|repr|format|sorted|reversed|map|filter|list|tuple|dict|set"
              + "|isinstance|type|hash|int|float|bool|any|all|max|min|enumerate|zip|iter|next|open|getattr|setattr|hasattr|id|super|String|Buffer|Error|new"
              + " Error|Promise|Array|Object|[A-Z]\\w*(?:Error|Exception))$");

  /** Names of functions that show or send what they are given. */
  private static final Pattern SHOWING =
      Pattern.compile(
          "(?i)html|render|page|template|view|mail|markup|respon[ds]|reply|display|show|pdf|body");

  private final StandardSemantics semantics;
  private final Set<ProcedureId> memorised = new HashSet<>();
  private final Map<FlowKey, Flow> flows = new LinkedHashMap<>();
  private final Set<Line> keeping = new HashSet<>();
  private final Map<CallKey, Wrong> wrongs = new LinkedHashMap<>();
  private final Map<CallKey, CallEvent> calls = new LinkedHashMap<>();

  /** What builders of requests of Java take beside the address. */
  private static final Set<String> CONTENT_OF_REQUESTS =
      Set.of(
          "POST",
          "PUT",
          "post",
          "put",
          "patch",
          "delete",
          "method",
          "body",
          "bodyValue",
          "entity",
          "header",
          "headers",
          "addHeader",
          "setHeader",
          "timeout",
          "tag",
          "cacheControl");

  private final Claims claims = new Claims();

  private final Guessable guessable = new Guessable();

  private final Owners owners;

  private final NamePattern ofValues = new NamePattern(OF_VALUES);

  /** What is in answers after it went through calls that nobody knows. */
  private final Set<Label> shown = new HashSet<>();

  private final Handings handings;
  private final TestedArchives archives = new TestedArchives();
  private final Map<Origin.Written, Analysis.Answered> answers = new LinkedHashMap<>();

  private boolean isNextEvent;

  private static final Set<SinkKind> OF_PROTOTYPE = Set.of(SinkKind.PROTOTYPE, SinkKind.MERGE);

  private static final Set<String> FREEZING =
      Set.of("Object.freeze", "Object.seal", "Object.preventExtensions");

  /** Names of what was written into objects of libraries. */
  private final Set<String> written = new HashSet<>();

  /** Whether nothing can be added to what all objects share. */
  private boolean isFrozen;

  /** Where data was first written into something that outlives the invocation. */
  private final Map<Label, Origin.Written> kept = new LinkedHashMap<>();

  Findings(StandardSemantics semantics) {
    this.semantics = semantics;
    this.handings = new Handings(semantics);
    this.owners = new Owners(semantics, this::ofOwner);
  }

  /** Says that another event of the same kind comes: only what is left of the first is new. */
  void nextEvent() {
    isNextEvent = true;
  }

  List<Flow> flows(Fates fates) {
    return Stream.of(
            told(),
            owners.flows(claims.isOfCaller()),
            unheard(growing.values().stream()),
            unheard(left.flows(fates)),
            guessable.flows().stream())
        .flatMap(all -> all)
        .toList();
  }

  /** Leaves out what is told already by where it gets. */
  private Stream<Flow> unheard(Stream<Flow> left) {
    return left.filter(
        flow ->
            flows.values().stream()
                .noneMatch(
                    other ->
                        other.kind() == SinkKind.GLOBAL
                            && other.where().line() == flow.where().line()));
  }

  private Stream<Flow> told() {
    return flows.entrySet().stream()
        .filter(found -> !isFrozen || !OF_PROTOTYPE.contains(found.getKey().kind()))
        .filter(found -> !isIdlePage(found.getKey(), found.getValue()))
        .map(Map.Entry::getValue)
        .filter(flow -> !isTidying(flow))
        .filter(this::matters)
        .filter(flow -> flow.kind() != SinkKind.LOG || !isSecretToo(flow))
        .filter(flow -> !isOfGroup(flow))
        .filter(
            flow ->
                !flow.sink().equals(A_DECISION)
                    || (!owners.isOfKeyHolder()
                        && (!semantics.hasRanks() || !Rights.isOfOthers(flow.path()))));
  }

  /** Who puts others into groups may do so, or nobody who calls the function chooses which. */
  private boolean isOfGroup(Flow flow) {
    boolean isByCaller = isOfCaller(flow.source()) || flow.source().trigger().equals("cognito");
    return flow.kind() == SinkKind.AUTHORIZATION
        && OF_GROUP.matcher(flow.sink()).find()
        && (!isByCaller || owners.isOfRanks());
  }

  private static final Pattern OF_GROUP = Pattern.compile("(?i)admin_?add_?user_?to_?group");

  /** Java: what removes a file in the end that is told itself. */
  private boolean isTidying(Flow flow) {
    return flow.kind() == SinkKind.FILE_PATH
        && TIDYING.matcher(flow.sink()).find()
        && isInEnd(flow.where())
        && flows.values().stream()
            .anyMatch(
                other ->
                    other.kind() == SinkKind.FILE_PATH
                        && !TIDYING.matcher(other.sink()).find()
                        && other.path().equals(flow.path())
                        && other.source().equals(flow.source()));
  }

  private static final Pattern TIDYING =
      Pattern.compile("java\\.(?:io\\.File|nio\\.file\\.Files)\\.delete\\w*");

  private static final Pattern FINALLY = Pattern.compile("\\bfinally\\s*\\{[^}]*$");

  private static final int BEFORE = 300;

  private static boolean isInEnd(Origin.Written where) {
    int start = where.span().start();
    var before = where.file().text().substring(Math.max(0, start - BEFORE), start);
    return FINALLY.matcher(before).find();
  }

  /** What must not be in the log at all need not be written there in another way. */
  private boolean isSecretToo(Flow flow) {
    return flows.values().stream()
        .anyMatch(
            other ->
                other.kind() == SinkKind.SECRET_LOG
                    && other.where().equals(flow.where())
                    && other.path().equals(flow.path())
                    && matters(other));
  }

  /**
   * HTML that nobody knows which call gets: it is shown where the name says so, or where what comes
   * out of unknown calls is the answer.
   */
  private boolean isIdlePage(FlowKey key, Flow flow) {
    return key.kind() == SinkKind.HTML
        && flow.confidence() == Flow.Confidence.LOW
        && !SHOWING.matcher(flow.sink()).find()
        && !shown.contains(key.label());
  }

  /** Returns the misuses; of some it depends on what became of the result. */
  Collection<Wrong> wrongs(Fates fates) {
    var told = new LinkedHashMap<CallKey, Wrong>();
    wrongs.values().stream()
        .filter(wrong -> stands(wrong, fates))
        .forEach(
            wrong ->
                told.putIfAbsent(
                    new CallKey(wrong.misuse().check(), wrong.event().where()), wrong));
    return told.values();
  }

  /** Of a line of bytecode several calls may be wrong in the same way. */
  private static CallKey wrong(Knowledge.Misuse misuse, CallEvent event) {
    var call = event.language() == Language.JVM ? " " + event.name() : "";
    return new CallKey(misuse.check() + call, event.where());
  }

  private boolean stands(Wrong wrong, Fates fates) {
    var fate = fates.of(wrong.event());
    return switch (wrong.misuse().check()) {
      case "client-per-invocation" ->
          !isMadeOnce(wrong.event()) && (wrong.isAlways() || !isKept(wrong, fate));
      case "unclosed-resource" ->
          !Resources.isClosed(wrong.event().name(), fate)
              && !isKept(wrong, fate)
              && !fates.isOwnerClosed(wrong.event());
      case "request-without-timeout" ->
          !fates.isBounded(wrong.event())
              && !isBoundedByPart(wrong.event())
              && !isRaced(wrong.event())
              && !isBoundedByDefault(wrong.event())
              && !(wrong.event().name().startsWith(APACHE) && isApacheBounded());
      case "tls-verification-off" -> !isPartOfAnother(wrong.event());
      case "debug-mode" -> wrong.isAlways() || !wrong.event().language().isScript();
      case "jwt-not-verified" -> isUnverified(wrong);
      case "insecure-cookie" -> !isSecured(wrong.event().name());
      case "obsolete-protocol" -> !SMTP.equals(wrong.event().name()) || isLoginInClear(fate);
      case "ignored-batch-failure" ->
          !fate.isKept() && !fate.reads(Findings::isFailing) && !fate.isTaken(_ -> true);
      default -> true;
    };
  }

  private static final String HOST_NAMES = ".check_hostname";

  /** Python: who verifies no certificate has to say first that names of hosts do not matter. */
  private boolean isPartOfAnother(CallEvent event) {
    return event.name().endsWith(HOST_NAMES)
        && wrongs.values().stream()
            .map(Wrong::event)
            .filter(other -> other.name().endsWith(".verify_mode"))
            .anyMatch(
                other ->
                    other.where().file().equals(event.where().file())
                        && Math.abs(other.where().line() - event.where().line()) <= 2);
  }

  /** Scripts: who is the first of several wins, and a timer may be. */
  private static boolean isRaced(CallEvent event) {
    if (!event.language().isScript()) {
      return false;
    }
    var text = event.where().file().text();
    int end = event.where().span().start();
    int race = text.lastIndexOf("Promise.race(", end);
    int depth = 0;
    for (int at = Math.max(race, 0); race >= 0 && at < end; at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0 && at > race + "Promise.race(".length()) {
        return false;
      }
    }
    return race >= 0;
  }

  private static final Pattern BOUNDED_PART =
      Pattern.compile(
          "(\\w+)\\.request\\s*=\\s*(?:functools\\.)?partial\\(\\s*\\1\\.request\\b[^\\n"
              + "]*\\btimeout\\s*=");

  private static final Pattern OF_SOCKETS =
      Pattern.compile(
          "(?:urllib|http|httplib|ftplib|smtplib|imaplib|poplib|socket|telnetlib|xmlrpc)\\..*");

  private static final Pattern BOUNDING_ADAPTER =
      Pattern.compile(
          "class\\s+\\w+\\((?:\\w+\\.)*HTTPAdapter\\):(?s:.{0,600}?)\\btimeout\\b(?s:.*)\\.mount\\(");

  /** Python: sockets have a timeout unless they are told, or an adapter gives it to requests. */
  private boolean isBoundedByDefault(CallEvent event) {
    if (event.language() != Language.PYTHON) {
      return false;
    }
    boolean isBySocket =
        OF_SOCKETS.matcher(event.name()).matches()
            && calls.keySet().stream().anyMatch(key -> key.name().equals(DEFAULT_OF_SOCKETS));
    return isBySocket
        || (event.name().startsWith("requests.")
            && BOUNDING_ADAPTER.matcher(event.where().file().text()).find());
  }

  private static final String DEFAULT_OF_SOCKETS = "socket.setdefaulttimeout";

  /** Python: {@code session.request = partial(session.request, timeout=5)} bounds all of them. */
  private static boolean isBoundedByPart(CallEvent event) {
    return event.language() == Language.PYTHON
        && BOUNDED_PART
            .matcher(event.where().file().text())
            .results()
            .anyMatch(found -> event.where().text().startsWith(found.group(1) + "."));
  }

  /** Nobody verifies the token whose claims are read, or what is wrong is something else. */
  private boolean isUnverified(Wrong wrong) {
    var where = wrong.event().where();
    if (Claims.isHint(wrong.misuse(), wrong.event())) {
      return !claims.isSurelyVerified(where, this::isTrusting);
    }
    if (!Claims.isGuess(wrong.misuse()) && !Claims.isReading(wrong.event())) {
      return true;
    }
    boolean matters = Claims.isReading(wrong.event()) && !Claims.isGuess(wrong.misuse());
    return (matters || claims.decide(where))
        && !claims.isVerified(where, this::isTrusting)
        && !semantics.isOfKnownCallers();
  }

  /** What a cookie of Python's own module is, is written one after the other. */
  private boolean isSecured(String stored) {
    return written.contains(stored.substring(1) + ".secure");
  }

  private static final String SMTP = "smtplib.SMTP";

  private static boolean isLoginInClear(Fate fate) {
    return fate.reads("login"::equals) && !fate.reads("starttls"::equals);
  }

  /** What answers of other services than those of AWS call entries that failed. */
  private static final Set<String> FAILING = Set.of("errors", "items", "get", "[]");

  private static boolean isFailing(String path) {
    return FAILING.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  private static final String APACHE = "org.apache.";

  /** {@code clients.computeIfAbsent(url, Client::new)} makes one for each key, and keeps it. */
  private boolean isMadeOnce(CallEvent event) {
    return event.language().isOfJvm()
        && event.callers().stream()
            .filter(caller -> caller.text().contains(".computeIfAbsent("))
            .map(event::at)
            .anyMatch(caller -> keeping.contains(line(caller)));
  }

  /** The configuration of requests may reach clients by ways of its own. */
  private boolean isApacheBounded() {
    return calls.keySet().stream()
        .map(CallKey::name)
        .anyMatch(
            name -> name.startsWith(APACHE) && name.toLowerCase(Locale.ROOT).contains("timeout"));
  }

  /** What only looks like a verification is told itself. */
  private boolean isTrusting(Origin.Written call) {
    return wrongs.keySet().stream()
        .anyMatch(key -> key.name().startsWith("jwt-not-verified") && key.where().equals(call));
  }

  /** A client that is kept for the next event is made once, unless each event makes it anew. */
  private boolean isKept(Wrong wrong, Fate fate) {
    return fate.isKept() || keeping.contains(line(wrong.event()));
  }

  private static Line line(CallEvent event) {
    var file = event.where().file();
    return new Line(file, file.line(event.where().span().start()));
  }

  List<Analysis.Answered> answers() {
    return List.copyOf(answers.values());
  }

  Handings handings() {
    return handings;
  }

  Collection<CallEvent> calls() {
    return calls.values();
  }

  @Override
  public void called(CallEvent event, Interpreter interpreter) {
    if (isNextEvent) {
      worked(event, interpreter);
    } else {
      owners.called(event, semantics.knowledge(event.language()), interpreter);
      calls.merge(new CallKey(event.name(), event.where()), event, CallEvent::join);
      if (!ofValues.isIn(event.name())) {
        claims.called(event, semantics.knowledge(event.language()), interpreter);
      }
      claims.verified(event, interpreter);
      if (event.language().isOfJvm() && event.name().endsWith("ClaimsToAddOrOverride")) {
        granted(event.arguments().at(0), event, interpreter);
      }
      handings.called(event, interpreter);
    }
    if (isNextEvent) {
      handedOver(event, interpreter);
    }
    isFrozen |=
        FREEZING.contains(event.name())
            && event.arguments().at(0).atoms().contains(new Atom.External("Object.prototype"));
    named(event, interpreter);
    var given = event.arguments().all().reduce(Value.none(), Value::join);
    left.called(event, given, value -> lasting(value, event, interpreter), interpreter);
    guessable.called(event, interpreter);
    if (event.name().equals(LOGGING_EVENTS)
        && Demands.constant(event.arguments().named("log_event"))
            .filter("true"::equals)
            .isPresent()) {
      eventLogged(event, interpreter);
    }
    if (MEMORISING.contains(event.name())) {
      event.arguments().all().forEach(this::memorise);
    }
    var known = semantics.knowledge(event.language());
    if (isUnknown(event, known)) {
      event
          .arguments()
          .all()
          .flatMap(value -> Markup.in(value, interpreter).stream())
          .forEach(
              value -> reach(SinkKind.HTML, value, unknownPage(event.name()), event, interpreter));
    }
    for (var entry : known.of(event.name())) {
      switch (entry) {
        case Knowledge.Sink sink -> sink(sink, event, interpreter);
        case Knowledge.Misuse misuse -> {
          boolean isOnce = isOfEachEvent(misuse) && interpreter.isWithin(memorised);
          if (!isNextEvent && !isOnce && Demands.hold(misuse, event, interpreter)) {
            var told = MisuseLocations.of(misuse, event, interpreter);
            wrongs.putIfAbsent(
                wrong(misuse, told), new Wrong(misuse, told, interpreter.isAlways()));
            if (Claims.isGuess(misuse) || Claims.isReading(event) || Claims.isHint(misuse, event)) {
              claims.given(event, interpreter);
            }
          }
        }
        default -> {}
      }
    }
  }

  private static final String LOGGING_EVENTS = "powertools.Logger.inject_lambda_context";

  private static final Knowledge.Sink LOG_OF_EVENTS =
      new Knowledge.Sink(List.of(), "secret-log", List.of(), List.of(), "low", "");

  /** Powertools: a decorator writes each event to the log. */
  private void eventLogged(CallEvent event, Interpreter interpreter) {
    for (int source = 0; source < semantics.ofEvents().size(); source++) {
      var whole = semantics.field(source, "", interpreter);
      reach(SinkKind.SECRET_LOG, whole, LOG_OF_EVENTS, event, interpreter);
    }
  }

  /** Calls that ask or change something elsewhere. */
  private static final Pattern WORK =
      Pattern.compile(
          "aws:[\\w-]+\\.\\w+|new @aws-sdk/.*Command|(?:requests|httpx|axios)\\.\\w+|fetch"
              + "|sql\\.(?:Cursor|Connection)\\.execute"
              + "|database/sql\\.\\w+\\.(?:Query|Exec)\\w*"
              // What is added to a logger that is put in its own place is added to by each event.
              + "|(?:log/slog|go\\.uber\\.org/zap)\\.\\w*Logger\\.With|pino\\(\\)\\.child|winston\\.\\w+\\(\\)\\.child"
              + "|structlog\\.\\w+\\(\\)\\.bind");

  private static final Knowledge.Sink EFFECT =
      new Knowledge.Sink(List.of(), "global", List.of(), List.of(), "high", "");

  /** What is done for an event must not be done with data of the one before. */
  private void worked(CallEvent event, Interpreter interpreter) {
    if (WORK.matcher(event.name()).matches()) {
      var given = event.arguments().all().reduce(event.receiver(), Value::join);
      var everything = Value.unknown().tainted(Objects.deep(interpreter, given));
      reach(SinkKind.GLOBAL, everything, EFFECT, event, interpreter);
    }
  }

  /** What an earlier event left behind is handed to a call that does something with it. */
  private void handedOver(CallEvent event, Interpreter interpreter) {
    var known = semantics.knowledge(event.language());
    boolean isDoing =
        event.language().isOfJvm()
            && !ofValues.isIn(event.name())
            && !FILLING.matcher(event.name()).find()
            && known.of(event.name()).stream().noneMatch(Findings::isPassingOrLog);
    if (isDoing) {
      event
          .arguments()
          .all()
          .forEach(
              value -> {
                var deep = Value.unknown().tainted(Objects.deep(interpreter, value));
                reach(SinkKind.GLOBAL, deep, HANDED, event, interpreter);
              });
    }
  }

  /** What only makes an object of what it is given, in Java. */
  private static final Pattern FILLING =
      Pattern.compile(
          "[Bb]uilder\\.\\w+$|\\.(?:<init>|of|(?:with|set|add|put|get|is|to|from|write|read|parse)(?:[A-Z]\\w*)?|append|builder|build)$");

  private static boolean isPassingOrLog(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Passage
        || (entry instanceof Knowledge.Sink sink && sink.kind().equals("log"));
  }

  private static final Knowledge.Sink HANDED =
      new Knowledge.Sink(
          List.of(new CallPattern("a call")), "global", List.of(), List.of(), "high", "");

  /** What is wrong only because each event does it anew. */
  private static boolean isOfEachEvent(Knowledge.Misuse misuse) {
    return misuse.check().equals("client-per-invocation")
        || misuse.when().stream()
            .map(Demand::place)
            .anyMatch(
                place -> place.kind() == Place.Kind.CIRCUMSTANCE && place.name().equals("phase"));
  }

  /** What these are given runs once for the same arguments. */
  private void memorise(Value functions) {
    for (var atom : functions.atoms()) {
      if (atom instanceof Atom.Function function) {
        memorised.add(function.id());
      }
    }
  }

  /** Functions of nobody knows which library: what they are given for a page may become one. */
  private boolean isUnknown(CallEvent event, Knowledge known) {
    return !event.isInitialisation()
        && !event.language().isStaticallyTyped()
        && !ANSWERING.contains(event.name())
        && !ofValues.isIn(event.name())
        && !(event.language() == Language.GO && Golang.isOfValues(event.name()))
        && known.of(event.name()).stream().allMatch(Findings::isOfErrors);
  }

  /** What handlers of scripts answer by is looked at as an answer. */
  private static final Set<String> ANSWERING =
      Set.of(Interpreter.CALLBACK, "context.done", "context.succeed");

  /** What an error must not reach may show pages all the same. */
  private static boolean isOfErrors(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Sink sink
        && (sink.kind().equals("error") || sink.kind().equals("global"));
  }

  private static Knowledge.Sink unknownPage(String name) {
    return new Knowledge.Sink(
        List.of(new CallPattern(name)), "html", List.of(), List.of(), "low", "");
  }

  private void sink(Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    var kind = SinkKind.of(sink.kind());
    if (kind.isEmpty() || !Demands.hold(sink, event, interpreter)) {
      return;
    }
    if (kind.get() == SinkKind.ARCHIVE && archives.isTested(event, interpreter)) {
      return;
    }
    if (kind.get() == SinkKind.LOG) {
      logged(event, interpreter)
          .filter(value -> value.isTainted() && Sinks.isText(value))
          .filter(_ -> !isJson(event, interpreter))
          .filter(_ -> !JvmEntrance.isStructured(event, interpreter))
          .forEach(value -> reach(SinkKind.LOG, value, sink, event, interpreter));
      secret(sink, event, interpreter);
      return;
    }
    for (var place : sink.places()) {
      var given = Demands.at(place, event, interpreter);
      if (kind.get() == SinkKind.GUESSABLE) {
        guessable.becomes(
            "what `" + Calls.shown(event.name()) + "` takes",
            given,
            true,
            event.where(),
            interpreter);
        continue;
      }
      var value =
          event.language() == Language.PYTHON
              ? Files.content(given, kind.get(), interpreter)
              : given;
      if (kind.get() == SinkKind.SECRET_LOG && place.kind() == Place.Kind.ANY_ARGUMENT) {
        secret(sink, event, interpreter);
        continue;
      }
      boolean isAny = place.kind() == Place.Kind.ANY_ARGUMENT && kind.get() != SinkKind.LOG;
      boolean isDeep = isAny || Sinks.isDeep(kind.get());
      var reaching =
          Sinks.isOfObjects(kind.get())
              ? Filters.in(value, interpreter)
              : isDeep
                  ? Value.unknown().tainted(Objects.deep(interpreter, value))
                  : isHolder(kind.get(), event) ? inside(kind.get(), value, interpreter) : value;
      reach(kind.get(), reaching, sink, event, interpreter);
    }
  }

  /** What is written with everything in it; lines of the level DEBUG may hold whole requests. */
  private void secret(Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    var shown = OwnTexts.without(all, event.language(), interpreter);
    var deep = new TreeMap<>(Objects.deep(interpreter, shown));
    if (DEBUG.matcher(event.name()).find() && !isDebugging(event)) {
      deep.keySet().removeIf(label -> !StandardSemantics.isSecretValue(label));
    }
    reach(SinkKind.SECRET_LOG, Value.unknown().tainted(deep), sink, event, interpreter);
  }

  private static final Pattern DEBUG =
      Pattern.compile("\\.(?:[dD]ebug|trace|fine\\w*)(?:[fw]|ln|Context)?$");

  private static final Pattern JSON_LOGS =
      Pattern.compile(
          "(?i)json(?:logger\\b|_?(?:log_?)?formatter\\(|renderer\\(|_log_formatter\\b)");

  /** Whether a file speaks of such a formatter; each is searched once. */
  private final Map<Unit, Boolean> jsonLogs = new IdentityHashMap<>();

  /** Python: a formatter that writes each entry as JSON escapes the ends of lines. */
  private boolean isJson(CallEvent event, Interpreter interpreter) {
    return event.language() == Language.PYTHON
        && !event.name().equals("print")
        && interpreter.program().units().stream()
            .anyMatch(
                unit ->
                    jsonLogs.computeIfAbsent(
                        unit, one -> JSON_LOGS.matcher(one.file().text()).find()));
  }

  private static final Pattern DEBUGGING =
      Pattern.compile("\\b(?:setLevel|basicConfig)\\([^()\\n]*\\bDEBUG\\b");

  /** The file of the call itself says that such lines are written. */
  private static boolean isDebugging(CallEvent event) {
    // Lambda writes what scripts send to the console, whatever its level is called.
    return event.language().isScript()
        || event.language() == Language.PYTHON
            && DEBUGGING.matcher(event.where().file().text()).find();
  }

  /**
   * What is written: Go's functions whose names end so, and those of Python, take a format first.
   */
  private static Stream<Value> logged(CallEvent event, Interpreter interpreter) {
    if (event.name().startsWith("log/slog.")) {
      // What stands behind the message is quoted.
      return Stream.of(event.arguments().at(event.name().endsWith("Context") ? 1 : 0));
    }
    int format = event.name().startsWith("fmt.Fprint") ? 1 : 0;
    boolean isFormat =
        event.language() == Language.GO
            && event.name().endsWith("f")
            && event.arguments().at(format).constantText().isPresent();
    if (isFormat) {
      return Stream.of(GoTexts.formatted(event.arguments(), format, interpreter));
    }
    if (event.language() == Language.JVM) {
      return event.arguments().all().flatMap(value -> inArray(value, interpreter));
    }
    var placed = event.arguments().placed();
    boolean isOfPython =
        event.language() == Language.PYTHON
            && placed.size() > 1
            && placed.getFirst().constantText().filter(text -> text.contains("%")).isPresent();
    return isOfPython
        ? Stream.of(
            Formats.percent(interpreter, placed.getFirst(), placed.subList(1, placed.size())))
        : event.arguments().all();
  }

  /** Bytecode puts arguments of variable number into an array. */
  private static Stream<Value> inArray(Value value, Interpreter interpreter) {
    boolean isArray =
        value.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST
            && held.type().isEmpty();
    return isArray
        ? interpreter.objects().elements(value, false).atoms().stream()
            .map(atom -> Value.of(atom).with(interpreter.objects().elements(value, false).taints()))
        : Stream.of(value);
  }

  /** What a request sends does not choose where it goes. */
  private static Value inside(SinkKind kind, Value value, Interpreter interpreter) {
    return Objects.held(interpreter, value, kind == SinkKind.URL ? CONTENT_OF_REQUESTS : Set.of());
  }

  /** Files, addresses and queries are objects in Java; texts elsewhere. */
  private static boolean isHolder(SinkKind kind, CallEvent event) {
    return event.language().isOfJvm() && kind != SinkKind.RESOURCE;
  }

  /** What libraries made of data need not begin like it. */
  private static boolean asksForBeginning(Knowledge.Sink sink) {
    return sink.when().stream().anyMatch(demand -> demand.question() == Demand.Question.BEGINNING);
  }

  private void reach(
      SinkKind kind, Value value, Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    if (value.taints().isEmpty() || Sinks.isHarmless(kind, value)) {
      return;
    }
    var guards = interpreter.state().guards();
    if (kind == SinkKind.HTML && ResponseType.isPlain(event, guards)) {
      return;
    }
    boolean isInFolder =
        kind == SinkKind.FILE_PATH && (!event.language().isScript() || Sinks.isInFolder(value));
    value
        .taints()
        .forEach(
            (label, taint) -> {
              long cleared = taint.cleared() | Guards.of(label, guards);
              if (semantics.isEarlier(label)) {
                earlier(kind, label, taint, cleared, sink, event);
                return;
              }
              boolean isOther =
                  isNextEvent
                      || label.source() == StandardSemantics.CLAIMS
                      || Guessable.isNumber(label)
                      || kind == SinkKind.GLOBAL
                      // It is the names of entries, not the archive, that must not reach files.
                      || (kind == SinkKind.ARCHIVE
                          && (event.language().isOfJvm() || event.language() == Language.GO)
                          && semantics.isOfEvent(label))
                      || (sink.kind().equals("authorization")
                          && NAMES_RIGHTS.equals(sink.note())
                          && !Rights.isSaidByUser(label, sourceOf(label), semantics))
                      || (kind == SinkKind.RESOURCE && label.path().startsWith(AUTHORIZER))
                      || (OF_TOKEN.equals(sink.note()) && !Rights.isOfClient(label))
                      || (kind == SinkKind.LOG && Sinks.isLoggedAsObject(label, taint))
                      || (kind == SinkKind.FILE_PATH && isOfUnpacked(label, event))
                      || (taint.isGuess() && asksForBeginning(sink))
                      || (kind == SinkKind.SECRET_LOG && !isSecret(label, taint));
              boolean isError = label.source() == StandardSemantics.ERROR;
              boolean isReaching =
                  !isOther
                      && (cleared & harm(kind)) == 0
                      && !(isInFolder && !SinkKind.CLIMBING.isHarmedBy(cleared))
                      && isError == (kind == SinkKind.ERROR)
                      && !(kind == SinkKind.LOG && taint.isGuess());
              if (isReaching) {
                var told = told(kind, label);
                var place = FlowLocations.of(kind, sink, taint, event, interpreter);
                var flow = flow(told, label, taint, sink, event, place);
                flows.putIfAbsent(new FlowKey(told, flow.where(), label), flow);
              }
            });
  }

  /** What an authorizer says of callers is for it to choose. */
  private static final String AUTHORIZER = "requestContext.authorizer.";

  /** What knowledge says of calls that give people rights. */
  private static final String OF_TOKEN = "which says what the user may do who signs in";

  private static final String NAMES_RIGHTS = "which gives rights to the user who says so";

  private Optional<Source> sourceOf(Label label) {
    return label.source() < 0
        ? Optional.empty()
        : Optional.of(semantics.sources().get(label.source()));
  }

  /** What is done to a file that was unpacked does no more harm than to write it. */
  private static boolean isOfUnpacked(Label label, CallEvent event) {
    return label.path().equals(ENTRY) && AFTERWARDS.matcher(event.name()).matches();
  }

  private static final Pattern AFTERWARDS =
      Pattern.compile("fs\\.(?:l?ch(?:mod|own)|l?utimes|access|l?stat|exists|realpath)(?:Sync)?");

  /** What is told of data that does harm: names of entries that become paths unpack an archive. */
  private static SinkKind told(SinkKind kind, Label label) {
    return switch (kind) {
      case CHOSEN -> SinkKind.PROTOTYPE;
      case FILE_PATH ->
          label.path().equals(ENTRY) || Pieces.isEntry(label) ? SinkKind.ARCHIVE : kind;
      default -> kind;
    };
  }

  /** What knowledge says of the names of an archive's entries. */
  private static final String ENTRY = "the name of an entry of an archive";

  /** What data must not have been made harmless for, to do harm. */
  private static long harm(SinkKind kind) {
    return switch (kind) {
      case CHOSEN -> SinkKind.CHOSEN.bit() | SinkKind.PROTOTYPE.bit();
      case MERGE -> SinkKind.MERGE.bit() | SinkKind.FILTER.bit();
      default -> kind.bit();
    };
  }

  /** Data of an earlier event has no place in what is done for this one, whatever it does there. */
  private void earlier(
      SinkKind kind, Label label, Taint taint, long cleared, Knowledge.Sink sink, CallEvent event) {
    // What stays among what is kept, or in the log, is shown to nobody.
    boolean isLog =
        kind == SinkKind.LOG
            || kind == SinkKind.SECRET_LOG
            || kind == SinkKind.CHOSEN
            || OF_PROTOTYPE.contains(kind);
    boolean isOther =
        taint.isGuess()
            && !mixed.contains(semantics.atItsTime(label))
            && !Rights.isOfSomebody(label);
    if (isLog || isOther || (cleared & SinkKind.GLOBAL.bit()) != 0) {
      return;
    }
    var flow = flow(SinkKind.GLOBAL, label, taint, sink, event, event.where());
    var where = keptAt(semantics.atItsTime(label));
    var told = where == null ? flow : flow.keptAt(where);
    flows.putIfAbsent(new FlowKey(SinkKind.GLOBAL, told.where(), label), told);
  }

  /** Returns where data was kept, alone or with what it is part of; null if that is not known. */
  private Origin.@Nullable Written keptAt(Label label) {
    for (var path = label.path(); ; path = path.substring(0, path.lastIndexOf('.'))) {
      var where = kept.get(new Label(label.source(), path));
      if (where != null) {
        return where;
      }
      if (path.indexOf('.') < 0) {
        return kept.get(new Label(label.source(), ""));
      }
    }
  }

  /** Values of secrets, and what of a request authenticates the caller. */
  private boolean isSecret(Label label, Taint taint) {
    return switch (label.source()) {
      // What an unknown client answers that was made with a secret is another thing.
      case StandardSemantics.SECRET -> !taint.isGuess() || label.path().equals(OF_ISSUER);
      case StandardSemantics.ERROR,
          StandardSemantics.CLAIMS,
          Guessable.SOURCE,
          Guessable.UNGUESSABLE ->
          false;
      default -> {
        var source = semantics.sources().get(label.source());
        boolean isRequest = Answers.isHttp(source) || source.trigger().equals("authorizer");
        boolean isSaid = isOfUser(label.path()) || isRequest && isSecret(label.path());
        yield isSaid && !taint.isGuess();
      }
    };
  }

  /**
   * Cognito hands over what users type where it migrates them, or asks them something.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
   */
  private static boolean isOfUser(String path) {
    return path.equals("request.password") || path.equals("request.challengeAnswer");
  }

  /** What knowledge says of answers that are tokens, in whatever form they are read. */
  private static final String OF_ISSUER = "what the issuer of tokens answers";

  private static boolean isSecret(String path) {
    return WHOLE.matcher(path).matches()
        || path.equals(BODY)
        || StandardSemantics.CREDENTIALS.matcher(path).matches()
        || StandardSemantics.SAID_SECRETS.matcher(path).matches();
  }

  private static final String BODY = "body";

  /** A whole request from anybody holds nothing secret that the code does not ask for. */
  private boolean matters(Flow flow) {
    return flow.kind() != SinkKind.SECRET_LOG
        || (!isOfNobody(flow)
            && isSecret(flow)
            && !namesOfSecrets.contains(flow.path())
            && !isMasked(flow));
  }

  private static final Pattern EACH_HEADER = Pattern.compile("(?:multiValue)?[hH]eaders\\.\\*");

  /** A list that has the names of headers that authenticate somebody. */
  private static final Pattern MASKING =
      Pattern.compile(
          "(?i)(?:\\bin|=)\\s*(?:frozenset|set|new"
              + " Set)?\\(?\\s*[({\\[][^)}\\]]{0,200}[\"'](?:authorization|cookie)[\"']");

  private static final Pattern OF_MASKS = Pattern.compile("\\.(?:py|[cm]?[jt]s)$");

  /** Whoever looks at the names of headers leaves out, or hides, what is secret. */
  private static boolean isMasked(Flow flow) {
    return EACH_HEADER.matcher(flow.path()).matches()
        && flow.steps().stream()
            .map(step -> step.where().file())
            .filter(file -> OF_MASKS.matcher(file.path()).find())
            .distinct()
            .anyMatch(file -> MASKING.matcher(file.text()).find());
  }

  /** Variables by whose values secrets are fetched: these say what a secret is called. */
  private final Set<String> namesOfSecrets = new HashSet<>();

  private static final Pattern FETCHING =
      Pattern.compile(
          "(?i)get_?secret(?:_?value)?|get_?parameters?\\b|get_?parameter(?:Command|s_?by_?path)");

  private void named(CallEvent event, Interpreter interpreter) {
    if (FETCHING.matcher(event.name()).find()) {
      event
          .arguments()
          .all()
          .flatMap(value -> Objects.deep(interpreter, value).keySet().stream())
          .filter(label -> label.source() == StandardSemantics.SECRET)
          .forEach(label -> namesOfSecrets.add(label.path()));
    }
  }

  /** Only requests have what authenticates somebody, and what sends this may be anything. */
  private boolean isOfNobody(Flow flow) {
    return !isOfUser(flow.path())
        && flow.source().trigger().equals(StandardSemantics.UNKNOWN_TRIGGER)
        && semantics.ofEvents().stream().noneMatch(Findings::isRequest);
  }

  private static boolean isRequest(Source source) {
    boolean isKnown = !source.trigger().equals(StandardSemantics.UNKNOWN_TRIGGER);
    return (isKnown && Answers.isHttp(source)) || source.trigger().equals("authorizer");
  }

  private boolean isSecret(Flow flow) {
    if (flow.path().equals(BODY)) {
      return semantics.hasSecretsInBody();
    }
    return !WHOLE.matcher(flow.path()).matches()
        || flow.source().trust() == Source.Trust.AUTHENTICATED
        || semantics.hasCredentials();
  }

  /** What is no call: its sink says what it is. */
  private static final Set<String> NAMELESS = Set.of("return", "test", "");

  private Flow flow(
      SinkKind kind,
      Label label,
      Taint taint,
      Knowledge.Sink sink,
      CallEvent event,
      Origin.Written place) {
    var steps = new ArrayList<Flow.Step>();
    for (var step : taint.trace().steps()) {
      steps.add(new Flow.Step(step.where(), step.message()));
    }
    boolean isAnswer = NAMELESS.contains(event.name());
    var name = isAnswer ? sink.calls().getFirst().text() : event.name();
    var shown = isAnswer ? name : "`" + Calls.shown(name) + "`";
    steps.add(new Flow.Step(event.where(), "reaches " + shown));
    var source =
        label.source() >= 0
            ? semantics.sources().get(label.source())
            : label.source() == StandardSemantics.SECRET
                ? new Source("secret", Source.Trust.INTERNAL, label.path())
                : new Source("error", Source.Trust.INTERNAL, "an error");
    var said = Flow.Confidence.valueOf(sink.confidence().toUpperCase(Locale.ROOT));
    var confidence =
        taint.isGuess() && said == Flow.Confidence.HIGH ? Flow.Confidence.MEDIUM : said;
    boolean isGuessedPage =
        kind == SinkKind.HTML
            && !sink.confidence().equals("high")
            && !asksForBeginning(sink)
            && !event.name().startsWith("text/template.");
    var where = isGuessedPage ? Markup.place(taint).orElse(place) : place;
    return new Flow(
        kind,
        shown,
        source,
        Pieces.whole(label.path()),
        where,
        steps,
        confidence,
        sink.note(),
        sink.edits());
  }

  @Override
  public void named(String name, Value value, Origin.Written at, Interpreter interpreter) {
    guessable.named(name, value, at, interpreter);
  }

  @Override
  public void made(Procedure by, Value value, Origin.Written at, Interpreter interpreter) {
    guessable.made(by, value, at, interpreter);
  }

  @Override
  public void joined(List<Value> parts, Origin.Written at, Interpreter interpreter) {
    guessable.joined(parts, at, interpreter);
  }

  @Override
  public void stored(String name, Value value, CallEvent at, Interpreter interpreter) {
    left.stored(name, at, value, written -> lasting(written, at, interpreter), interpreter);
    archives.stored(name, value, at);
    written.add(name);
    if (name.startsWith(ANSWER_IN_EVENT)) {
      granted(value, at, interpreter);
    }
    var named = interpreter.event("=" + name, at.receiver(), at.arguments(), at.where().span());
    semantics
        .knowledge(at.language())
        .of("=" + name, Knowledge.Misuse.class)
        .filter(misuse -> Demands.hold(misuse, at, interpreter))
        .forEach(misuse -> wrongs.putIfAbsent(wrong(misuse, at), new Wrong(misuse, named, true)));
    for (var sink :
        semantics.knowledge(at.language()).of("=" + name, Knowledge.Sink.class).toList()) {
      if (!Demands.hold(sink, at, interpreter)) {
        continue;
      }
      SinkKind.of(sink.kind())
          .ifPresent(
              kind -> {
                boolean isDeep = kind == SinkKind.OS_COMMAND;
                var all =
                    isDeep ? Value.unknown().tainted(Objects.deep(interpreter, value)) : value;
                reach(kind, all, sink, at, interpreter);
              });
    }
  }

  private static final String ANSWER_IN_EVENT = "event.response";

  /** What a token says of rights, where whoever signs in says what that is. */
  private void granted(Value answer, CallEvent at, Interpreter interpreter) {
    Rights.claims(answer, interpreter)
        .forEach(
            (label, taint) -> {
              var only = Value.unknown().tainted(label, taint);
              var read = taint.trace().steps().getFirst().where();
              reach(SinkKind.AUTHORIZATION, only, CLAIM, at.at(read), interpreter);
            });
  }

  private static final Knowledge.Sink CLAIM =
      new Knowledge.Sink(
          List.of(new CallPattern("a claim of the token that says what the caller may do")),
          "authorization",
          List.of(),
          List.of(),
          "high",
          "");

  @Override
  public void changed(Value object, CallEvent at, Interpreter interpreter) {
    if (!at.isInitialisation()) {
      reach(SinkKind.CHOSEN, object, MEMBER, at, interpreter);
    }
  }

  private static final Knowledge.Sink MEMBER =
      new Knowledge.Sink(
          List.of(new CallPattern("the choice of an object that is written to")),
          "chosen",
          List.of(),
          List.of(),
          "high",
          "where `__proto__` chooses what all objects share");

  @Override
  public void kept(Value value, CallEvent at, Interpreter interpreter) {
    var deep = Objects.deep(interpreter, value);
    deep.forEach(
        (label, taint) -> {
          kept.putIfAbsent(label, at.where());
          boolean isOfCaller =
              at.language().isOfJvm() && taint.isGuess() && StandardSemantics.isCaller(label);
          if (isOfCaller && !isKey(label, at)) {
            mixed.add(label);
          }
        });
    keeping.add(line(at));
    boolean isOfRequest =
        at.language() == Language.PYTHON && deep.keySet().stream().anyMatch(semantics::isOfEvent);
    if (isOfRequest && GrowingLists.isGrown(at.where())) {
      grown(value, at, interpreter);
    }
  }

  /** What was looked up for a caller is kept under his name. */
  private static boolean isKey(Label label, CallEvent at) {
    var key = at.arguments().at(0).taints().get(label);
    return at.arguments().count() > 1 && key != null && !key.isGuess();
  }

  /** Returns whether something was looked up for a caller that is kept for whoever comes next. */
  boolean isMixed(Label label) {
    return mixed.contains(label);
  }

  /** Callers for whom something was looked up that is kept for whoever comes next. */
  private final Set<Label> mixed = new HashSet<>();

  /** What each event adds to a list that nothing empties, by where it is added. */
  private final Map<Origin.Written, Flow> growing = new LinkedHashMap<>();

  /** What is left in objects of libraries. */
  private final LeftInLibraries left = new LeftInLibraries();

  private void grown(Value value, CallEvent at, Interpreter interpreter) {
    lasting(value, at, interpreter).forEach(flow -> growing.putIfAbsent(at.where(), flow));
  }

  /** Tells of data of the event that is written where later events find it. */
  private Stream<Flow> lasting(Value value, CallEvent at, Interpreter interpreter) {
    return Objects.deep(interpreter, value).entrySet().stream()
        .filter(
            written ->
                semantics.isOfEvent(written.getKey())
                    && !written.getValue().isGuess()
                    && SinkKind.GLOBAL.isHarmedBy(written.getValue().cleared()))
        .map(
            written ->
                flow(
                    SinkKind.GLOBAL,
                    written.getKey(),
                    written.getValue(),
                    LASTING,
                    at,
                    at.where()));
  }

  private static final Knowledge.Sink LASTING =
      new Knowledge.Sink(
          List.of(new CallPattern("what later events find")),
          "global",
          List.of(),
          List.of(),
          "medium",
          "");

  @Override
  public void believed(Label said, Value value, CallEvent at, Interpreter interpreter) {
    var source = said.source() < 0 ? null : semantics.sources().get(said.source());
    if (source != null && isOfCaller(source)) {
      var only = value.with(Map.of(said, value.taints().get(said)));
      reach(SinkKind.AUTHORIZATION, only, DECISION, at, interpreter);
    }
  }

  /** Callers of GraphQL send arguments, those of sockets send messages. */
  private static boolean isOfCaller(Source source) {
    return Answers.isHttp(source)
        || source.trigger().equals("appsync")
        || source.trigger().equals("websocket-api");
  }

  private static final String A_DECISION = "a decision on what the caller may do";

  private static final Knowledge.Sink DECISION =
      new Knowledge.Sink(
          List.of(new CallPattern(A_DECISION)), "authorization", List.of(), List.of(), "high", "");

  @Override
  public void matched(Value both) {
    owners.matched(both);
  }

  /** Somebody's data, unless it was made harmless on the way to the call that is about it. */
  private Flow ofOwner(Label label, Taint taint, CallEvent event, Origin.Written place) {
    return flow(SinkKind.AUTHORIZATION, label, taint, Owners.SINK, event, place);
  }

  /** What an earlier caller was allowed must not decide what this one is. */
  @Override
  public void decided(Value value, CallEvent at, Interpreter interpreter) {
    if (isNextEvent) {
      var rights = new TreeMap<>(Objects.deep(interpreter, value));
      rights.keySet().removeIf(label -> !Rights.isRight(label));
      reach(SinkKind.GLOBAL, Value.unknown().tainted(rights), DECISION, at, interpreter);
    }
  }

  @Override
  public void compared(Value value, Value other, boolean isEqual) {
    claims.compared(value);
    if (Rights.isPrivileged(other)) {
      owners.judged(value, isEqual);
    }
  }

  @Override
  public void answered(Value value, CallEvent at, Interpreter interpreter) {
    if (semantics.sources().stream().anyMatch(source -> source.trigger().equals("authorizer"))) {
      claims.decided(value, interpreter);
      var told = Analysis.argument(value, interpreter, ANSWER_DEPTH);
      answers.put(at.where(), new Analysis.Answered(told, at.where()));
    }
    granted(interpreter.objects().element(value, "response"), at, interpreter);
    if (semantics.sources().stream().noneMatch(Answers::isHttp)) {
      if (semantics.ofEvents().stream().anyMatch(Answers::isRead)) {
        var whole = Answers.whole(value, interpreter);
        reach(whole.kind(), whole.value(), whole.sink(), at, interpreter);
      }
      return;
    }
    Objects.deep(interpreter, value)
        .forEach(
            (label, taint) -> {
              if (taint.isGuess()) {
                shown.add(label);
              }
            });
    for (var part : Answers.of(value, interpreter)) {
      reach(part.kind(), part.value(), part.sink(), at, interpreter);
    }
    for (var cookie : Answers.cookies(value, interpreter)) {
      var set =
          interpreter
              .event("", Value.none(), Arguments.of(cookie.text()), at.where().span())
              .at(FlowLocations.ofCookie(cookie.text(), at, interpreter));
      var there = at.language().isOfJvm() ? cookie.where().map(set::at).orElse(set) : set;
      stored("response.headers.set-cookie", cookie.text(), there, interpreter);
    }
  }
}
