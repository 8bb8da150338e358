package dev.martello.code.go;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Locals;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code of one function while it is lowered: its variables and what it stands in. */
final class Body {

  /** A call that is made when the function ends; some of its parts were evaluated before. */
  record Deferred(Callee callee, List<Argument> arguments, Span place) {}

  private final ProcedureBuilder builder;
  private final Locals<String, String> locals;
  private final List<Deferred> deferred = new ArrayList<>();
  private final List<Locals.Variable<String>> results = new ArrayList<>();
  private final List<String> resultTypes = new ArrayList<>();

  /**
   * Begins a procedure.
   *
   * @param outer the code around a function literal
   */
  Body(ProcedureBuilder builder, @Nullable Body outer) {
    this.builder = builder;
    this.locals = new Locals<>(builder, outer == null ? null : outer.locals);
  }

  ProcedureBuilder builder() {
    return builder;
  }

  /** Returns the calls to make at the end, the first first. */
  List<Deferred> deferred() {
    return deferred;
  }

  /** Returns the results that have names. */
  List<Locals.Variable<String>> results() {
    return results;
  }

  List<String> resultTypes() {
    return resultTypes;
  }

  int register() {
    return builder.register();
  }

  void add(Instruction instruction) {
    builder.add(instruction);
  }

  void open() {
    locals.open();
  }

  void close() {
    locals.close();
  }

  /** Declares a local variable and returns its register. */
  int declare(String name, String type) {
    int register = builder.register();
    declare(name, register, type);
    return register;
  }

  void declare(String name, int register, String type) {
    locals.declare(name, register, type);
    builder.named(register, name);
  }

  void declareType(String name, String fullName) {
    locals.declareType(name, fullName);
  }

  /** Finds a type that is declared in this code or in the code around it. */
  Optional<String> localType(String name) {
    return locals.type(name);
  }

  /** Returns a variable of the innermost scope, which {@code :=} does not declare again. */
  Optional<Locals.Variable<String>> inScope(String name) {
    return locals.inBlock(name);
  }

  /** Returns whether a name is a variable of this code or of the code around it. */
  boolean has(String name) {
    return locals.find(name).isPresent();
  }

  /** Loads a variable of this code or of the code around it. */
  Optional<Value> load(String name, Span place) {
    return locals.load(name, place).map(found -> new Value(found.register(), found.type()));
  }

  /** Stores into a variable of this code or of the code around it; false if there is none. */
  boolean store(String name, int value, Span place) {
    return locals.store(name, value, place);
  }

  int constant(Literal literal, Span place) {
    int target = register();
    add(new Instruction.Constant(target, literal, place));
    return target;
  }

  int operate(Operator operator, Span place, Integer... operands) {
    int target = register();
    add(new Instruction.Operate(target, operator, List.of(operands), place));
    return target;
  }

  int load(int object, Key key, Span place) {
    int target = register();
    add(new Instruction.Load(target, object, key, place));
    return target;
  }

  int thisModule(Span place) {
    int target = register();
    add(new Instruction.ThisModule(target, place));
    return target;
  }

  int imported(String module, String member, Span place) {
    int target = register();
    add(new Instruction.Import(target, module, member, place));
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

  /** Calls a function of the language itself. */
  int builtin(String name, Span place, Integer... arguments) {
    int function = register();
    add(new Instruction.Builtin(function, name, place));
    return call(
        new Callee.Value(function), List.of(arguments).stream().map(Argument::of).toList(), place);
  }

  /** Says what type a value has. */
  int typed(int source, String type, Span place) {
    int target = register();
    add(new Instruction.Typed(target, source, type, Map.of(), place));
    return target;
  }

  void branch(int condition, int whenTrue, int whenFalse, Span place) {
    builder.end(new Exit.Branch(condition, whenTrue, whenFalse, place));
  }

  /** Goes on in a new block that nothing leads to yet. */
  int block() {
    return builder.block();
  }

  void jump(int block) {
    builder.jump(block);
  }

  void at(int block) {
    builder.at(block);
  }
}
