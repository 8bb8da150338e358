package dev.martello.code.ir;

import dev.martello.value.Span;

/** How a block ends. */
public sealed interface Exit {
  /** Goes on with another block. */
  record Jump(int block) implements Exit {}

  /** Goes on with one of two blocks; a choice of many is a chain of these. */
  record Branch(int condition, int whenTrue, int whenFalse, Span place) implements Exit {}

  /**
   * Goes on with either of two blocks, decided by nothing that is followed: whether a loop has
   * another element, whether something was thrown.
   */
  record Either(int first, int second) implements Exit {}

  /** Leaves the procedure; a negative register returns nothing. */
  record Return(int value, Span place) implements Exit {}

  /** Throws a value; a negative register throws again what was caught. */
  record Throw(int value, Span place) implements Exit {}
}
