package dev.martello.code.java;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Locals;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code of one procedure while it is lowered: its variables and what it stands in. */
final class Body {

  private final ProcedureBuilder builder;
  private final ClassShape type;
  private final @Nullable Body outer;
  private final boolean isStatic;
  private final Locals<JavaType, ClassShape> locals;

  /**
   * Begins a procedure.
   *
   * @param type the class that it belongs to
   * @param outer the procedure around a lambda
   * @param isStatic whether there is no {@code this}
   */
  Body(ProcedureBuilder builder, ClassShape type, @Nullable Body outer, boolean isStatic) {
    this.builder = builder;
    this.type = type;
    this.outer = outer;
    this.isStatic = isStatic;
    this.locals = new Locals<>(builder, outer == null ? null : outer.locals);
  }

  ProcedureBuilder builder() {
    return builder;
  }

  ClassShape type() {
    return type;
  }

  boolean isStatic() {
    return isStatic;
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
  int declare(String name, JavaType type) {
    int register = builder.register();
    declare(name, register, type);
    return register;
  }

  void declare(String name, int register, JavaType type) {
    locals.declare(name, register, type);
    builder.named(register, name);
  }

  void declareClass(String name, ClassShape shape) {
    locals.declareType(name, shape);
  }

  /** Finds a class that is declared in this code or in the code around a lambda. */
  Optional<ClassShape> localClass(String name) {
    return locals.type(name);
  }

  /** Returns the type of a local variable of this code or of the code around a lambda. */
  Optional<JavaType> typeOfLocal(String name) {
    return locals.find(name).map(Locals.Variable::type);
  }

  /** Loads a local variable of this code or of the code around a lambda. */
  Optional<Value> loadLocal(String name, Span place) {
    return locals.load(name, place).map(found -> new Value(found.register(), found.type()));
  }

  /** Stores into a local variable; those around lambdas cannot be written. */
  boolean storeLocal(String name, int value, Span place) {
    return locals.store(name, value, place);
  }

  /** Returns the register of {@code this}; negative in static code. */
  int self(Span place) {
    if (isStatic) {
      return -1;
    }
    int depth = 0;
    var here = this;
    while (here.outer != null) {
      here = here.outer;
      depth++;
    }
    return locals.captured(here.builder, depth, here.builder.receiver(), place);
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

  int load(int object, String member, Span place) {
    int target = register();
    add(new Instruction.Load(target, object, new Key.Member(member), place));
    return target;
  }

  /** Loads a field whose declared type tells whether it can hold a text. */
  int load(int object, String member, JavaType type, Span place) {
    int target = load(object, member, place);
    boolean isOfElements = !JavaTypes.elements(type.name(), type.attributes()).isEmpty();
    if (isOfElements || JavaTypes.isPlain(type.name())) {
      add(new Instruction.Typed(target, target, type.name(), type.attributes(), place));
    }
    return target;
  }

  int typeObject(String name, Span place) {
    int target = register();
    add(new Instruction.TypeObject(target, name, place));
    return target;
  }

  /** Ends with a branch. */
  void branch(int condition, int whenTrue, int whenFalse, Span place) {
    builder.end(new Exit.Branch(condition, whenTrue, whenFalse, place));
  }

  /** Goes on in a new block whose exceptions go to the current handler. */
  void fresh() {
    int block = builder.block();
    builder.jump(block);
    builder.at(block);
  }
}
