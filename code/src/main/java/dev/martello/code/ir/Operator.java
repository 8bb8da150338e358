package dev.martello.code.ir;

/** What an operation does with its operands. */
public enum Operator {
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  /** Left is an element or key of right, or a part of right if that is a text. */
  IN,
  NOT_IN,
  NOT,
  /** Both are true; used where neither operand has effects. Else branches are made. */
  AND,
  OR,
  /** Numbers or texts or lists, as the operands are. */
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  /** Of a text in Python: formats it. */
  REMAINDER,
  POWER,
  BITS,
  /** Python: what either map or set has; of numbers the bits that either has. */
  UNION,
  NEGATE,
  /** Left is an instance of the class right. */
  INSTANCE_OF,
  /** The name of a value's type, as a text: {@code typeof}. */
  TYPE_OF,
  /** The one operand is a parameter that no argument was given for. */
  IS_ABSENT,
  /** The one operand is null, undefined or None. */
  IS_NOTHING,
  /** Anything else; the result is a number or a truth value, never a text of an operand. */
  OTHER
}
