package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Fate;
import dev.martello.code.flow.Fates;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Stores;
import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.library.Demands;
import dev.martello.code.library.ReadClaims;
import dev.martello.code.library.StandardSemantics;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects calls that are wrong whatever data they are given, and tells in the end which of them
 * stand: of many it depends on what becomes of the result, or on what else the code does.
 */
final class Misuses {

  /** A call that is wrong. */
  record Wrong(Knowledge.Misuse misuse, CallEvent event, boolean isAlways) {}

  private record Line(SourceFile file, int number) {
    static Line of(CallEvent event) {
      var file = event.where().file();
      return new Line(file, file.line(event.where().span().start()));
    }
  }

  /** What is told once. Of a line of bytecode several calls may be wrong in the same way. */
  private record Key(String name, Origin.Written where) {
    static Key of(Knowledge.Misuse misuse, CallEvent event) {
      var call = event.language() == Language.JVM ? " " + event.name() : "";
      return new Key(misuse.check() + call, event.where());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && name.equals(key.name) && where.equals(key.where);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + where.span().start();
    }
  }

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

  private static final String HOST_NAMES = ".check_hostname";
  private static final String SMTP = "smtplib.SMTP";

  /** What answers of other services than those of AWS call entries that failed. */
  private static final Set<String> FAILING = Set.of("errors", "items", "get", "[]");

  private final StandardSemantics semantics;
  private final Claims claims;
  private final Timeouts timeouts = new Timeouts();
  private final Map<Key, Wrong> wrongs = new LinkedHashMap<>();

  /** Functions whose results are kept. */
  private final Set<ProcedureId> memorised = new HashSet<>();

  /** Lines that write into what outlives the invocation. */
  private final Set<Line> keeping = new HashSet<>();

  /** The last of these lines, by the function that has it; what each key has says nothing. */
  private final Map<ProcedureId, Integer> lastKeeping = new HashMap<>();

  /** Cookies of which what they are is written to them. */
  private final Cookies cookies = new Cookies();

  Misuses(StandardSemantics semantics, Claims claims) {
    this.semantics = semantics;
    this.claims = claims;
  }

  /** Takes note of a call, of which others may hang whether they are wrong. */
  void called(CallEvent event, Interpreter interpreter) {
    timeouts.called(event, interpreter);
  }

  /** What some calls are given runs once for the same arguments. */
  void memorised(CallEvent event) {
    if (MEMORISING.contains(event.name())) {
      event
          .arguments()
          .all()
          .flatMap(value -> value.atoms().stream())
          .forEach(
              atom -> {
                if (atom instanceof Atom.Function function) {
                  memorised.add(function.id());
                }
              });
    }
  }

  /** Takes note of a call of which the knowledge of libraries says when it is wrong. */
  void found(Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    boolean isOnce =
        isOfEachEvent(misuse)
            && (interpreter.stack().isWithin(memorised)
                || interpreter.stack().isKept(interpreter)
                || isFactory(event, interpreter));
    if (isOnce || !Demands.hold(misuse, event, interpreter)) {
      return;
    }
    var told = MisuseLocations.of(misuse, event, interpreter);
    wrongs.putIfAbsent(
        Key.of(misuse, told), new Wrong(misuse, told, interpreter.stack().isAlways()));
    if (Claims.isHint(misuse, event) || Claims.isOnItsWay(event)) {
      claims.read(event, interpreter);
    } else if (ReadClaims.isGuess(misuse) || Claims.isReading(event)) {
      claims.given(event, interpreter);
    }
  }

  /** Java: what a container calls once, and keeps what it gives. */
  private static boolean isFactory(CallEvent event, Interpreter interpreter) {
    return event.language().isOfJvm()
        && interpreter.program().procedure(event.in()).annotations().stream()
            .anyMatch(Misuses::isFactory);
  }

  /** What has a value of {@code @Produces} says in which format a resource answers. */
  private static boolean isFactory(Annotation annotation) {
    var name = annotation.name();
    boolean isProducing = name.equals(PRODUCES) && annotation.values().isEmpty();
    return isProducing
        || name.endsWith(".enterprise.inject." + PRODUCES)
        || FACTORIES.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static final Set<String> FACTORIES = Set.of("Bean", "Provides");

  private static final String PRODUCES = "Produces";

  /** What is wrong only because each event does it anew. */
  private static boolean isOfEachEvent(Knowledge.Misuse misuse) {
    return misuse.check().startsWith("client-per-invocation")
        || misuse.when().stream()
            .map(Demand::place)
            .anyMatch(
                place -> place.kind() == Place.Kind.CIRCUMSTANCE && place.name().equals("phase"));
  }

  /** Takes note of what is wrong with what a call made. */
  void add(Knowledge.Misuse misuse, CallEvent event) {
    wrongs.putIfAbsent(Key.of(misuse, event), new Wrong(misuse, event, true));
  }

  /** Takes note of a call that sets a cookie. */
  void set(Knowledge.Cookie cookie, CallEvent event, Interpreter interpreter) {
    if (Demands.hold(cookie, event, interpreter)) {
      Cookies.of(cookie, event, interpreter)
          .ifPresent(misuse -> add(misuse, placed(misuse, event, interpreter)));
    }
  }

  /** What a builder makes is told where it is said, or else where the builder is made. */
  private static CallEvent placed(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    boolean isBuilt = event.language().isOfJvm() && event.name().endsWith(".build");
    return isBuilt && event.receiver().only().orElse(null) instanceof Atom.Reference reference
        ? interpreter
            .sites()
            .made(reference.object())
            .map(made -> event.at(refused(made, event.where()).orElse(made)))
            .orElse(event)
        : MisuseLocations.of(misuse, event, interpreter);
  }

  /** Returns where a chain of calls says that a cookie is not to be safe. */
  private static Optional<Origin.Written> refused(Origin.Written made, Origin.Written built) {
    int start = made.span().start();
    if (!made.file().equals(built.file()) || built.span().end() < start) {
      return Optional.empty();
    }
    var chain = made.file().text().substring(start, built.span().end());
    var refused = REFUSED.matcher(chain);
    return !chain.contains(";") && refused.find()
        ? Optional.of(
            new Origin.Written(
                made.file(), new Span(start + refused.start(), start + refused.end())))
        : Optional.empty();
  }

  private static final Pattern REFUSED =
      Pattern.compile("\\.(?:secure|httpOnly)\\(\\s*false\\s*\\)");

  /** Takes note of a write into a member of a library's object, which may be wrong itself. */
  void stored(String name, Value value, CallEvent at, Interpreter interpreter) {
    cookies.stored(name, value, at);
    timeouts.stored(name);
    var named = at.named("=" + name);
    boolean isAlways = interpreter.stack().isAlways();
    semantics
        .knowledge(at.language())
        .of("=" + name, Knowledge.Misuse.class)
        .filter(misuse -> Demands.hold(misuse, at, interpreter))
        .forEach(
            misuse -> {
              var told = MisuseLocations.of(misuse, named, interpreter);
              wrongs.putIfAbsent(Key.of(misuse, told), new Wrong(misuse, told, isAlways));
            });
  }

  /** Takes note of a write into an object that outlives the invocation. */
  void kept(CallEvent at) {
    var line = Line.of(at);
    keeping.add(line);
    boolean isOfEach =
        at.name().equals(Stores.OF_EACH)
            || at.name().equals(Stores.OF_KEY)
            || at.arguments().count() > 1 && at.arguments().at(0).isTainted();
    if (!isOfEach) {
      lastKeeping.merge(at.in(), line.number(), Math::max);
    }
  }

  /** Returns the calls that are wrong in the light of all of the code. */
  Collection<Wrong> wrongs(Fates fates) {
    var told = new LinkedHashMap<Key, Wrong>();
    Stream.concat(wrongs.values().stream(), cookies.wrongs().stream())
        .filter(wrong -> stands(wrong, fates))
        .forEach(
            wrong ->
                told.putIfAbsent(new Key(wrong.misuse().check(), wrong.event().where()), wrong));
    return told.values();
  }

  private boolean stands(Wrong wrong, Fates fates) {
    var event = wrong.event();
    var fate = fates.of(event);
    return switch (wrong.misuse().check()) {
      case "client-per-invocation" -> isMadeAnew(wrong, fate);
      case "client-per-invocation-open" ->
          isMadeAnew(wrong, fate) && !Resources.isClosed(event.name(), fate);
      case "unclosed-resource" ->
          !Resources.isClosed(event.name(), fate)
              && !isKept(event, fate)
              && !fates.isOwnerClosed(event)
              && !isForgotten(event, fate);
      case "request-without-timeout" -> !timeouts.isBounded(event, fates);
      case "tls-verification-off" -> !isPartOfAnother(event);
      case "debug-mode" -> wrong.isAlways();
      case "blocked-event-loop" -> event.language() != Language.PYTHON || isBlocking(event, fate);
      case "jwt-not-verified" -> isUnverified(wrong);
      case "obsolete-protocol" -> !SMTP.equals(event.name()) || isLoginInClear(fate);
      case "ignored-batch-failure" ->
          !fate.isKept() && !fate.reads(Misuses::isFailing) && !fate.isTaken(_ -> true);
      default -> true;
    };
  }

  /** Python: what a pool was given and nobody waits for is told itself. */
  private static boolean isForgotten(CallEvent event, Fate fate) {
    return event.language() == Language.PYTHON
        && fate.reads("submit"::equals)
        && !fate.reads(path -> path.startsWith("submit.") || path.equals("map"));
  }

  /**
   * Python: clients of `httpx` and of AWS may be such whose calls are awaited, here or as one of
   * several.
   */
  private static boolean isBlocking(CallEvent event, Fate fate) {
    boolean isAmbiguous =
        event.name().startsWith("aws:")
            || event.name().startsWith("httpx.") && !event.where().text().startsWith("httpx.");
    var before = event.where().file().lineUntil(event.where().span().start()).stripTrailing();
    return !isAmbiguous || before.endsWith("return") || !fate.isAwaitedWhole();
  }

  private boolean isMadeAnew(Wrong wrong, Fate fate) {
    var event = wrong.event();
    return !isMadeOnce(event)
        && (wrong.isAlways() || !(isKept(event, fate) || isPartOfKept(event)));
  }

  /** {@code clients.computeIfAbsent(url, Client::new)} makes one for each key, and keeps it. */
  private boolean isMadeOnce(CallEvent event) {
    return event.language().isOfJvm()
        && event.callers().stream()
            .filter(caller -> caller.text().contains(".computeIfAbsent("))
            .map(event::at)
            .anyMatch(caller -> keeping.contains(Line.of(caller)));
  }

  /** A client that is kept for the next event is made once, unless each event makes it anew. */
  private boolean isKept(CallEvent event, Fate fate) {
    return fate.isKept() || keeping.contains(Line.of(event));
  }

  /** What is made with the client, and kept below it, is made once, and so the client is. */
  private boolean isPartOfKept(CallEvent event) {
    return lastKeeping.getOrDefault(event.in(), 0) > Line.of(event).number();
  }

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

  /** Nobody verifies the token whose claims are read, or what is wrong is something else. */
  private boolean isUnverified(Wrong wrong) {
    var where = wrong.event().where();
    if (Claims.isHint(wrong.misuse(), wrong.event())) {
      return !claims.isSurelyVerified(where, this::isTrusting);
    }
    if (!ReadClaims.isGuess(wrong.misuse()) && !Claims.isReading(wrong.event())) {
      return true;
    }
    boolean matters = Claims.isReading(wrong.event()) && !ReadClaims.isGuess(wrong.misuse());
    return (matters || claims.decide(where))
        && !(Claims.isOnItsWay(wrong.event())
            ? claims.isVerifiedOnTheWay(where, this::isTrusting)
            : claims.isVerified(where, this::isTrusting))
        && !(semantics.events().isOfKnownCallers() && !claims.isUnseenByAuthorizer(where));
  }

  /** What only looks like a verification is told itself. */
  private boolean isTrusting(Origin.Written call) {
    return wrongs.keySet().stream()
        .anyMatch(key -> key.name().startsWith("jwt-not-verified") && key.where().equals(call));
  }

  private static boolean isLoginInClear(Fate fate) {
    return fate.reads("login"::equals) && !fate.reads("starttls"::equals);
  }

  private static boolean isFailing(String path) {
    return FAILING.contains(path.substring(path.lastIndexOf('.') + 1));
  }
}
