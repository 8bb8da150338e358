package dev.martello.code.jvm;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.jvm.Operand.Kind;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operand stack and the local variables of a method, as registers. */
final class Frame {
  /*
   * A local variable is one register. What is pushed within a block is the register that holds it
   * already, so that no copies are made; if a local variable is written while its old value is on
   * the stack, the old one is copied first. Between blocks the value at depth d of the stack is in
   * the register of that depth, whichever way leads there.
   */

  /** Far deeper than what compilers make. */
  private static final int DEEPEST = 1_000;

  /** Far more than a switch needs; each block keeps its own. */
  private static final int MOST_CONSTANTS = 32;

  /**
   * What a block finds when it begins.
   *
   * @param kinds of what is on the stack, the deepest first
   * @param constants local variables that hold a known whole number
   */
  record Shape(List<Kind> kinds, Map<Integer, Long> constants) {
    Shape {
      kinds = List.copyOf(kinds);
      constants = Map.copyOf(constants);
    }

    /** Returns the same stack without what is known of the variables. */
    Shape withoutConstants() {
      return constants.isEmpty() ? this : new Shape(kinds, Map.of());
    }

    /** Returns whether a block that was made for one can begin with the other. */
    boolean fits(Shape other) {
      if (kinds.size() != other.kinds.size()) {
        return false;
      }
      for (int depth = 0; depth < kinds.size(); depth++) {
        boolean isWide = kinds.get(depth) == Kind.WIDE;
        if (isWide != (other.kinds.get(depth) == Kind.WIDE)) {
          return false;
        }
      }
      return true;
    }
  }

  private final ProcedureBuilder builder;
  private final LocalKinds kinds;
  private final List<Operand> stack = new ArrayList<>();
  private final Map<Integer, Integer> locals = new HashMap<>();
  private final List<Integer> registersByDepth = new ArrayList<>();
  private final Map<Integer, Long> constants = new HashMap<>();
  private Span place;

  Frame(ProcedureBuilder builder, LocalKinds kinds) {
    this.builder = builder;
    this.kinds = kinds;
    place = builder.span();
  }

  /** From now on, instructions are made for this place. */
  void at(Span span) {
    place = span;
  }

  Span place() {
    return place;
  }

  void add(Instruction instruction) {
    builder.add(instruction);
  }

  int register() {
    return builder.register();
  }

  /** Says which register a local variable is. */
  void bind(int slot, int register) {
    locals.put(slot, register);
  }

  /** Begins a block. */
  void begin(Shape shape) {
    stack.clear();
    constants.clear();
    constants.putAll(shape.constants());
    for (int depth = 0; depth < shape.kinds().size(); depth++) {
      stack.add(new Operand.Held(registerOf(depth), shape.kinds().get(depth)));
    }
  }

  /** Returns the register that holds what is at a depth of the stack between blocks. */
  int registerOf(int depth) {
    while (registersByDepth.size() <= depth) {
      registersByDepth.add(builder.register());
    }
    return registersByDepth.get(depth);
  }

  void push(Operand operand) {
    if (stack.size() == DEEPEST) {
      throw new MalformedCodeException("more than " + DEEPEST + " values are on its stack");
    }
    stack.add(operand);
  }

  /** Pushes a new register and returns it. */
  int pushNew(Kind kind) {
    int register = builder.register();
    push(new Operand.Held(register, kind));
    return register;
  }

  /** Pushes a constant. */
  void pushFixed(Literal literal, Kind kind) {
    push(new Operand.Fixed(literal, kind));
  }

  Operand pop() {
    if (stack.isEmpty()) {
      throw new MalformedCodeException("it takes from an empty stack");
    }
    return stack.removeLast();
  }

  /** Returns what was pushed last; null if the stack is empty. */
  @Nullable Operand top() {
    return stack.isEmpty() ? null : stack.getLast();
  }

  /** Takes a value from the stack into a register. */
  int popRegister() {
    return value(pop(), Kind.PLAIN);
  }

  /** Takes a value from the stack into a register, as a value of a type. */
  int popRegister(String descriptor) {
    return value(pop(), Kind.of(descriptor));
  }

  /** Returns a register with a value; constants become what the kind says they are. */
  int value(Operand operand, Kind kind) {
    return switch (operand) {
      case Operand.Held held -> held.register();
      case Operand.Fixed _, Operand.Compared _ -> {
        int register = builder.register();
        move(operand, kind, register);
        yield register;
      }
    };
  }

  private void move(Operand operand, Kind kind, int target) {
    add(
        switch (operand) {
          case Operand.Held held -> new Instruction.Copy(target, held.register(), place);
          case Operand.Fixed fixed ->
              new Instruction.Constant(target, typed(fixed.literal(), kind), place);
          case Operand.Compared compared ->
              new Instruction.Operate(
                  target, Operator.OTHER, List.of(compared.left(), compared.right()), place);
        });
  }

  /** Truth values and letters are whole numbers in bytecode. */
  private static Literal typed(Literal literal, Kind kind) {
    if (!(literal instanceof Literal.Whole whole)) {
      return literal;
    }
    long value = whole.value();
    return switch (kind) {
      case TRUTH -> value == 0 || value == 1 ? new Literal.Truth(value == 1) : literal;
      case LETTER ->
          value >= 0 && value <= Character.MAX_VALUE
              ? new Literal.Text(String.valueOf((char) value))
              : literal;
      case NUMBER, WIDE, PLAIN -> literal;
    };
  }

  /** Pushes a local variable. */
  void load(int slot, int offset, Kind otherwise) {
    var kind = otherwise == Kind.WIDE ? Kind.WIDE : kinds.at(slot, offset);
    push(new Operand.Held(local(slot), kind == Kind.WIDE ? otherwise : kind));
  }

  /** Takes a value from the stack into a local variable; the offset is of what follows. */
  void store(int slot, int offset) {
    var operand = pop();
    int register = local(slot);
    keep(register);
    constants.remove(slot);
    if (operand instanceof Operand.Fixed(Literal.Whole(long value), Kind kind)
        && kind != Kind.WIDE
        && constants.size() < MOST_CONSTANTS) {
      constants.put(slot, value);
    }
    if (!(operand instanceof Operand.Held held && held.register() == register)) {
      move(operand, kinds.at(slot, offset), register);
    }
  }

  /** Adds a number to a local variable. */
  void increment(int slot, int amount) {
    int register = local(slot);
    keep(register);
    constants.remove(slot);
    int by = value(new Operand.Fixed(new Literal.Whole(amount), Kind.NUMBER), Kind.NUMBER);
    add(new Instruction.Operate(register, Operator.ADD, List.of(register, by), place));
  }

  private int local(int slot) {
    return locals.computeIfAbsent(slot, any -> builder.register());
  }

  /** Copies what is on the stack and is about to be overwritten. */
  private void keep(int register) {
    int copy = -1;
    for (int depth = 0; depth < stack.size(); depth++) {
      switch (stack.get(depth)) {
        case Operand.Held held when held.register() == register -> {
          if (copy < 0) {
            copy = builder.register();
            add(new Instruction.Copy(copy, register, place));
          }
          stack.set(depth, new Operand.Held(copy, held.kind()));
        }
        case Operand.Compared compared
            when compared.left() == register || compared.right() == register ->
            stack.set(depth, new Operand.Held(value(compared, Kind.NUMBER), Kind.NUMBER));
        case Operand.Held _, Operand.Compared _, Operand.Fixed _ -> {}
      }
    }
  }

  /** Ends a block: everything on the stack goes to the register of its depth. */
  Shape spill() {
    for (int depth = 0; depth < stack.size(); depth++) {
      if (!isInPlace(depth)) {
        keep(registerOf(depth));
      }
    }
    for (int depth = 0; depth < stack.size(); depth++) {
      if (!isInPlace(depth)) {
        move(stack.get(depth), stack.get(depth).kind(), registerOf(depth));
      }
    }
    return new Shape(stack.stream().map(Operand::kind).toList(), constants);
  }

  private boolean isInPlace(int depth) {
    return stack.get(depth) instanceof Operand.Held(int register, Kind _)
        && register == registerOf(depth);
  }

  /** Returns a register that still holds a value after {@link #spill}. */
  int keptOver(int register) {
    int depth = registersByDepth.indexOf(register);
    if (depth < 0 || depth >= stack.size() || isInPlace(depth)) {
      return register;
    }
    int copy = builder.register();
    add(new Instruction.Copy(copy, register, place));
    return copy;
  }
}
