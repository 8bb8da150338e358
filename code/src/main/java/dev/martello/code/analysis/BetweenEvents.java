package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Fates;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Rights;
import dev.martello.code.flow.Stores;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Program;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.LeftInLibraries;
import dev.martello.code.library.StandardSemantics;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Guards;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects data of one event that the next one finds: where it is kept, and where it then becomes
 * part of what is done for somebody else.
 */
final class BetweenEvents {
  /*
   * A second event of the same kind is run with what the first left behind. Data of the first that
   * then reaches an answer or a call that does something is told, at the place where it was kept. What is
   * left in objects of libraries, or added to lists that only grow, is told without a second event.
   */

  private record Key(Origin.Written where, Label label) {}

  /** Calls that ask or change something elsewhere. */
  private static final Pattern WORK =
      Pattern.compile(
          "aws:[\\w-]+\\.\\w+(?:\\(\\)\\.(?:put|delete)_item)?|new"
              + " @aws-sdk/.*Command|(?:new )?(?:sql|knex|mongo\\w*|typeorm|sequelize|redis|ioredis|prisma|@prisma/client|drizzle-orm|kysely|got|ky|undici|needle|superagent)\\b.*\\."
              + "(?:query|execute|\\w*[wW]here\\w*|insert\\w*|update\\w*|upsert\\w*|create\\w*|save|delete\\w*|values|raw|get|set|put|post|patch|request)|(?:requests|httpx|axios)\\.(?:\\w+\\.)?\\w+|fetch"
              + "|net/http\\.Request(?:\\.\\w+)?\\.(?:Header\\.(?:Set|Add)|SetBasicAuth)|net/http\\.(?:Client\\.|DefaultClient\\.)?(?:Do|Get|Head|Post|PostForm)|urllib\\.request\\.urlopen"
              + "|sql\\.(?:Cursor|Connection)\\.execute|database/sql\\.\\w+\\.(?:Query|Exec)\\w*|net/smtp\\.SendMail"
              + "|[\\w-]+\\.[\\w-]+/[\\w./()-]+\\.(?:(?:Must|Named)?(?:Exec|Query)\\w*|(?:Insert|Update|Replace|Delete|Find)(?:One|Many|ByID)?"
              + "|[LR]Push|Publish\\w*|Post\\w*|Put|Patch|Send(?:Mail|Email)?\\w*|DialAndSend|Create\\w*|Save)"
              // What is added to a logger that is put in its own place is added to by each event.
              + "|(?:log/slog|go\\.uber\\.org/zap)\\.\\w*Logger\\.With|pino\\(\\)\\.child|winston\\.\\w+\\(\\)\\.child"
              + "|structlog\\.Logger\\.bind");

  /** What only makes an object of what it is given, in Java. */
  private static final Pattern FILLING =
      Pattern.compile(
          "[Bb]uilder\\.\\w+$|\\.(?:<init>|of|(?:with|set|add|put|get|is|to|from|write|read|parse)(?:[A-Z]\\w*)?|append|builder|build)$");

  /** Go: what becomes longer stands where the result goes. */
  private static final Pattern GROWING = Pattern.compile("\\bappend\\(");

  /** What is added to a collection is told apart from what is there by nothing. */
  private static final Pattern ADDING = Pattern.compile("\\.(?:add|addLast|addFirst|offer|push)$");

  /** Where data of earlier events does no harm: what is in the log is shown to nobody. */
  private static final Set<SinkKind> HARMLESS =
      Set.of(
          SinkKind.LOG, SinkKind.SECRET_LOG, SinkKind.CHOSEN, SinkKind.PROTOTYPE, SinkKind.MERGE);

  /** Fields of what is sent elsewhere. */
  private static final Pattern SENT =
      Pattern.compile("net/http\\.Request(?:\\.\\w+)?\\.(?:Header|Body|URL|Form|PostForm)");

  private static final Knowledge.Sink EFFECT =
      new Knowledge.Sink(List.of(), "global", List.of(), List.of(), "high", "");

  private static final Knowledge.Sink HANDED =
      new Knowledge.Sink(
          List.of(new CallPattern("a call")), "global", List.of(), List.of(), "high", "");

  private static final Knowledge.Sink LASTING =
      new Knowledge.Sink(
          List.of(new CallPattern("what later events find")),
          "global",
          List.of(),
          List.of(),
          "medium",
          "");

  private final StandardSemantics semantics;
  private final ValueCalls valueCalls;
  private final Telling telling;
  private final Map<Key, Flow> flows = new LinkedHashMap<>();

  /** Where data was first written into something that outlives the invocation. */
  private final Map<Label, Origin.Written> kept = new HashMap<>();

  /** Where what was looked up by data was kept under that. */
  private final Map<Label, Origin.Written> keptByKey = new HashMap<>();

  /** Callers for whom something was looked up that is kept for whoever comes next. */
  private final Set<Label> mixed = new HashSet<>();

  /** What each event adds to a list that nothing empties, by where it is added. */
  private final Map<Origin.Written, Flow> growing = new LinkedHashMap<>();

  private @Nullable GrowingLists lists;

  /** What is left in objects of libraries. */
  private final LeftInLibraries left = new LeftInLibraries();

  private boolean isNext;

  BetweenEvents(StandardSemantics semantics, ValueCalls valueCalls, Telling telling) {
    this.semantics = semantics;
    this.valueCalls = valueCalls;
    this.telling = telling;
  }

  /** Says that another event of the same kind comes. */
  void next() {
    isNext = true;
  }

  /** Returns whether another event is handled: only what is left of the first is new. */
  boolean isNext() {
    return isNext;
  }

  /** Returns whether something was looked up for a caller that is kept for whoever comes next. */
  boolean isMixed(Label label) {
    return mixed.contains(label);
  }

  /** Takes note of a write into an object that outlives the invocation. */
  void kept(Value value, CallEvent at, Interpreter interpreter) {
    var deep = Objects.deep(interpreter, value);
    deep.forEach(
        (label, taint) -> {
          boolean isName = isKey(label, at) || at.name().equals(Stores.OF_KEY);
          (isName ? keptByKey : kept).putIfAbsent(label, at.where());
          boolean isOfCaller =
              taint.isGuess()
                  && (isAdding(at)
                      || at.language().isOfJvm() && RequestFields.isCaller(label.path()));
          if (isOfCaller && !isKey(label, at)) {
            mixed.add(label);
          }
        });
    if (at.language() == Language.PYTHON || at.language() == Language.JAVA) {
      boolean isOfRequest = deep.keySet().stream().anyMatch(semantics.events()::isOfEvent);
      // What was looked up for a request belongs to it as well, and so does what is said of it.
      var added = isOfRequest ? value : isText(value) ? semantics.event(interpreter) : Value.none();
      if (!added.isNone() && lists(interpreter.program()).isGrown(at)) {
        lasting(added, true, at, interpreter)
            .forEach(flow -> growing.putIfAbsent(at.where(), flow));
      }
    }
  }

  private GrowingLists lists(Program program) {
    var known = lists;
    if (known == null) {
      known = new GrowingLists(program);
      lists = known;
    }
    return known;
  }

  private static boolean isAdding(CallEvent at) {
    return at.language() == Language.GO
        ? GROWING.matcher(at.where().text()).find()
        : ADDING.matcher(at.name()).find();
  }

  /** A text of the code that only some events add tells of the event that did. */
  private static boolean isText(Value value) {
    return !value.atoms().isEmpty()
        && value.atoms().stream().allMatch(atom -> Value.textOf(atom).isPresent());
  }

  /** What was looked up for a caller is kept under his name. */
  private static boolean isKey(Label label, CallEvent at) {
    var key = at.arguments().at(0).taints().get(label);
    return at.arguments().count() > 1 && key != null && !key.isGuess();
  }

  /** Takes note of a write into a member of a library's object. */
  void stored(String name, Value value, CallEvent at, Interpreter interpreter) {
    if (isNext && SENT.matcher(name).matches()) {
      reach(Objects.deep(interpreter, value), EFFECT, at.named(name), interpreter);
    }
    left.stored(name, at, value, written -> lasting(written, at, interpreter), interpreter);
  }

  /** Takes note of a call: what is done for an event must not be done with data of another. */
  void called(CallEvent event, Interpreter interpreter) {
    if (isNext) {
      worked(event, interpreter);
      handedOver(event, interpreter);
    }
    var given = event.arguments().all().reduce(Value.none(), Value::join);
    left.called(event, given, value -> lasting(value, event, interpreter), interpreter);
  }

  private void worked(CallEvent event, Interpreter interpreter) {
    if (WORK.matcher(event.name()).matches()) {
      var given = event.arguments().all().reduce(event.receiver(), Value::join);
      reach(Objects.deep(interpreter, given), EFFECT, event, interpreter);
    }
  }

  /** What an earlier event left behind is handed to a call that does something with it. */
  private void handedOver(CallEvent event, Interpreter interpreter) {
    var known = semantics.knowledge(event.language());
    boolean isDoing =
        event.language().isOfJvm()
            && !valueCalls.isOne(event.name())
            && !FILLING.matcher(event.name()).find()
            && known.of(event.name()).stream().noneMatch(BetweenEvents::isPassingOrLog);
    if (isDoing) {
      event
          .arguments()
          .all()
          .forEach(value -> reach(Objects.deep(interpreter, value), HANDED, event, interpreter));
    }
  }

  private static boolean isPassingOrLog(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Passage
        || (entry instanceof Knowledge.Sink sink && sink.kind().equals("log"));
  }

  /** What an earlier caller was allowed, or wrote, must not decide what this one gets. */
  void decided(Value value, Knowledge.Sink decision, CallEvent at, Interpreter interpreter) {
    if (isNext) {
      var said = new TreeMap<>(Objects.deep(interpreter, value));
      if (!at.language().isOfJvm()) {
        said.keySet()
            .removeIf(
                label ->
                    !Rights.isRight(label) && !Rights.isSaid(semantics.events().atItsTime(label)));
      }
      reach(said, decision, at, interpreter);
    }
  }

  private void reach(
      Map<Label, Taint> data, Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    var guards = interpreter.state().guards();
    data.forEach(
        (label, taint) -> {
          if (semantics.isEarlier(label)) {
            long cleared = taint.cleared() | Guards.of(label, guards);
            reached(SinkKind.GLOBAL, label, taint, cleared, sink, event);
          }
        });
  }

  /**
   * Takes note of data of an earlier event that reaches something: it has no place in what is done
   * for this one, whatever it does there.
   *
   * @param cleared the kinds for which it is harmless by now, as bits
   */
  void reached(
      SinkKind kind, Label label, Taint taint, long cleared, Knowledge.Sink sink, CallEvent event) {
    boolean isOther =
        taint.isGuess()
            && !mixed.contains(semantics.events().atItsTime(label))
            && !Rights.isOfSomebody(label);
    if (HARMLESS.contains(kind) || isOther || !SinkKind.GLOBAL.isHarmedBy(cleared)) {
      return;
    }
    var flow = telling.flow(SinkKind.GLOBAL, label, taint, sink, event, event.where());
    var now = semantics.events().atItsTime(label);
    var plainly = keptAt(now, kept);
    var where = plainly == null ? keptAt(now, keptByKey) : plainly;
    var told = where == null ? flow : flow.keptAt(where);
    flows.putIfAbsent(new Key(told.where(), label), told);
  }

  /** Returns where data was kept, alone or with what it is part of; null if that is not known. */
  private static Origin.@Nullable Written keptAt(Label label, Map<Label, Origin.Written> kept) {
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

  /** Tells of data of the event that is written where later events find it. */
  private Stream<Flow> lasting(Value value, CallEvent at, Interpreter interpreter) {
    return lasting(value, false, at, interpreter);
  }

  private Stream<Flow> lasting(
      Value value, boolean mayBeFound, CallEvent at, Interpreter interpreter) {
    return Objects.deep(interpreter, value).entrySet().stream()
        .filter(
            written ->
                semantics.events().isOfEvent(written.getKey())
                    && (mayBeFound || !written.getValue().isGuess())
                    && SinkKind.GLOBAL.isHarmedBy(written.getValue().cleared()))
        .map(
            written ->
                telling.flow(
                    SinkKind.GLOBAL,
                    written.getKey(),
                    written.getValue(),
                    LASTING,
                    at,
                    at.where()));
  }

  /** Returns data of an earlier event that got somewhere. */
  Stream<Flow> flows() {
    return flows.values().stream();
  }

  /** Returns what is left for later events, without what is told by where it gets. */
  Stream<Flow> left(Fates fates) {
    var told = flows().map(flow -> flow.where().line()).collect(Collectors.toSet());
    return Stream.concat(growing.values().stream(), left.flows(fates))
        .filter(flow -> !told.contains(flow.where().line()));
  }
}
