package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import dev.martello.code.value.Names;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs code with sets of values instead of values, from a handler on. */
public final class Interpreter {
  /*
   * An abstract interpreter that goes top down: a call runs the callee with the caller's objects
   * and values. Objects are told apart by where they are made and by the call that led there, so
   * that one object stands for several only where a loop makes several. Results are kept by the
   * arguments and by those objects that the callee read (its footprint); the same call in the same
   * situation is not run again. What is too deep, recursive or beyond the budget is treated like a
   * call of code that nobody knows, and the report says so.
   */
  /** What a procedure returns that returns nothing. */
  public static final Value NOTHING = Value.of(new Literal.Nothing());

  /** The function that a handler of scripts may be handed to answer by. */
  public static final String CALLBACK = "callback";

  /** What libraries make is counted from here among what is made at one place. */
  private static final int LIBRARY = 100;

  private final Program program;
  private final Semantics semantics;
  private final Watch watch;
  private final Budget budget;
  private final CallStack stack;
  private final Sites sites;
  private final Names names = new Names();
  private final Fates fates = new Fates();
  private final Summaries summaries = new Summaries();
  private final Lasting lasting = new Lasting(this);
  private final DeclaredObjects declared = new DeclaredObjects(this);
  private final UnknownCalls unknown = new UnknownCalls(this);
  private final Registrations registrations = new Registrations();
  private final Comparisons comparisons;
  private final Map<ProcedureId, Shape> shapes = new HashMap<>();
  private final Map<String, Integer> loaded = new HashMap<>();
  private Span place = new Span(0, 0);
  private State state = State.initial();

  /** What was there before the first event. */
  private IntMap<HeapObject> begun = IntMap.empty();

  private boolean isCut;
  private boolean isInitialising = true;

  /** Whether events were handled before. */
  private boolean hadEvent;

  /** Whether what is called next is called for each of many elements. */
  private boolean isRepeating;

  private final EarlierTurns turns;

  public Interpreter(Program program, Semantics semantics, Watch watch, long budget) {
    this.program = program;
    this.semantics = semantics;
    this.watch = watch;
    this.budget = new Budget(budget);
    this.stack = new CallStack(program);
    this.turns = new EarlierTurns(stack);
    this.sites = new Sites(program);
    this.comparisons = new Comparisons(this, watch);
  }

  public Program program() {
    return program;
  }

  public Names names() {
    return names;
  }

  public Semantics semantics() {
    return semantics;
  }

  public Watch watch() {
    return watch;
  }

  public Fates fates() {
    return fates;
  }

  public CallStack stack() {
    return stack;
  }

  public Sites sites() {
    return sites;
  }

  public Lasting lasting() {
    return lasting;
  }

  /** Returns what stands for objects of classes of the code that nobody knows who made. */
  DeclaredObjects declared() {
    return declared;
  }

  public Registrations registrations() {
    return registrations;
  }

  public Comparisons comparisons() {
    return comparisons;
  }

  /** Returns the procedure that runs. */
  public Frame frame() {
    return stack.element();
  }

  /** Returns the language of the procedure that runs. */
  public Language language() {
    return program.unit(frame().id.unit()).language();
  }

  /** Returns the place of the instruction that runs. */
  public Span place() {
    return place;
  }

  public State state() {
    return state;
  }

  public void state(State other) {
    state = other;
  }

  /** Says that the next instruction runs. */
  void step(Span at) {
    spend(1);
    place = at;
  }

  /** Takes steps from the budget for work that runs no instructions. */
  void spend(int more) {
    budget.spend(more, isInitialising);
  }

  /** What a unit does by itself is always run, since it defines what others use. */
  private boolean isTooMuch(ProcedureId id) {
    return stack.isTooDeep()
        || budget.isSpent(isInitialising) && !(isInitialising && id.procedure() == 0);
  }

  /** Returns whether parts of the code were not followed since there is too much of it. */
  public boolean isCut() {
    return isCut;
  }

  public boolean isInitialising() {
    return isInitialising;
  }

  /** Returns whether a handler runs, rather than what it calls. */
  boolean isHandler() {
    return stack.isOutermost() && !isInitialising;
  }

  /** Returns whether an event was handled before this one. */
  public boolean hadEvent() {
    return hadEvent;
  }

  /** Returns whether a procedure ran. */
  boolean hasRun(ProcedureId id) {
    return summaries.has(id);
  }

  /** Says that from now on events are handled: objects made so far outlive the invocation. */
  public void initialised() {
    isInitialising = false;
    begun = state.heap();
    state
        .heap()
        .forEach(
            (object, _) -> {
              if (!sites.isContexts(object)) {
                lasting.add(object);
              }
            });
  }

  /**
   * Goes on to the next event, which finds what the one before left in objects that outlive the
   * invocation; false if that one left nothing of its data.
   *
   * @param earlier gives for the number of a source that of its earlier events
   * @param isMixed tells data of which even what was looked up by it is no one else's
   */
  public boolean nextEvent(IntUnaryOperator earlier, Predicate<Label> isMixed) {
    // Java hands objects on with all that they hold.
    int others = program.unit(0).language().isOfJvm() ? -1 : names().of(Earlier.OTHERS);
    boolean isOfKeys = program.unit(0).language() == Language.GO;
    var left =
        new Earlier(
            others, isOfKeys, state.heap(), begun, lasting::has, lasting::older, earlier, isMixed);
    hadEvent = true;
    if (left.isTouched()) {
      state = state.with(left.heap()).untested();
    }
    return left.isTouched();
  }

  /** Runs a unit's top-level code, if it did not run yet, and returns its module object. */
  public int module(int unit) {
    int module = sites.module(unit);
    if (get(module) == null) {
      put(module, HeapObject.of(HeapObject.Kind.MODULE));
      boolean before = isInitialising;
      var heap = state.heap();
      isInitialising = true;
      call(new ProcedureId(unit, 0), -1, Value.none(), Arguments.none(), unit);
      isInitialising = before;
      if (!before && state.heap().get(module) instanceof HeapObject made) {
        lasting.add(module);
        begun = begun.with(module, made);
        lasts(made, heap, LATE);
      }
    }
    return module;
  }

  /** How deep in one another the objects are that a late unit made for all events. */
  private static final int LATE = 3;

  /** What a unit made that was read while an event was handled is there for all events, too. */
  private void lasts(HeapObject holder, IntMap<HeapObject> before, int depth) {
    for (var atom : objects().all(holder).atoms()) {
      if (atom instanceof Atom.Reference(int object)
          && before.get(object) == null
          && !lasting.has(object)
          && state.heap().get(object) instanceof HeapObject made) {
        lasting.add(object);
        begun = begun.with(object, made);
        if (depth > 0) {
          lasts(made, before, depth - 1);
        }
      }
    }
  }

  /** Returns what has the static fields of a class: the module for the first of its file. */
  int statics(int unit, String type) {
    int module = module(unit);
    var types = program.unit(unit).types();
    for (int number = 1; number < types.size(); number++) {
      if (types.get(number).name().equals(type)) {
        int object = sites.statics(unit, number);
        if (get(object) == null) {
          put(object, HeapObject.of(HeapObject.Kind.MODULE));
          lasting.add(object);
        }
        return object;
      }
    }
    return module;
  }

  /** Python: notes that a module inside of a folder is loaded. */
  void loaded(String module, int unit) {
    loaded.put(module, unit);
  }

  /** Python: returns a loaded module in a folder that may have no file of its own. */
  Optional<Value> loaded(String folder, String name) {
    var unit = loaded.isEmpty() ? null : loaded.get(folder + "." + name);
    return unit == null
        ? Optional.empty()
        : Optional.of(Value.of(new Atom.Reference(module(unit))));
  }

  public @Nullable HeapObject get(int object) {
    var found = state.heap().get(object);
    var frame = stack.top();
    if (frame != null) {
      frame.reads(object, found);
    }
    return found;
  }

  public void put(int object, HeapObject value) {
    var frame = stack.top();
    if (frame != null) {
      frame.reads(object, state.heap().get(object));
      frame.written.add(object);
    }
    state = state.with(state.heap().with(object, value));
  }

  /** Puts something into lists that a call was given to be filled. */
  public void fill(Value lists, Value content) {
    for (var atom : lists.atoms()) {
      if (atom instanceof Atom.Reference reference
          && get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.LIST) {
        put(reference.object(), held.withAny(content));
      }
    }
  }

  /**
   * Puts a new object at its place; several objects of one place become one that stands for all.
   */
  public Value allocate(Frame frame, int place, int kind, HeapObject made) {
    // Bytecode knows lines only; several objects may be made on one.
    boolean isLine =
        place >= 0
            && frame == stack.top()
            && program.unit(frame.id.unit()).language() == Language.JVM;
    int object = sites.of(frame.id, isLine ? frame.at : place, kind, frame.context);
    frame.hasMade = true;
    var before = get(object);
    var all = made;
    if (before != null && isSeveral(object, before)) {
      all = before.join(made).many();
    } else if (before != null && kind >= LIBRARY && frame.hasAlternatives) {
      all = before.join(made);
    }
    return at(object, all);
  }

  /** Returns whether an object that is made again stands for those made before as well. */
  private boolean isSeveral(int object, HeapObject before) {
    return stack.isInLoop()
        || stack.isOfEach() && (before.isMany() || turns.isLeft(object, state.heap()));
  }

  /** Makes an object of a library at the present point. */
  public Value make(CallEvent at, int kind, HeapObject made) {
    return make(at.where().span(), kind, made);
  }

  /** Makes an object where an operator stands. */
  Value make(Span at, int kind, HeapObject made) {
    return allocate(stack.element(), at.start(), LIBRARY + kind, made);
  }

  /** Makes an object that a handler is handed with each event. */
  public Value handed(int number, HeapObject made) {
    return at(sites.handed(number), made);
  }

  /** Makes the object that has a handler. */
  public Value instance(int unit, String type) {
    return at(sites.instance(unit, type), HeapObject.of(HeapObject.Kind.INSTANCE).withType(type));
  }

  private Value at(int object, HeapObject made) {
    put(object, made);
    return Value.of(new Atom.Reference(object));
  }

  /** Returns what reads and writes objects at the present point. */
  public Objects objects() {
    var frame = stack.element();
    return new Objects(this, frame, program.unit(frame.id.unit()).language());
  }

  /** Runs functions of the code that are called for each of many elements. */
  public Value repeatedly(Supplier<Value> calls) {
    boolean before = isRepeating;
    isRepeating = true;
    var result = calls.get();
    isRepeating = before;
    return result;
  }

  /** Runs what happens before any event comes, wherever it is needed first. */
  void beforehand(Runnable run) {
    var frame = stack.top();
    boolean before = isInitialising;
    boolean isAlive = frame == null || frame.isAlive;
    var callSite = frame == null ? null : frame.callSite;
    var guards = state.guards();
    isInitialising = true;
    run.run();
    isInitialising = before;
    state = new State(state.heap(), guards);
    if (frame != null) {
      frame.isAlive = isAlive;
      frame.callSite = callSite;
    }
  }

  /** Calls a function of the project. */
  public Value call(Atom.Function function, Value receiver, Arguments arguments, Span place) {
    var self = function.self().isNone() ? receiver : function.self();
    var caller = stack.top();
    var where = where(place);
    int site = caller == null ? 0 : java.util.Objects.hash(caller.id, place);
    if (caller != null) {
      caller.callSite = where;
    }
    var given = isInitialising ? arguments : HandedErrors.at(where, arguments);
    var result = call(function.id(), function.scope(), self, given.after(function.first()), site);
    var procedure = program.procedure(function.id());
    boolean isEntry = caller == null;
    if (!isEntry) {
      watch.made(procedure, result, where, this);
    }
    if (program.unit(function.id().unit()).language() == Language.GO) {
      return GoSecrets.marked(result, procedure, where, this);
    }
    // What a handler gives is its answer, which nobody in the code gets.
    return isEntry ? result : MadeSecrets.made(procedure, result, where, this);
  }

  private Value call(ProcedureId id, int scope, Value self, Arguments arguments, int site) {
    boolean isTooMuch = isTooMuch(id);
    if (isTooMuch || stack.isRecursive(id)) {
      isCut |= isTooMuch;
      arguments.all().forEach(value -> fates.taken(value, "unknown", this));
      return unknownResult(self, arguments);
    }
    summaries.begin(id);
    var procedure = program.procedure(id);
    var shape = shapes.computeIfAbsent(id, _ -> Shape.of(procedure));
    int context = summaries.areMany(id) ? 0 : site;
    var frame = new Frame(this, id, procedure, shape, scope, context);
    var given = Binding.declared(frame, Binding.bind(frame, arguments));
    var counted = stack.running(id).map(outer -> Binding.counted(outer.bound, given)).orElse(given);
    var bound = summaries.widened(id, counted);
    var known = summaries.find(frame, self, bound, state, isInitialising);
    boolean isOfEach = isRepeating;
    var result = known.isPresent() ? replay(known.get()) : finish(run(frame, self, bound));
    if (isOfEach) {
      turns.give(result);
    }
    return result;
  }

  private Summary run(Frame frame, Value self, List<Value> bound) {
    frame.hasMade = false;
    frame.isRepeated = isRepeating;
    isRepeating = false;
    stack.push(frame, !isInitialising);
    var guards = state.guards();
    Binding.enter(frame, self, bound);
    if (isHandler()) {
      semantics.begun(frame.procedure, bound, this);
    }
    frame.start(state);
    Blocks.run(this, frame);
    var result = frame.result(self, bound, guards);
    state = frame.lastState();
    stack.pop();
    isRepeating = frame.isRepeated;
    var caller = stack.top();
    if (caller != null) {
      caller.absorb(frame);
    }
    summaries.add(frame.id, result);
    return result;
  }

  private Value replay(Summary summary) {
    var frame = stack.top();
    if (frame != null) {
      summary.read().forEach(frame.read::putIfAbsent);
      frame.hasMade |= summary.hasMade();
    }
    summary.written().forEach(this::put);
    return finish(summary);
  }

  /** Goes on after a call: where it returned, or nowhere if it always throws. */
  private Value finish(Summary summary) {
    var frame = stack.top();
    if (summary.thrown() != null && frame != null) {
      frame.thrownByCallee(summary.thrown());
    }
    if (summary.returned() == null) {
      if (frame != null) {
        frame.isAlive = false;
      }
      return Value.none();
    }
    state = new State(state.heap(), summary.guardsAfter());
    return summary.returned();
  }

  /** Returns what may come of code that nobody knows: everything that it got may be in it. */
  public Value unknownResult(Value self, Arguments arguments) {
    return unknown.result(self, arguments);
  }

  /** Takes note of an answer of the handler. */
  public void answer(Value value, Span span) {
    var event = event("return", Value.none(), Arguments.of(value), span);
    watch.answered(value, event, this);
    fates.taken(value, "return", this);
  }

  /** Returns the place of a span in the code that runs. */
  public Origin.Written where(Span span) {
    var frame = stack.top();
    var unit = program.unit(frame == null ? 0 : frame.id.unit());
    return new Origin.Written(unit.file(), span);
  }

  /** Describes a call of a library at the present point. */
  public CallEvent event(String name, Value receiver, Arguments arguments, Span span) {
    var frame = stack.top();
    var id = frame == null ? new ProcedureId(0, 0) : frame.id;
    return new CallEvent(
        name,
        receiver,
        arguments,
        program.unit(id.unit()).language(),
        where(span),
        id,
        isInitialising,
        isRepeating || stack.isRepeated(),
        !isRepeating && stack.isForgiven(),
        stack.callers());
  }
}
