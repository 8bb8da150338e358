package dev.martello.code.mend;

import dev.martello.code.tree.Node;

/** A part of a text that source code puts together, in the code's own spelling. */
sealed interface Piece {

  /**
   * Text of a literal as it is written, without the escapes that only its kind of literal needs.
   */
  record Text(String code) implements Piece {}

  /**
   * What is put in: an expression.
   *
   * @param isRead whether it means the same by itself
   */
  record Value(String code, boolean isRead) implements Piece {
    static Value of(Node expression) {
      return new Value(expression.text(), Operands.isRead(expression));
    }
  }

  /** What stands between two literals that follow one another: quotes, blanks, an operator. */
  record Seam(String code) implements Piece {}
}
