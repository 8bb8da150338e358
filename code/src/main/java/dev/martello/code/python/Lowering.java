package dev.martello.code.python;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the parts that lower one procedure share, and the steps that all of them emit. */
final class Lowering {
  /** Deeper code than this is left out: no person writes it, and lowering it would recurse. */
  private static final int MAXIMUM_DEPTH = 400;

  private final UnitLowering unit;
  private final ProcedureBuilder procedure;
  private final Names names = new Names(this);
  private final TypeNames types = new TypeNames(this);
  private final Expressions expressions = new Expressions(this);
  private final Conditions conditions = new Conditions(this);
  private final Targets targets = new Targets(this);
  private final Statements statements = new Statements(this);
  private final Definitions definitions = new Definitions(this);
  private final Jumps jumps = new Jumps(this);
  private Frame frame;
  private int cleanups;
  private int depth;

  /**
   * Begins a procedure.
   *
   * @param cleanups how many {@code finally} clauses it stands in, those of outer procedures too
   */
  Lowering(UnitLowering unit, ProcedureBuilder procedure, Frame frame, int cleanups) {
    this.unit = unit;
    this.procedure = procedure;
    this.frame = frame;
    this.cleanups = cleanups;
  }

  UnitLowering unit() {
    return unit;
  }

  ProcedureBuilder procedure() {
    return procedure;
  }

  /** Returns how many {@code finally} clauses are around what is lowered now. */
  int cleanups() {
    return cleanups;
  }

  /** Lowers what stands in a {@code finally} clause. */
  void cleanup(Runnable body) {
    cleanups++;
    body.run();
    cleanups--;
  }

  Names names() {
    return names;
  }

  TypeNames types() {
    return types;
  }

  Expressions expressions() {
    return expressions;
  }

  Conditions conditions() {
    return conditions;
  }

  Targets targets() {
    return targets;
  }

  Statements statements() {
    return statements;
  }

  Definitions definitions() {
    return definitions;
  }

  Jumps jumps() {
    return jumps;
  }

  Frame frame() {
    return frame;
  }

  /** Lowers something that sees the names of another frame. */
  void in(Frame other, Runnable body) {
    var before = frame;
    frame = other;
    body.run();
    frame = before;
  }

  /** Lowers something unless it is nested too deeply; that is a problem of the source. */
  void nested(Node node, Runnable body) {
    if (depth >= MAXIMUM_DEPTH) {
      unit.tooDeep(node);
      return;
    }
    depth++;
    body.run();
    depth--;
  }

  /** Lowers an expression and returns the register with its value. */
  int value(Node node) {
    return expressions.value(node);
  }

  int register() {
    return procedure.register();
  }

  int block() {
    return procedure.block();
  }

  void at(int block) {
    procedure.at(block);
  }

  void jump(int block) {
    procedure.jump(block);
  }

  /** Goes on in a new block; returns it. */
  int next() {
    int block = block();
    jump(block);
    at(block);
    return block;
  }

  void add(Instruction instruction) {
    procedure.add(instruction);
  }

  void branch(int condition, int whenTrue, int whenFalse, Span place) {
    procedure.end(new Exit.Branch(condition, whenTrue, whenFalse, place));
  }

  void either(int first, int second) {
    procedure.end(new Exit.Either(first, second));
  }

  int constant(Literal value, Span place) {
    int target = register();
    add(new Instruction.Constant(target, value, place));
    return target;
  }

  int text(String value, Span place) {
    return constant(new Literal.Text(value), place);
  }

  int nothing(Span place) {
    return constant(new Literal.Nothing(), place);
  }

  int builtin(String name, Span place) {
    int target = register();
    add(new Instruction.Builtin(target, name, place));
    return target;
  }

  int operate(Operator operator, Span place, int... operands) {
    int target = register();
    var all = Arrays.stream(operands).boxed().toList();
    add(new Instruction.Operate(target, operator, all, place));
    return target;
  }

  void copy(int target, int source, Span place) {
    add(new Instruction.Copy(target, source, place));
  }

  /** Returns a register with the value that stays when a variable is written. */
  int kept(int source, Span place) {
    if (!frame.isVariable(source)) {
      return source;
    }
    int target = register();
    copy(target, source, place);
    return target;
  }

  int load(int object, Key key, Span place) {
    int target = register();
    add(new Instruction.Load(target, object, key, place));
    return target;
  }

  int element(int object, long index, Span place) {
    return load(object, new Key.Element(constant(new Literal.Whole(index), place)), place);
  }

  void store(int object, Key key, int value, Span place) {
    add(new Instruction.Store(object, key, value, place));
  }

  int each(int iterable, Span place) {
    int target = register();
    add(new Instruction.Each(target, iterable, false, place));
    return target;
  }

  int rest(int object, Span place) {
    int target = register();
    add(new Instruction.Rest(target, object, List.of(), place));
    return target;
  }

  int make(Instruction.Container kind, List<Instruction.Entry> entries, Span place) {
    int target = register();
    add(new Instruction.Make(target, kind, entries, place));
    return target;
  }

  int call(Callee callee, List<Argument> arguments, Span place) {
    int target = register();
    add(new Instruction.Call(target, callee, arguments, place));
    return target;
  }

  /** Calls a function that every module sees, whatever the unit binds the name to. */
  int callBuiltin(String name, Span place, int... arguments) {
    int function = builtin(name, place);
    var all = Arrays.stream(arguments).mapToObj(Argument::of).toList();
    return call(new Callee.Value(function), all, place);
  }

  /** Says the class of a value, if the source does. */
  int typed(int value, String type, Span place) {
    if (type.isEmpty()) {
      return value;
    }
    int target = register();
    add(new Instruction.Typed(target, value, type, Map.of(), place));
    return target;
  }
}
