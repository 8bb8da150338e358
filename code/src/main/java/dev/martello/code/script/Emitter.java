package dev.martello.code.script;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds instructions to the procedure that is being filled; short words for common ones. */
final class Emitter {
  /** The member of the module object that others get. */
  static final String EXPORTS = "exports";

  private final List<ProcedureBuilder> builders = new ArrayList<>();
  private final Map<Scope, Frame> frames = new HashMap<>();
  private Frame frame;

  /** Begins the top-level procedure. */
  Emitter(Scope module, Span whole) {
    var top = new ProcedureBuilder(0, "", -1, whole);
    builders.add(top);
    frame = new Frame(top, null, false);
    frames.put(module, frame);
  }

  List<Procedure> procedures() {
    return builders.stream().map(ProcedureBuilder::build).toList();
  }

  Frame frame() {
    return frame;
  }

  /** Begins a procedure inside the one that is being filled. */
  Frame begin(Scope scope, String name, boolean yieldAwaits, Span span) {
    var builder = new ProcedureBuilder(builders.size(), name, frame.builder().number(), span);
    builders.add(builder);
    frame = new Frame(builder, frame, yieldAwaits);
    frames.put(scope, frame);
    return frame;
  }

  /** Goes back to the procedure around. */
  void end() {
    frame = Objects.requireNonNull(frame.parent());
  }

  /** Returns the procedure of a scope; it has begun. */
  Frame frameOf(Scope procedure) {
    return Objects.requireNonNull(frames.get(procedure));
  }

  /** Returns whether a scope's procedure is the one being filled, or one around it. */
  boolean isAround(Scope procedure) {
    var wanted = frames.get(procedure);
    for (var at = frame; at != null; at = at.parent()) {
      if (at == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many procedures lie between the one being filled and an outer one. */
  int depthOf(Frame outer) {
    int depth = 0;
    for (var at = frame; at != outer; at = Objects.requireNonNull(at.parent())) {
      depth++;
    }
    return depth;
  }

  int fresh() {
    return frame.builder().register();
  }

  void add(Instruction instruction) {
    frame.builder().add(instruction);
  }

  int block() {
    return frame.builder().block();
  }

  void at(int block) {
    frame.builder().at(block);
  }

  void jump(int block) {
    frame.builder().jump(block);
  }

  void end(Exit exit) {
    frame.builder().end(exit);
  }

  void branch(int condition, int whenTrue, int whenFalse, Span place) {
    end(new Exit.Branch(condition, whenTrue, whenFalse, place));
  }

  void set(int target, Literal value, Span place) {
    add(new Instruction.Constant(target, value, place));
  }

  int constant(Literal value, Span place) {
    int target = fresh();
    set(target, value, place);
    return target;
  }

  int text(String value, Span place) {
    return constant(new Literal.Text(value), place);
  }

  int nothing(Span place) {
    return constant(new Literal.Nothing(), place);
  }

  int truth(boolean value, Span place) {
    return constant(new Literal.Truth(value), place);
  }

  void copy(int target, int source, Span place) {
    if (target != source) {
      add(new Instruction.Copy(target, source, place));
    }
  }

  int builtin(String name, Span place) {
    int target = fresh();
    add(new Instruction.Builtin(target, name, place));
    return target;
  }

  /** Returns a value that nothing is known of. */
  int unknown(Span place) {
    return builtin("unknown value", place);
  }

  int imported(String module, String member, Span place) {
    int target = fresh();
    add(new Instruction.Import(target, module, member, place));
    return target;
  }

  int module(Span place) {
    int target = fresh();
    add(new Instruction.ThisModule(target, place));
    return target;
  }

  /** Returns what others get when they import the unit. */
  int exports(Span place) {
    return load(module(place), EXPORTS, place);
  }

  int load(int object, String name, Span place) {
    return load(object, new Key.Member(name), place);
  }

  int load(int object, Key key, Span place) {
    int target = fresh();
    add(new Instruction.Load(target, object, key, place));
    return target;
  }

  void store(int object, String name, int value, Span place) {
    add(new Instruction.Store(object, new Key.Member(name), value, place));
  }

  void store(int object, Key key, int value, Span place) {
    add(new Instruction.Store(object, key, value, place));
  }

  int make(Container kind, List<Entry> entries, Span place) {
    int target = fresh();
    add(new Instruction.Make(target, kind, entries, place));
    return target;
  }

  int concatenate(List<Integer> parts, Span place) {
    int target = fresh();
    add(new Instruction.Concatenate(target, parts, place));
    return target;
  }

  int operate(Operator operator, Span place, Integer... operands) {
    int target = fresh();
    add(new Instruction.Operate(target, operator, Arrays.asList(operands), place));
    return target;
  }

  int call(Callee callee, List<Argument> arguments, Span place) {
    int target = fresh();
    add(new Instruction.Call(target, callee, arguments, place));
    return target;
  }

  int call(int function, List<Argument> arguments, Span place) {
    return call(new Callee.Value(function), arguments, place);
  }

  int method(int receiver, String name, List<Argument> arguments, Span place) {
    return call(new Callee.Method(receiver, name), arguments, place);
  }

  int await(int source, Span place) {
    int target = fresh();
    add(new Instruction.Await(target, source, place));
    return target;
  }

  int closure(int procedure, Span place) {
    int target = fresh();
    add(new Instruction.Closure(target, procedure, place));
    return target;
  }

  int rest(int object, List<String> taken, Span place) {
    int target = fresh();
    add(new Instruction.Rest(target, object, taken, place));
    return target;
  }

  /** Says a value's class; an empty type says nothing. */
  int typed(int source, String type, Map<String, String> attributes, Span place) {
    if (type.isEmpty()) {
      return source;
    }
    int target = fresh();
    add(new Instruction.Typed(target, source, type, attributes, place));
    return target;
  }
}
