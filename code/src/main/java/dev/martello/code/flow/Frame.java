package dev.martello.code.flow;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Guards;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of a procedure: its registers, how far it is, and what it read and wrote. */
public final class Frame {
  /** Kinds of objects that belong to a procedure, beside those that its instructions make. */
  static final int MODULE = -1;

  private static final int SCOPE = -2;

  /** The way into a block. */
  record Arrival(IntMap<Value> registers, State state, Value caught) {}

  /** Stands in footprints for an object that was not there. */
  static final HeapObject ABSENT = HeapObject.of(HeapObject.Kind.SCOPE).withType("absent");

  private final Interpreter interpreter;
  public final ProcedureId id;
  final Procedure procedure;
  final Shape shape;
  private final BitSet single = new BitSet();
  private @Nullable BitSet iterated;
  final int scope;
  final int context;
  final Map<Integer, HeapObject> read = new HashMap<>();
  final Set<Integer> written = new HashSet<>();
  final BitSet waiting = new BitSet();
  boolean hasMade;

  /** Whether a method runs for a further one of what its receiver may be. */
  boolean hasAlternatives;

  /** Whether it is run for each of many elements. */
  boolean isRepeated;

  /** Which instruction runs: its block's number and its place there. */
  int at;

  /** What the parameters were given. */
  List<Value> bound = List.of();

  boolean isAlive = true;
  IntMap<Value> registers = IntMap.empty();
  Value caught = Value.none();
  Origin.@Nullable Written callSite;

  /** The calls that led here, once somebody asked; the outermost first. */
  @Nullable List<Origin.Written> callers;

  private final @Nullable Arrival[] arrivals;
  private final int[] visits;

  /** What registers hold that no other block reads. */
  private final @Nullable Value[] passing;

  private int block;
  private int own = -1;
  private @Nullable Value returned;
  private @Nullable Answer answers;
  private @Nullable State stateAfter;
  private @Nullable Value thrown;
  private @Nullable State stateThrown;
  private Value yielded = Value.none();
  private Map<Label, Taint> filling = Map.of();
  private State first = State.initial();

  Frame(
      Interpreter interpreter,
      ProcedureId id,
      Procedure procedure,
      Shape shape,
      int scope,
      int context) {
    this.interpreter = interpreter;
    this.id = id;
    this.procedure = procedure;
    this.shape = shape;
    this.scope = scope;
    this.context = context;
    this.arrivals = new @Nullable Arrival[procedure.blocks().size()];
    this.visits = new int[procedure.blocks().size()];
    this.passing = new @Nullable Value[procedure.registers()];
  }

  Interpreter interpreter() {
    return interpreter;
  }

  void start(State state) {
    first = state;
    arrive(0, new Arrival(registers, state, Value.none()));
  }

  @Nullable Arrival arrival(int number) {
    return arrivals[number];
  }

  int visits(int number) {
    return visits[number];
  }

  void arrive(int number, Arrival arrival) {
    arrivals[number] = arrival;
    waiting.set(shape.position(number));
  }

  /** Begins with a block again. */
  void enter(int number, Arrival arrival) {
    visits[number]++;
    block = number;
    registers = arrival.registers();
    caught = arrival.caught();
    isAlive = true;
  }

  /** Returns which instruction runs. */
  Way.Step step() {
    return new Way.Step(id, block, at - (block << 16) - 1);
  }

  /** Returns which procedure runs. */
  public ProcedureId id() {
    return id;
  }

  /** Has the code behind a call run, even if nothing that it called ever comes back. */
  public void goOn() {
    isAlive = true;
  }

  /** What a library made is no more than what it was made of: a text in other clothes. */
  public void becomes(Value made, Value content) {
    registers = registers.each((_, value) -> value.equals(made) ? content : value);
    for (int register = 0; register < passing.length; register++) {
      if (made.equals(passing[register])) {
        passing[register] = content;
      }
    }
  }

  /** Has nothing run behind a call. */
  public void end() {
    isAlive = false;
  }

  boolean isInLoop() {
    return shape.isRepeated(block);
  }

  /** Returns whether a loop runs this again after it succeeded. */
  boolean isIterated() {
    return iterated == null ? shape.isIterated(block) : iterated.get(block);
  }

  /** Says that the loop whose body begins with the present block has one element only. */
  void hasOneElement() {
    if (!single.get(block)) {
      single.set(block);
      iterated = shape.iteratedWithout(procedure, single);
    }
  }

  /** Returns whether what the present call gives is waited for where it is called. */
  boolean isAwaiting() {
    var all = procedure.blocks().get(block).instructions();
    return all.stream()
        .anyMatch(
            each ->
                each instanceof Instruction.Call call
                    && callSite != null
                    && call.place().equals(callSite.span())
                    && all.stream()
                        .anyMatch(
                            other ->
                                other instanceof Instruction.Await await
                                    && await.source() == call.target()));
  }

  /** Returns whether what fails here is caught before the next element of the loop. */
  boolean isForgiving() {
    int handler = procedure.blocks().get(block).handler();
    return (handler >= 0 && (isIterated() ? shape.isRepeated(handler) : shape.isReturning(handler)))
        || isTellingOfEach();
  }

  /** Errors of Go are values; whoever loops over records says which of them failed. */
  private boolean isTellingOfEach() {
    var unit = interpreter.program().unit(id.unit());
    return unit.language() == Language.GO
        && isIterated()
        && unit.file().text().startsWith("BatchItemFailure", tellingIn(unit, procedure.span()));
  }

  private static int tellingIn(Unit unit, Span span) {
    int at = unit.file().text().indexOf("BatchItemFailure", span.start());
    return at < 0 || at >= span.end() ? unit.file().text().length() : at;
  }

  int block() {
    return block;
  }

  /** Returns what a register holds, with what tests told of it up to here. */
  Value get(int register) {
    return Guards.now(raw(register), interpreter.state().guards());
  }

  private Value raw(int register) {
    if (register < 0) {
      return Value.none();
    }
    if (shape.isShared(register)) {
      var object = interpreter.get(scopeObject());
      var value = object == null ? null : object.member(register);
      return value == null ? Value.none() : value;
    }
    var value = shape.isCrossing(register) ? registers.get(register) : passing[register];
    return value == null ? Value.none() : value;
  }

  /** Returns the data in what registers hold, be they variables or only on the way. */
  public Map<Label, Taint> everything() {
    var all = new TreeMap<Label, Taint>();
    for (int register = 0; register < procedure.registers(); register++) {
      get(register).taints().forEach((label, taint) -> all.merge(label, taint, Taint::join));
    }
    return all;
  }

  /**
   * Returns whether a variable, or what was yielded, leads to an object; scopes are on the heap.
   */
  boolean holds(int object) {
    for (int register = 0; register < passing.length; register++) {
      if (!shape.isShared(register) && EarlierTurns.isIn(object, raw(register))) {
        return true;
      }
    }
    return EarlierTurns.isIn(object, yielded);
  }

  void set(int register, Value value) {
    if (register < 0) {
      return;
    }
    if (shape.isShared(register)) {
      int object = scopeObject();
      var variables = interpreter.get(object);
      interpreter.put(
          object,
          (variables == null ? HeapObject.of(HeapObject.Kind.SCOPE) : variables)
              .with(register, value));
    } else if (shape.isCrossing(register)) {
      registers = registers.with(register, value);
    } else {
      passing[register] = value;
    }
  }

  /** Says that data goes into what the present call's method belongs to. */
  public void fill(Map<Label, Taint> data) {
    filling = data;
  }

  /** Puts data into a variable whose object a method was called on, if the method took any. */
  void filled(int register) {
    if (!filling.isEmpty()) {
      var data = filling;
      filling = Map.of();
      set(register, raw(register).tainted(data));
    }
  }

  /** Returns the object with the variables that procedures inside use. */
  int scopeObject() {
    if (own < 0) {
      var outer = scope < 0 ? Value.none() : Value.of(new Atom.Reference(scope));
      var made = HeapObject.of(HeapObject.Kind.SCOPE).withClasses(outer);
      var value = interpreter.allocate(this, 0, SCOPE, made);
      own = ((Atom.Reference) value.atoms().getFirst()).object();
    }
    return own;
  }

  /** Returns the object with the variables of a procedure outside; negative for none. */
  int outer(int depth) {
    int at = scope;
    for (int level = 1; level < depth && at >= 0; level++) {
      var object = interpreter.get(at);
      at =
          object == null || !(object.classes().only().orElse(null) instanceof Atom.Reference next)
              ? -1
              : next.object();
    }
    return at;
  }

  /** Remembers what an object was before this run changed it. */
  void reads(int object, @Nullable HeapObject value) {
    read.putIfAbsent(object, value == null ? ABSENT : value);
  }

  /** Counts what a callee read and wrote as done here. */
  void absorb(Frame callee) {
    callee.read.forEach(read::putIfAbsent);
    written.addAll(callee.written);
    hasMade |= callee.hasMade;
  }

  void yields(Value value) {
    yielded = yielded.join(value);
  }

  void returns(Value value, State state) {
    var answer = isGo() ? ofGo(value, state) : Answer.of(value, state);
    answers = answers == null ? answer : answers.and(answer);
    returned = returned == null ? value : returned.join(value);
    stateAfter = stateAfter == null ? state : stateAfter.join(state);
  }

  private boolean isGo() {
    return interpreter.program().unit(id.unit()).language() == Language.GO;
  }

  private static Answer ofGo(Value value, State state) {
    return isTruth(value) ? Answer.of(value, state) : Answer.ofError(value, state);
  }

  private static boolean isTruth(@Nullable Value value) {
    return value != null
        && value.atoms().stream()
            .noneMatch(
                atom ->
                    atom instanceof Atom.External || atom instanceof Atom.Fixed(Literal.Nothing _));
  }

  void throwsOut(Value value, State state) {
    thrown = thrown == null ? value : thrown.join(value);
    stateThrown = stateThrown == null ? state : stateThrown.join(state);
  }

  void thrownByCallee(Value value) {
    int handler = procedure.blocks().get(block).handler();
    if (handler >= 0) {
      Blocks.flow(this, handler, value, interpreter.state());
    } else {
      throwsOut(value, interpreter.state());
    }
  }

  /** Returns the state after the run: where it returned, else where it threw. */
  State lastState() {
    if (stateAfter != null) {
      return stateAfter;
    }
    return stateThrown == null ? first : stateThrown;
  }

  Summary result(Value self, java.util.List<Value> bound, Map<Label, Long> guards) {
    var last = lastState();
    var value =
        answers == null
            ? returned
            : isGo() && !isTruth(returned) ? answers.orError(returned) : answers.or(returned);
    if (value != null && procedure.is(Procedure.Trait.GENERATOR)) {
      interpreter.state(last);
      var elements = HeapObject.of(HeapObject.Kind.LIST).withAny(yielded);
      value = interpreter.allocate(this, 0, SCOPE - 1, elements);
      last = interpreter.state();
      stateAfter = last;
    }
    var after = new HashMap<Integer, HeapObject>();
    for (int object : written) {
      var now = last.heap().get(object);
      if (now != null) {
        after.put(object, now);
      }
    }
    return new Summary(
        interpreter.isInitialising(),
        self,
        bound,
        scope,
        context,
        guards,
        Map.copyOf(read),
        hasMade,
        after,
        value,
        last.guards(),
        thrown);
  }
}
