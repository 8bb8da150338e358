package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Calls;
import dev.martello.code.flow.Fates;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Refusals;
import dev.martello.code.flow.Rights;
import dev.martello.code.flow.Watch;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.library.Answers;
import dev.martello.code.library.Demands;
import dev.martello.code.library.Places;
import dev.martello.code.library.PlainAddresses;
import dev.martello.code.library.StandardSemantics;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands what the interpreter comes across to those that judge it: flows into sinks, misuses, what
 * stays between events, secrets, owners and claims.
 */
final class Findings implements Watch {

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

  private static final String ANSWER_IN_EVENT = "event.response";
  private static final String LOGGING_EVENTS = "powertools.Logger.inject_lambda_context";

  private static final Knowledge.Sink LOG_OF_EVENTS =
      new Knowledge.Sink(List.of(), "secret-log", List.of(), List.of(), "low", "");

  private static final Knowledge.Sink CLAIM =
      new Knowledge.Sink(
          List.of(new CallPattern("a claim of the token that says what the caller may do")),
          "authorization",
          List.of(),
          List.of(),
          "high",
          "");

  private static final Knowledge.Sink MEMBER =
      new Knowledge.Sink(
          List.of(new CallPattern("the choice of an object that is written to")),
          "chosen",
          List.of(),
          List.of(),
          "high",
          "where `__proto__` chooses what all objects share");

  private static final Knowledge.Misuse OPEN =
      new Knowledge.Misuse(
          List.of(),
          "cors-any-origin",
          "a star is no origin that may read answers with credentials",
          "name the origins that may ask",
          List.of(),
          List.of());

  private static final Knowledge.Misuse PLAIN =
      new Knowledge.Misuse(
          List.of(),
          "obsolete-protocol",
          "what is asked and answered over plain HTTP can be read and changed on the way",
          "ask by `https:`",
          List.of(),
          List.of());

  private final StandardSemantics semantics;
  private final ValueCalls valueCalls = new ValueCalls();
  private final Claims claims = new Claims();
  private final Verifications verifications = new Verifications();
  private final Guessable guessable = new Guessable();
  private final TestedArchives archives = new TestedArchives();
  private final LogLines lines = new LogLines();
  private final Map<CallKey, CallEvent> calls = new LinkedHashMap<>();
  private final Map<Origin.Written, Analysis.Answered> answers = new LinkedHashMap<>();
  private final Misuses misuses;
  private final BetweenEvents between;
  private final LoggedSecrets secrets;
  private final UnknownPages pages;
  private final SetHeaders headers = new SetHeaders();
  private final Flows flows;
  private final RawHeaders heads;
  private final Owners owners;
  private final Handings handings;

  Findings(StandardSemantics semantics) {
    var telling = new Telling(semantics.events());
    this.semantics = semantics;
    this.misuses = new Misuses(semantics, claims);
    this.between = new BetweenEvents(semantics, valueCalls, telling);
    this.secrets = new LoggedSecrets(semantics.events());
    this.pages = new UnknownPages(semantics, valueCalls);
    this.flows = new Flows(semantics.events(), telling, between, secrets, pages, headers);
    this.heads = new RawHeaders(flows);
    this.owners = new Owners(semantics.events(), telling);
    this.handings = new Handings(semantics.events());
  }

  /** Says that another event of the same kind comes: only what is left of the first is new. */
  void nextEvent() {
    between.next();
  }

  /** Returns whether something was looked up for a caller that is kept for whoever comes next. */
  boolean isMixed(Label label) {
    return between.isMixed(label);
  }

  List<Flow> flows(Fates fates) {
    return Stream.of(
            flows.told(owners),
            owners.flows(claims.isOfCaller()),
            between.left(fates),
            guessable.flows().stream())
        .flatMap(all -> all)
        .toList();
  }

  /** Returns the misuses; of some it depends on what became of the result. */
  Collection<Misuses.Wrong> wrongs(Fates fates) {
    return misuses.wrongs(fates);
  }

  List<Analysis.Answered> answers() {
    return List.copyOf(answers.values());
  }

  Verifications verifications() {
    return verifications;
  }

  Handings handings() {
    return handings;
  }

  Collection<CallEvent> calls() {
    return calls.values();
  }

  @Override
  public void called(CallEvent event, Interpreter interpreter) {
    var known = semantics.knowledge(event.language());
    if (!between.isNext()) {
      calledFirst(event, known, interpreter);
    }
    between.called(event, interpreter);
    flows.called(event, interpreter);
    archives.called(event, interpreter);
    secrets.called(event, interpreter);
    guessable.called(event, interpreter);
    heads.called(event, interpreter);
    misuses.memorised(event);
    if (event.name().equals(LOGGING_EVENTS)
        && event.arguments().named("log_event").constant().filter("true"::equals).isPresent()) {
      eventLogged(event, interpreter);
    }
    pages
        .givenTo(event, interpreter)
        .forEach(
            page -> flows.reach(SinkKind.HTML, page, UnknownPages.sink(event), event, interpreter));
    known.of(event.name()).forEach(entry -> met(entry, event, interpreter));
    known.ofAnyCall().forEach(entry -> met(entry, event, interpreter));
  }

  private static final String UNPACKING = "unsafe-archive-extraction";

  private void met(Knowledge.Entry entry, CallEvent event, Interpreter interpreter) {
    switch (entry) {
      case Knowledge.Sink sink -> sink(sink, event, interpreter);
      case Knowledge.Misuse misuse -> {
        boolean isTested =
            misuse.check().equals(UNPACKING) && archives.isTested(event, interpreter);
        if (!between.isNext() && !isTested) {
          misuses.found(misuse, event, interpreter);
        }
      }
      case Knowledge.Header header -> header(header, event, interpreter);
      case Knowledge.Cookie cookie -> {
        misuses.set(cookie, event, interpreter);
        Cookies.guessed(cookie, event, interpreter, guessable);
      }
      default -> {}
    }
  }

  /** What another event of the same kind would only tell again. */
  private void calledFirst(CallEvent event, Knowledge known, Interpreter interpreter) {
    owners.called(event, known, interpreter);
    calls.merge(new CallKey(event.name(), event.where()), event, CallEvent::join);
    misuses.called(event, interpreter);
    if (!valueCalls.isOne(event.name())) {
      claims.called(event, known, interpreter);
    }
    claims.verified(event, interpreter);
    verifications.called(event, interpreter);
    if (event.language().isOfJvm() && event.name().endsWith("ClaimsToAddOrOverride")) {
      granted(event.arguments().at(0), event, interpreter);
    }
    handings.called(event, interpreter);
  }

  /** Powertools: a decorator writes each event to the log. */
  private void eventLogged(CallEvent event, Interpreter interpreter) {
    for (int source = 0; source < semantics.events().ofEvents().size(); source++) {
      var whole = semantics.field(source, "", interpreter);
      flows.reach(SinkKind.SECRET_LOG, whole, LOG_OF_EVENTS, event, interpreter);
    }
  }

  private void sink(Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    var kind = SinkKind.of(sink.kind()).orElse(null);
    if (kind == null || !Demands.hold(sink, event, interpreter)) {
      return;
    }
    switch (kind) {
      case LOG -> {
        lines
            .of(event, interpreter)
            .forEach(line -> flows.reach(SinkKind.LOG, line, sink, event, interpreter));
        secret(sink, event, interpreter);
      }
      case ARCHIVE -> {
        if (!archives.isTested(event, interpreter)) {
          places(kind, sink, event, interpreter);
        }
      }
      default -> places(kind, sink, event, interpreter);
    }
  }

  private void places(
      SinkKind kind, Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    for (var place : sink.places()) {
      var given = Places.at(place, sink.places(), event, interpreter);
      if (kind == SinkKind.GUESSABLE) {
        var taken = "what `" + Calls.shown(event.name()) + "` takes";
        guessable.becomes(taken, given, true, event.where(), interpreter);
      } else if (kind == SinkKind.SECRET_LOG && place.kind() == Place.Kind.ANY_ARGUMENT) {
        secret(sink, event, interpreter);
      } else {
        var harmful = SinkPlaces.harmful(kind, place, given, event, interpreter);
        flows.reach(kind, harmful, sink, event, interpreter);
        if (kind == SinkKind.URL) {
          PlainAddresses.in(harmful)
              .map(start -> event.at(FlowLocations.ofAddress(start, event, interpreter)))
              .ifPresent(written -> misuses.add(PLAIN, written));
        }
      }
    }
  }

  private void secret(Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    var written = LoggedSecrets.written(event, interpreter);
    flows.reach(SinkKind.SECRET_LOG, written, sink, event, interpreter);
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
    heads.joined(parts, at, interpreter);
  }

  @Override
  public void stored(String name, Value value, CallEvent at, Interpreter interpreter) {
    between.stored(name, value, at, interpreter);
    guessable.expected(name, value, at.where(), interpreter);
    archives.stored(name, value, at);
    misuses.stored(name, value, at, interpreter);
    if (name.startsWith(ANSWER_IN_EVENT)) {
      granted(value, at, interpreter);
    }
    var known = semantics.knowledge(at.language());
    known
        .of("=" + name, Knowledge.Sink.class)
        .filter(sink -> Demands.hold(sink, at, interpreter))
        .forEach(sink -> stored(sink, value, at, interpreter));
    var named = at.named("=" + name);
    known
        .of("=" + name, Knowledge.Header.class)
        .forEach(header -> header(header, named, interpreter));
    known
        .of("=" + name, Knowledge.Cookie.class)
        .forEach(cookie -> misuses.set(cookie, named, interpreter));
  }

  private void stored(Knowledge.Sink sink, Value value, CallEvent at, Interpreter interpreter) {
    SinkKind.of(sink.kind())
        .ifPresent(
            kind -> {
              boolean isDeep = WHOLE.contains(kind);
              var all = isDeep ? Value.unknown().tainted(Objects.deep(interpreter, value)) : value;
              flows.reach(kind, all, sink, at, interpreter);
            });
  }

  /** What all members of an object reach that is written somewhere. */
  private static final Set<SinkKind> WHOLE =
      Set.of(SinkKind.OS_COMMAND, SinkKind.ERROR, SinkKind.GLOBAL);

  /** What a token says of rights, where whoever signs in says what that is. */
  private void granted(Value answer, CallEvent at, Interpreter interpreter) {
    Rights.claims(answer, interpreter)
        .forEach(
            (label, taint) -> {
              var only = Value.unknown().tainted(label, taint);
              var read = taint.trace().steps().getFirst().where();
              flows.reach(SinkKind.AUTHORIZATION, only, CLAIM, at.at(read), interpreter);
            });
  }

  @Override
  public void changed(Value object, CallEvent at, Interpreter interpreter) {
    if (!at.isInitialisation()) {
      flows.reach(SinkKind.CHOSEN, object, MEMBER, at, interpreter);
    }
  }

  @Override
  public void kept(Value value, CallEvent at, Interpreter interpreter) {
    between.kept(value, at, interpreter);
    misuses.kept(at);
  }

  @Override
  public void believed(Label said, Value value, CallEvent at, Interpreter interpreter) {
    if (said.source() >= 0
        && (Rights.isOfClient(said)
            || isSaidByCaller(semantics.events().sources().get(said.source())))) {
      var only = value.with(Map.of(said, value.taints().get(said)));
      if (Refusals.isUnless(interpreter)) {
        owners.demanded(at.where());
      }
      flows.reach(SinkKind.AUTHORIZATION, only, Flows.DECISION, at, interpreter);
      owners.believed(said, interpreter);
    }
  }

  /** What an authorizer is asked for, the caller says as well. */
  private static boolean isSaidByCaller(Source source) {
    return source.isOfCaller() || source.trigger().equals("authorizer");
  }

  @Override
  public void matched(Value both) {
    owners.matched(both);
  }

  @Override
  public void decided(Value value, CallEvent at, Interpreter interpreter) {
    between.decided(value, Flows.DECISION, at, interpreter);
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
    if (semantics.events().sources().stream()
        .anyMatch(source -> source.trigger().equals("authorizer"))) {
      claims.decided(value, interpreter);
      var told = Analysis.argument(value, interpreter, ANSWER_DEPTH);
      answers.put(at.where(), new Analysis.Answered(told, at.where()));
    }
    granted(interpreter.objects().element(value, "response"), at, interpreter);
    if (semantics.events().sources().stream().noneMatch(Source::isHttp)) {
      if (semantics.events().ofEvents().stream().anyMatch(Answers::isRead)) {
        reach(Answers.whole(value, interpreter), at, interpreter);
      }
      Answers.shown(value, semantics.events().ofEvents(), interpreter)
          .ifPresent(part -> reach(part, at, interpreter));
      return;
    }
    pages.answered(value, interpreter);
    for (var part : Answers.of(value, interpreter)) {
      reach(part, at, interpreter);
    }
    if (Answers.isOpen(value, interpreter)) {
      misuses.add(OPEN, at.at(FlowLocations.ofOrigin(at, interpreter)));
    }
    for (var cookie : Answers.cookies(value, interpreter)) {
      var made = cookie.where().map(at::at).orElse(at);
      var there = at.at(FlowLocations.ofCookie(cookie.text(), made, interpreter));
      Cookies.written(cookie.texts(), cookie.isKey()).ifPresent(wrong -> misuses.add(wrong, there));
    }
  }

  /** Headers that a framework's call sets. */
  private void header(Knowledge.Header header, CallEvent event, Interpreter interpreter) {
    if (Demands.hold(header, event, interpreter)) {
      headers.of(header, event, interpreter).forEach(part -> reach(part, event, interpreter));
      headers.cookies(header, event, interpreter).stream()
          .flatMap(
              cookies -> {
                var named = Answers.named(cookies);
                boolean isKey = named.size() == 1 && Guessable.isKey(cookies);
                return named.stream().map(texts -> Cookies.written(texts, isKey));
              })
          .flatMap(Optional::stream)
          .forEach(wrong -> misuses.add(wrong, event));
    }
  }

  private void reach(Answers.Part part, CallEvent at, Interpreter interpreter) {
    flows.reach(part.kind(), part.value(), part.sink(), at, interpreter);
  }
}
