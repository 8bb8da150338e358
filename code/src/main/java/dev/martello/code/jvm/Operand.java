package dev.martello.code.jvm;

import dev.martello.code.ir.Literal;

/** What stands at one place of the operand stack while a block is lowered. */
sealed interface Operand {

  Kind kind();

  /** What is known of a value's type, as far as lowering differs by it. */
  enum Kind {
    TRUTH,
    LETTER,
    /** A number of one slot that is known to be no truth value. */
    NUMBER,
    /** A number of two slots. */
    WIDE,
    /** Anything else of one slot: a reference, or a whole number of unknown purpose. */
    PLAIN;

    /** Returns the kind of a type. */
    static Kind of(String descriptor) {
      return switch (descriptor) {
        case "Z" -> TRUTH;
        case "C" -> LETTER;
        case "B", "S", "I", "F" -> NUMBER;
        case "J", "D" -> WIDE;
        default -> PLAIN;
      };
    }
  }

  /** Returns whether it takes two slots. */
  default boolean isWide() {
    return kind() == Kind.WIDE;
  }

  /** A value in a register. */
  record Held(int register, Kind kind) implements Operand {}

  /** A constant that no register holds yet. */
  record Fixed(Literal literal, Kind kind) implements Operand {}

  /** Negative, zero or positive as the left number is less, equal or greater. */
  record Compared(int left, int right) implements Operand {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }
}
