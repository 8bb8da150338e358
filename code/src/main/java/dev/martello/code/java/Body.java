package dev.martello.code.java;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code of one procedure while it is lowered: its variables and what it stands in. */
final class Body {

  /** A local variable. */
  record Variable(int register, JavaType type) {}

  private final ProcedureBuilder builder;
  private final ClassShape type;
  private final @Nullable Body outer;
  private final boolean isStatic;
  private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();
  private final Map<String, ClassShape> localClasses = new HashMap<>();

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
    scopes.push(new HashMap<>());
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
    scopes.push(new HashMap<>());
  }

  void close() {
    scopes.pop();
  }

  /** Declares a local variable and returns its register. */
  int declare(String name, JavaType type) {
    int register = builder.register();
    declare(name, register, type);
    return register;
  }

  void declare(String name, int register, JavaType type) {
    scopes.element().put(name, new Variable(register, type));
  }

  void declareClass(String name, ClassShape shape) {
    localClasses.put(name, shape);
  }

  /** Finds a class that is declared in this code or in the code around a lambda. */
  Optional<ClassShape> localClass(String name) {
    for (@Nullable Body here = this; here != null; here = here.outer) {
      var found = here.localClasses.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private Optional<Variable> own(String name) {
    for (var scope : scopes) {
      var found = scope.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Returns the type of a local variable of this code or of the code around a lambda. */
  Optional<JavaType> typeOfLocal(String name) {
    for (@Nullable Body here = this; here != null; here = here.outer) {
      var found = here.own(name);
      if (found.isPresent()) {
        return found.map(Variable::type);
      }
    }
    return Optional.empty();
  }

  /** Loads a local variable of this code or of the code around a lambda. */
  Optional<Value> loadLocal(String name, Span place) {
    int depth = 0;
    for (@Nullable Body here = this; here != null; here = here.outer, depth++) {
      var found = here.own(name);
      if (found.isPresent()) {
        var variable = found.get();
        return Optional.of(
            new Value(here.shared(variable.register(), depth, this, place), variable.type()));
      }
    }
    return Optional.empty();
  }

  private int shared(int register, int depth, Body reader, Span place) {
    if (depth == 0) {
      return register;
    }
    builder.share(register);
    int target = reader.register();
    reader.add(new Instruction.LoadOuter(target, depth, register, place));
    return target;
  }

  /** Stores into a local variable of this code; those around lambdas cannot be written. */
  boolean storeLocal(String name, int value, Span place) {
    var found = own(name);
    found.ifPresent(variable -> add(new Instruction.Copy(variable.register(), value, place)));
    return found.isPresent();
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
    return here.shared(here.builder.receiver(), depth, this, place);
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
    if (JavaTypes.isPlain(type.name())) {
      add(new Instruction.Typed(target, target, type.name(), Map.of(), place));
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
