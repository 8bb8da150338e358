package dev.martello.code.flow;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs code with sets of values instead of values, from a handler on. */
final class Interpreter {
  /*
   * An abstract interpreter that goes top down: a call runs the callee with the caller's objects
   * and values. Objects are told apart by where they are made and by the call that led there, so
   * that one object stands for several only where a loop makes several. Results are kept by the
   * arguments and by those objects that the callee read (its footprint); the same call in the same
   * situation is not run again. Control flow merges join states; a block that is entered often is
   * widened, so that it ends. What is too deep, recursive or beyond the budget is treated like a
   * call of code that nobody knows, and the report says so.
   */
  /** What a procedure returns that returns nothing. */
  static final Value NOTHING = Value.of(new Literal.Nothing());

  private static final int MANY_VISITS = 3;
  private static final int DEEPEST = 48;

  /**
   * Steps that calls may take while code is loaded: what libraries do then is far less than what
   * they can do, and no event is there yet.
   */
  private static final int MOST_AT_START = 100_000;

  private static final int MANY_RESULTS = 40;

  /**
   * Even with all arguments in one, tests that were made before tell results apart; of more than
   * these the oldest are forgotten.
   */
  private static final int MOST_RESULTS = 80;

  private static final int MOST_RECURSIVE = 2;
  private static final int MANY_REGISTERED = 500;
  private static final int NEAR = 3;

  /** What libraries make is counted from here among what is made at one place. */
  private static final int LIBRARY = 100;

  private final Program program;
  private final Names names = new Names();
  private final Semantics semantics;
  private final Watch watch;
  private final Fates fates = new Fates();
  private final long budget;
  private final Map<ProcedureId, List<Result>> results = new HashMap<>();
  private final Map<Site, Integer> objects = new HashMap<>();
  private final Map<ProcedureId, Integer> depths = new HashMap<>();
  private final Map<ProcedureId, Shape> shapes = new HashMap<>();
  private final Deque<Frame> stack = new ArrayDeque<>();
  private final Set<Integer> lasting = new HashSet<>();
  private final Set<Integer> kept = new HashSet<>();
  private Span place = new Span(0, 0);
  private long steps;
  private long stepsAtStart;
  private boolean isCut;
  private State state = State.initial();
  private boolean isInitialising = true;
  private boolean isRepeating;
  private @Nullable Looked looked;
  private Map<Label, Taint> seen = Map.of();

  Interpreter(Program program, Semantics semantics, Watch watch, long budget) {
    this.program = program;
    this.semantics = semantics;
    this.watch = watch;
    this.budget = budget;
  }

  /** Where an object is made: kind tells apart what one instruction makes. */
  private record Site(ProcedureId id, int place, int kind, int context) {}

  /** What a procedure does in a situation. */
  record Result(
      boolean isInitialising,
      Value self,
      List<Value> arguments,
      int scope,
      int site,
      Map<Label, Long> guards,
      Map<Integer, HeapObject> read,
      boolean hasMade,
      Map<Integer, HeapObject> written,
      @Nullable Value returned,
      Map<Label, Long> guardsAfter,
      @Nullable Value thrown) {}

  /** What was looked through for data from outside, and when. */
  private record Looked(Arguments arguments, IntMap<HeapObject> heap, @Nullable Frame frame) {
    boolean isSame(@Nullable Looked other) {
      return other != null
          && arguments == other.arguments
          && heap == other.heap
          && frame == other.frame;
    }
  }

  /** The way into a block. */
  record Arrival(IntMap<Value> registers, State state, Value caught) {}

  /**
   * A function that a library was handed, to be called when an event comes.
   *
   * @param event the call that handed it over
   * @param arguments what it will be given
   * @param returns what becomes of what it returns
   * @param tested what the library has tested of the data before
   */
  record Registered(
      Atom.Function function,
      CallEvent event,
      List<Value> arguments,
      Knowledge.Returns returns,
      List<Condition.Checked> tested) {
    Registered {
      arguments = List.copyOf(arguments);
      tested = List.copyOf(tested);
    }

    static Registered of(Atom.Function function, CallEvent event, List<Value> arguments) {
      return new Registered(function, event, arguments, Knowledge.Returns.ITSELF, List.of());
    }
  }

  private Knowledge.Returns returns = Knowledge.Returns.ITSELF;

  /** Whether events were handled before: any of the functions may be the first for the next one. */
  private boolean hadEvent;

  private final List<Registered> registered = new ArrayList<>();

  /** Takes note of a function that a library was handed. */
  void register(Registered more) {
    if (registered.size() < MANY_REGISTERED && !registered.contains(more)) {
      registered.add(more);
    }
  }

  /** Calls the functions that libraries were handed and that nothing called so far. */
  void runRegistered() {
    var begun = state;
    for (int at = 0; at < registered.size(); at++) {
      var each = registered.get(at);
      boolean isRun = results.containsKey(each.function().id());
      if (!isRun || !each.arguments().isEmpty()) {
        var arguments = Arguments.of(each.arguments());
        // Another request: what was tested of the one before tells nothing of it.
        var before = hadEvent ? begun.join(state) : state;
        state = new State(before.heap(), Map.of()).after(each.tested());
        returns = each.returns();
        call(each.function(), Value.none(), arguments, new Span(0, 0));
      }
    }
    returns = Knowledge.Returns.ITSELF;
  }

  /** Says whether a text that is returned from now on is shown as a page. */
  void answering(boolean isPage) {
    returns = isPage ? Knowledge.Returns.PAGE : Knowledge.Returns.ITSELF;
  }

  /** Returns what becomes of what is returned now. */
  Knowledge.Returns returns() {
    return returns;
  }

  boolean hasRegistered() {
    return !registered.isEmpty();
  }

  List<Registered> registered() {
    return List.copyOf(registered);
  }

  Program program() {
    return program;
  }

  Names names() {
    return names;
  }

  Semantics semantics() {
    return semantics;
  }

  Watch watch() {
    return watch;
  }

  Fates fates() {
    return fates;
  }

  State state() {
    return state;
  }

  void state(State other) {
    state = other;
  }

  /** Takes steps from the budget for work that runs no instructions. */
  void spend(int more) {
    if (isInitialising) {
      stepsAtStart += more;
    } else {
      steps += more;
    }
  }

  /** What a unit does by itself is always run, since it defines what others use. */
  private boolean isTooMuch(ProcedureId id) {
    boolean isSpent = isInitialising ? stepsAtStart > MOST_AT_START : steps > budget;
    return stack.size() >= DEEPEST || isSpent && !(isInitialising && id.procedure() == 0);
  }

  /** Returns whether parts of the code were not followed since there is too much of it. */
  boolean isCut() {
    return isCut;
  }

  /** Returns whether an event was handled before this one. */
  boolean hadEvent() {
    return hadEvent;
  }

  boolean isInitialising() {
    return isInitialising;
  }

  /** Says that from now on events are handled: objects made so far outlive the invocation. */
  void initialised() {
    isInitialising = false;
    state.heap().forEach((object, _) -> lasting.add(object));
    lasting.remove(contexts);
  }

  /**
   * Goes on to the next event, which finds what the one before left in objects that outlive the
   * invocation; false if that one left nothing of its data.
   *
   * @param earlier gives for the number of a source that of its earlier events
   * @param isMixed tells data of which even what was looked up by it is no one else's
   */
  boolean nextEvent(IntUnaryOperator earlier, Predicate<Label> isMixed) {
    // Java hands objects on with all that they hold.
    int others = program.unit(0).language().isOfJvm() ? -1 : names().of(Earlier.OTHERS);
    var left = new Earlier(others, state.heap(), lasting::contains, this::older, earlier, isMixed);
    hadEvent = true;
    if (left.isTouched()) {
      state = new State(left.heap(), Map.of());
    }
    return left.isTouched();
  }

  boolean isLasting(int object) {
    return lasting.contains(object);
  }

  /** What is made at the same place while the next event is handled is another object. */
  private int older(int object) {
    if (lasting.contains(object)) {
      return object;
    }
    var site = new Site(new ProcedureId(0, 0), object, Integer.MIN_VALUE, 0);
    int older = objects.computeIfAbsent(site, _ -> objects.size());
    if (kept.contains(object)) {
      kept.add(older);
    }
    return older;
  }

  /** Returns whether an object, once made, was put where later events find it. */
  boolean isKept(int object) {
    return lasting.contains(object) || kept.contains(object);
  }

  /** Says that objects, and what they hold, are put where later events find them. */
  void keep(Value value) {
    keep(value, KEPT_WITHIN);
  }

  private void keep(Value value, int depth) {
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && get(reference.object()) instanceof HeapObject held
          && isKept(held.kind())
          && kept.add(reference.object())
          && depth > 0) {
        keep(objects().all(held), depth - 1);
      }
    }
  }

  /** A new list that a script puts in place of one of the module stays there as well. */
  private boolean isKept(HeapObject.Kind kind) {
    return kind == HeapObject.Kind.INSTANCE
        || kind == HeapObject.Kind.LIST && program.unit(0).language().isScript();
  }

  private static final int KEPT_WITHIN = 4;

  /** Runs a unit's top-level code, if it did not run yet, and returns its module object. */
  int module(int unit) {
    int module = moduleObject(unit);
    if (get(module) == null) {
      put(module, HeapObject.of(HeapObject.Kind.MODULE));
      boolean before = isInitialising;
      isInitialising = true;
      call(new ProcedureId(unit, 0), -1, Value.none(), Arguments.none(), unit);
      isInitialising = before;
      if (!before) {
        lasting.add(module);
      }
    }
    return module;
  }

  /** Returns what has the static fields of a class: the module for the first of its file. */
  int statics(int unit, String type) {
    int module = module(unit);
    var types = program.unit(unit).types();
    for (int number = 1; number < types.size(); number++) {
      if (types.get(number).name().equals(type)) {
        return statics(unit, number);
      }
    }
    return module;
  }

  private int statics(int unit, int number) {
    var site = new Site(new ProcedureId(unit, 0), -number, Frame.MODULE, 0);
    int object = objects.computeIfAbsent(site, _ -> objects.size());
    if (get(object) == null) {
      put(object, HeapObject.of(HeapObject.Kind.MODULE));
      lasting.add(object);
    }
    return object;
  }

  /** Returns the object of what there is once: attributes of functions, global variables. */
  int holder() {
    return objects.computeIfAbsent(
        new Site(new ProcedureId(0, 0), 0, Frame.MODULE, 1), _ -> objects.size());
  }

  HeapObject holding(int holder) {
    lasting.add(holder);
    var held = get(holder);
    return held == null ? HeapObject.of(HeapObject.Kind.MODULE) : held;
  }

  int moduleObject(int unit) {
    return objects.computeIfAbsent(
        new Site(new ProcedureId(unit, 0), 0, Frame.MODULE, 0), _ -> objects.size());
  }

  /**
   * Puts a new object at its place; several objects of one place become one that stands for all.
   */
  Value allocate(Frame frame, int place, int kind, HeapObject made) {
    // Bytecode knows lines only; several objects may be made on one.
    boolean isLine =
        place >= 0
            && frame == stack.peek()
            && program.unit(frame.id.unit()).language() == Language.JVM;
    int object =
        objects.computeIfAbsent(
            new Site(frame.id, isLine ? frame.at : place, kind, frame.context),
            _ -> objects.size());
    frame.hasMade = true;
    var before = get(object);
    var all = made;
    if (before != null && isInLoop()) {
      all = before.join(made).many();
    } else if (before != null && kind >= LIBRARY && frame.hasAlternatives) {
      all = before.join(made);
    }
    put(object, all);
    return Value.of(new Atom.Reference(object));
  }

  /** Makes the object that has a handler. */
  Value instance(int unit, String type) {
    int kind = Frame.MODULE - 1;
    for (var declared : program.unit(unit).types()) {
      if (declared.name().equals(type)) {
        break;
      }
      kind--;
    }
    var site = new Site(new ProcedureId(unit, 0), 1, kind, 0);
    int object = objects.computeIfAbsent(site, _ -> objects.size());
    put(object, HeapObject.of(HeapObject.Kind.INSTANCE).withType(type));
    return Value.of(new Atom.Reference(object));
  }

  /** Returns the line where an object is made that stands in another procedure than this one. */
  Optional<Origin.Written> made(int object) {
    var here = stack.element().id;
    return objects.entrySet().stream()
        .filter(entry -> entry.getValue() == object)
        .map(Map.Entry::getKey)
        .filter(site -> site.place() > 0 && site.kind() >= 0 && !site.id().equals(here))
        .findFirst()
        .map(
            site -> {
              var file = program.unit(site.id().unit()).file();
              int end = file.text().indexOf('\n', site.place());
              return new Origin.Written(
                  file, new Span(site.place(), end < 0 ? file.text().length() : end));
            });
  }

  private int contexts = -1;

  /** Returns the number of the object that stands for what Go's contexts carry along. */
  int contexts() {
    if (contexts < 0) {
      var site = new Site(new ProcedureId(0, 0), Integer.MIN_VALUE, Frame.MODULE, 0);
      contexts = objects.computeIfAbsent(site, _ -> objects.size());
    }
    if (get(contexts) == null) {
      put(contexts, HeapObject.of(HeapObject.Kind.MAP));
    }
    return contexts;
  }

  /** Returns where an object is made, up to the end of the line. */
  Optional<Origin.Written> place(int object) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getValue() == object)
        .map(Map.Entry::getKey)
        .filter(site -> site.place() > 0 && site.kind() >= 0)
        .findFirst()
        .map(
            site ->
                new Origin.Written(
                    program.unit(site.id().unit()).file(),
                    new Span(site.place(), site.place() + 1)));
  }

  private int files = -1;

  /** Returns whether the code has written a file of which is known what is in it. */
  boolean hasFiles() {
    return files >= 0;
  }

  /** Returns the number of the object that stands for the files of the function. */
  int files() {
    if (files < 0) {
      files =
          objects.computeIfAbsent(
              new Site(new ProcedureId(0, 0), -1, Frame.MODULE, 0), _ -> objects.size());
    }
    return files;
  }

  /** Makes an object that a handler is handed with each event. */
  Value handed(int number, HeapObject made) {
    int object =
        objects.computeIfAbsent(
            new Site(new ProcedureId(0, 0), 2 + number, Frame.MODULE, 0), _ -> objects.size());
    put(object, made);
    return Value.of(new Atom.Reference(object));
  }

  boolean isInLoop() {
    for (var each : stack) {
      if (each.isInLoop()) {
        return true;
      }
    }
    return false;
  }

  /** Loops that are far away do more than call what is called here. */
  private boolean isRepeated() {
    int distance = 0;
    for (var each : stack) {
      if (each.isIterated() || each.isRepeated) {
        return true;
      }
      distance++;
      if (distance == NEAR) {
        break;
      }
    }
    return false;
  }

  /** Returns whether each loop nearby goes on with the next element when what runs now fails. */
  private boolean isForgiven() {
    boolean isCaught = false;
    boolean isInLoop = false;
    int distance = 0;
    for (var each : stack) {
      isCaught |= each.isForgiving();
      boolean isLoop = each.isIterated() || each.isRepeated;
      if (isLoop && !isCaught) {
        return false;
      }
      isInLoop |= isLoop;
      distance++;
      if (distance == NEAR) {
        break;
      }
    }
    return isInLoop;
  }

  /** Runs functions of the code that are called for each of many elements. */
  Value repeatedly(Supplier<Value> calls) {
    boolean before = isRepeating;
    isRepeating = true;
    var result = calls.get();
    isRepeating = before;
    return result;
  }

  /** Returns whether every event that is handled to its end runs what runs now. */
  boolean isAlways() {
    return stack.stream()
        .allMatch(each -> !each.isRepeated && Shape.isAlways(each.procedure, each.block()));
  }

  /** Returns whether one of some procedures runs. */
  boolean isWithin(Set<ProcedureId> procedures) {
    return stack.stream().anyMatch(each -> procedures.contains(each.id));
  }

  /** Returns whether one of the procedures that run is such a one. */
  boolean isWithin(Predicate<Procedure> question) {
    return stack.stream().anyMatch(each -> question.test(each.procedure));
  }

  @Nullable HeapObject get(int object) {
    var found = state.heap().get(object);
    var frame = stack.peek();
    if (frame != null) {
      frame.reads(object, found);
    }
    return found;
  }

  void put(int object, HeapObject value) {
    var frame = stack.peek();
    if (frame != null) {
      frame.reads(object, state.heap().get(object));
      frame.written.add(object);
    }
    state = state.with(state.heap().with(object, value));
  }

  /** Puts something into lists that a call was given to be filled. */
  void fill(Value lists, Value content) {
    for (var atom : lists.atoms()) {
      if (atom instanceof Atom.Reference reference
          && get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.LIST) {
        put(reference.object(), held.withAny(content));
      }
    }
  }

  /** Calls a function of the project. */
  Value call(Atom.Function function, Value receiver, Arguments arguments, Span place) {
    var self = function.self().isNone() ? receiver : function.self();
    var caller = stack.peek();
    int site = caller == null ? 0 : java.util.Objects.hash(caller.id, place);
    if (caller != null) {
      caller.callSite = where(place);
    }
    var given = isInitialising ? arguments : handed(arguments, place);
    var result = call(function.id(), function.scope(), self, given.after(function.first()), site);
    var procedure = program.procedure(function.id());
    boolean isEntry = caller == null;
    if (!isEntry) {
      watch.made(procedure, result, where(place), this);
    }
    if (program.unit(function.id().unit()).language() == Language.GO) {
      return GoSecrets.marked(result, procedure, where(place), this);
    }
    // What a handler gives is its answer, which nobody in the code gets.
    return isEntry ? result : MadeSecrets.made(procedure, result, where(place), this);
  }

  /** An error's way tells who handed it on: there it is decided what becomes of it. */
  private Arguments handed(Arguments arguments, Span place) {
    boolean isError =
        arguments.placed().stream().anyMatch(value -> value.taints().containsKey(FAILURE));
    if (!isError) {
      return arguments;
    }
    var placed = arguments.placed().stream().map(value -> handed(value, place)).toList();
    return new Arguments(placed, arguments.named(), arguments.elements(), arguments.entries());
  }

  private Value handed(Value value, Span place) {
    var taint = value.taints().get(FAILURE);
    if (taint == null) {
      return value;
    }
    var all = new HashMap<>(value.taints());
    all.put(FAILURE, taint.at(taint.trace().handed(where(place))));
    return value.with(all);
  }

  private static final Label FAILURE = new Label(StandardSemantics.ERROR, "error");

  /** Returns the procedure in which a place stands, if it ever ran for an event. */
  Optional<ProcedureId> around(Origin.Written place) {
    return depths.keySet().stream()
        .filter(id -> program.unit(id.unit()).file().equals(place.file()))
        .filter(id -> program.procedure(id).span().start() <= place.span().start())
        .filter(id -> program.procedure(id).span().end() >= place.span().end())
        .min(Comparator.comparingInt(id -> program.procedure(id).span().length()));
  }

  /** Returns whether a procedure is written inside of another. */
  boolean isInside(ProcedureId inner, ProcedureId outer) {
    var span = program.procedure(inner).span();
    var around = program.procedure(outer).span();
    return inner.unit() == outer.unit()
        && !inner.equals(outer)
        && span.start() >= around.start()
        && span.end() <= around.end();
  }

  /** Returns how many procedures call one another at least until one runs that ran. */
  int depth(ProcedureId id) {
    return depths.getOrDefault(id, Integer.MAX_VALUE);
  }

  private Value call(ProcedureId id, int scope, Value self, Arguments arguments, int site) {
    var procedure = program.procedure(id);
    boolean isTooMuch = isTooMuch(id);
    if (isTooMuch || isRecursive(id)) {
      isCut |= isTooMuch;
      arguments.all().forEach(value -> fates.taken(value, "unknown", this));
      return unknownResult(self, arguments);
    }
    var known = results.computeIfAbsent(id, _ -> new ArrayList<>());
    boolean isMany = known.size() >= MANY_RESULTS;
    var shape = shapes.computeIfAbsent(id, _ -> Shape.of(procedure));
    var frame = new Frame(this, id, procedure, shape, scope, isMany ? 0 : site);
    var bound = Binding.bind(frame, arguments);
    if (isMany) {
      bound = widest(known, bound);
    }
    for (var result : known) {
      if (fits(result, self, bound, frame)) {
        return replay(result);
      }
    }
    frame.hasMade = false;
    frame.isRepeated = isRepeating;
    isRepeating = false;
    stack.push(frame);
    if (!isInitialising) {
      depths.merge(id, stack.size(), Math::min);
    }
    var result = run(frame, self, bound);
    stack.pop();
    isRepeating = frame.isRepeated;
    var caller = stack.peek();
    if (caller != null) {
      caller.absorb(frame);
    }
    known.add(result);
    if (known.size() > MOST_RESULTS) {
      known.remove(MANY_RESULTS);
    }
    return finish(result);
  }

  private boolean isRecursive(ProcedureId id) {
    int times = 0;
    for (var frame : stack) {
      times += frame.id.equals(id) ? 1 : 0;
    }
    return times >= MOST_RECURSIVE;
  }

  /** Once there are many, each further one was made with all that was handed over before it. */
  private static List<Value> widest(List<Result> known, List<Value> bound) {
    var all = new ArrayList<>(bound);
    for (var result : known.size() > MANY_RESULTS ? List.of(known.getLast()) : known) {
      for (int at = 0; at < all.size() && at < result.arguments.size(); at++) {
        all.set(at, all.get(at).join(result.arguments.get(at)));
      }
    }
    return all;
  }

  private boolean fits(Result result, Value self, List<Value> bound, Frame frame) {
    return result.scope == frame.scope
        && result.isInitialising == isInitialising
        && (!result.hasMade || result.site == frame.context)
        && result.arguments.equals(bound)
        && result.self.equals(self)
        && result.guards.equals(state.guards())
        && isPresent(result.read);
  }

  private boolean isPresent(Map<Integer, HeapObject> read) {
    for (var entry : read.entrySet()) {
      if (!entry.getValue().equals(present(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private HeapObject present(int object) {
    var found = state.heap().get(object);
    return found == null ? Frame.ABSENT : found;
  }

  private Value replay(Result result) {
    var frame = stack.peek();
    if (frame != null) {
      result.read.forEach(frame.read::putIfAbsent);
      frame.hasMade |= result.hasMade;
    }
    result.written.forEach(this::put);
    return finish(result);
  }

  /** Goes on after a call: where it returned, or nowhere if it always throws. */
  private Value finish(Result result) {
    var frame = stack.peek();
    if (result.thrown != null && frame != null) {
      frame.thrownByCallee(result.thrown);
    }
    if (result.returned == null) {
      if (frame != null) {
        frame.isAlive = false;
      }
      return Value.none();
    }
    state = new State(state.heap(), result.guardsAfter);
    return result.returned;
  }

  /** Returns what may come of code that nobody knows: everything that it got may be in it. */
  Value unknownResult(Value self, Arguments arguments) {
    var result = Value.unknown().tainted(Objects.deep(this, self)).tainted(within(arguments));
    return result.each(Taint::guessed);
  }

  /** A call of one of many things is given the same for each of them. */
  private Map<Label, Taint> within(Arguments arguments) {
    var now = new Looked(arguments, state.heap(), stack.peek());
    if (!now.isSame(looked)) {
      var found = Value.none();
      for (var argument : arguments.all().toList()) {
        found = found.tainted(Objects.deep(this, argument));
      }
      looked = now;
      seen = found.taints();
    }
    return seen;
  }

  private Result run(Frame frame, Value self, List<Value> bound) {
    var guards = state.guards();
    Binding.enter(frame, self, bound);
    if (stack.size() == 1 && !isInitialising) {
      JvmEntrance.logged(frame.procedure, bound, this);
    }
    frame.start(state);
    var evaluation = new Evaluation(this, frame);
    for (int at = frame.waiting.nextSetBit(0); at >= 0; at = frame.waiting.nextSetBit(0)) {
      frame.waiting.clear(at);
      int block = frame.shape.blockAt(at);
      run(frame, evaluation, block, java.util.Objects.requireNonNull(frame.arrival(block)));
    }
    var result = frame.result(self, bound, guards);
    state = frame.lastState();
    return result;
  }

  private void run(Frame frame, Evaluation evaluation, int number, Arrival arrival) {
    var block = frame.procedure.blocks().get(number);
    state = arrival.state;
    frame.enter(number, arrival);
    if (block.handler() >= 0) {
      flow(frame, block.handler(), Value.none());
    }
    frame.at = number << 16;
    for (var instruction : block.instructions()) {
      spend(1);
      frame.at++;
      place = instruction.place();
      evaluation.run(instruction);
      if (!frame.isAlive) {
        return;
      }
      boolean isStep =
          instruction instanceof Instruction.Call || instruction instanceof Instruction.Store;
      if (isStep && block.handler() >= 0) {
        flow(frame, block.handler(), Value.none());
      }
    }
    leave(frame, block, evaluation);
  }

  private void leave(Frame frame, Block block, Evaluation evaluation) {
    switch (block.exit()) {
      case Exit.Jump jump -> flow(frame, jump.block(), Value.none());
      case Exit.Either either -> {
        flow(frame, either.first(), Value.none());
        flow(frame, either.second(), Value.none());
      }
      case Exit.Branch branch -> branch(frame, branch);
      case Exit.Return leaving -> {
        var value = leaving.value() < 0 ? NOTHING : frame.get(leaving.value());
        if (stack.size() == 1 && !isInitialising) {
          answer(value, leaving.place());
        }
        frame.returns(value, state);
      }
      case Exit.Throw thrown -> {
        var value = thrown.value() < 0 ? frame.caught : frame.get(thrown.value());
        evaluation.thrown(value, thrown.place());
        if (block.handler() >= 0) {
          flow(frame, block.handler(), value);
        } else {
          frame.throwsOut(value, state);
        }
      }
    }
  }

  /** The function that a handler of scripts may be handed to answer by. */
  static final String CALLBACK = "callback";

  /** Takes note of an answer of the handler. */
  void answer(Value value, Span span) {
    var event = event("return", Value.none(), Arguments.of(value), span);
    watch.answered(value, event, this);
    fates.taken(value, "return", this);
  }

  /** Takes note of a comparison, in case it decides what the caller may do. */
  void compared(Value left, Value right, Span span) {
    compared(left, right, true, span);
  }

  private void compared(Value left, Value right, boolean isEqual, Span span) {
    if (left.only().isEmpty() || right.only().isEmpty() || isOpen(left) && isOpen(right)) {
      watch.matched(left.join(right));
    }
    if (isWord(left) != isWord(right)) {
      var value = isWord(left) ? right : left;
      watch.decided(value, test(value, span), this);
    }
    for (var value : List.of(left, right)) {
      watch.compared(value, value == left ? right : left, isEqual);
      Rights.compared(left, right)
          .filter(value.taints()::containsKey)
          .ifPresent(said -> watch.believed(said, value, test(value, span), this));
    }
  }

  /** Takes note of a test whether something is among others: a rank among those that may. */
  void contained(Value one, Value all, Span span) {
    var each = objects().elements(all.without(Atom.External.class), false);
    if (one.isTainted()) {
      Rights.highest(each).ifPresent(rank -> compared(one, Value.text(rank), false, span));
    } else {
      compared(one, all.isTainted() ? all : each, false, span);
    }
  }

  private static boolean isWord(Value value) {
    return value.constantText().filter(text -> !text.isEmpty()).isPresent();
  }

  private static boolean isOpen(Value value) {
    return value.constantText().isEmpty() && !(value.only().orElse(null) instanceof Atom.Fixed);
  }

  private CallEvent test(Value value, Span span) {
    return event("test", Value.none(), Arguments.of(value), span);
  }

  private void branch(Frame frame, Exit.Branch branch) {
    var condition = frame.get(branch.condition());
    Rights.decisive(condition)
        .ifPresent(said -> watch.believed(said, condition, test(condition, branch.place()), this));
    var truth = condition.constantTruth();
    var test = Operations.condition(condition);
    boolean isTruth = test.isPresent() && !condition.isTainted();
    var before = state;
    var registers = frame.registers;
    if (truth.orElse(true)) {
      test.ifPresent(known -> state = before.after(known.whenTrue()));
      if (isTruth) {
        decide(frame, branch, true);
      }
      flow(frame, branch.whenTrue(), Value.none());
    }
    state = before;
    frame.registers = registers;
    if (!truth.orElse(false)) {
      test.ifPresent(known -> state = before.after(known.whenFalse()));
      decide(frame, branch, false);
      flow(frame, branch.whenFalse(), Value.none());
    }
    state = before;
    frame.registers = registers;
  }

  /** The result of {@code a && b} is false where {@code a} is, of {@code a || b} likewise true. */
  private static void decide(Frame frame, Exit.Branch branch, boolean truth) {
    var instructions = frame.procedure.blocks().get(frame.block()).instructions();
    if (!instructions.isEmpty()
        && instructions.getLast() instanceof Instruction.Copy copy
        && copy.source() == branch.condition()
        && !frame.shape.isShared(copy.target())) {
      frame.set(copy.target(), Value.of(new Literal.Truth(truth)));
    }
  }

  /** Carries the present state to a block. */
  void flow(Frame frame, int block, Value caught) {
    var before = frame.arrival(block);
    if (before == null) {
      frame.arrive(block, new Arrival(frame.registers, state, caught));
      return;
    }
    boolean isWide = frame.visits(block) > MANY_VISITS;
    var theirs =
        Guards.keep(before.registers, before.state.guards(), state.guards(), frame.registers);
    var registers =
        theirs.join(
            Guards.keep(frame.registers, state.guards(), before.state.guards(), before.registers),
            isWide ? Interpreter::widened : Value::join);
    var merged = before.state.join(state, isWide ? Interpreter::widened : HeapObject::join);
    var all = before.caught.join(caught);
    // INVARIANT: what joins nothing new is itself; who loses a test has another state.
    boolean isNew = registers != before.registers || merged != before.state || all != before.caught;
    if (isNew) {
      frame.arrive(block, new Arrival(registers, merged, all));
    }
  }

  private static Value widened(Value left, Value right) {
    var wide = left == right ? left : left.join(right);
    if (wide != left) {
      wide = wide.widened();
    }
    return wide.equals(left) ? left : wide;
  }

  private static HeapObject widened(HeapObject left, HeapObject right) {
    var wide = left.join(right);
    if (wide != left) {
      wide = wide.widened();
    }
    return wide.equals(left) ? left : wide;
  }

  /** Returns the place of a span in the code that runs. */
  Origin.Written where(Span span) {
    var frame = stack.peek();
    var unit = program.unit(frame == null ? 0 : frame.id.unit());
    return new Origin.Written(unit.file(), span);
  }

  /** Returns what reads and writes objects at the present point. */
  Objects objects() {
    var frame = stack.element();
    return new Objects(this, frame, program.unit(frame.id.unit()).language());
  }

  /** Makes an object at the present point. */
  Value make(CallEvent at, int kind, HeapObject made) {
    return allocate(stack.element(), at.where().span().start(), LIBRARY + kind, made);
  }

  /** Makes an object where an operator stands. */
  Value make(Span at, int kind, HeapObject made) {
    return allocate(stack.element(), at.start(), LIBRARY + kind, made);
  }

  Frame frame() {
    return stack.element();
  }

  /** Returns the place of the instruction that runs. */
  Span place() {
    return place;
  }

  /** Describes a call of a library at the present point. */
  CallEvent event(String name, Value receiver, Arguments arguments, Span span) {
    var frame = stack.peek();
    var id = frame == null ? new ProcedureId(0, 0) : frame.id;
    return new CallEvent(
        name,
        receiver,
        arguments,
        program.unit(id.unit()).language(),
        where(span),
        id,
        isInitialising,
        isRepeated(),
        isForgiven(),
        callers(frame));
  }

  /** Callers wait while a frame runs, so that the way to it stays the same. */
  private List<Origin.Written> callers(@Nullable Frame frame) {
    if (frame == null) {
      return List.of();
    }
    if (frame.callers == null) {
      var callers = new ArrayList<Origin.Written>();
      for (var each : stack.reversed()) {
        if (each != frame && each.callSite != null) {
          callers.add(each.callSite);
        }
      }
      frame.callers = List.copyOf(callers);
    }
    return frame.callers;
  }
}
