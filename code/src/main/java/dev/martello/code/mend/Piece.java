package dev.martello.code.mend;

/** A part of a text that source code puts together, in the code's own spelling. */
sealed interface Piece {

  /**
   * Text of a literal as it is written, without the escapes that only its kind of literal needs.
   */
  record Text(String code) implements Piece {}

  /** What is put in: an expression. */
  record Value(String code) implements Piece {}

  /** What stands between two literals that follow one another: quotes, blanks, an operator. */
  record Seam(String code) implements Piece {}
}
