package dev.martello.code.ir;

/** A constant of the source. */
public sealed interface Literal {
  /** A text. */
  record Text(String value) implements Literal {}

  /** A whole number that fits. */
  record Whole(long value) implements Literal {}

  /** Any other number. */
  record Decimal(double value) implements Literal {}

  /** True or false. */
  record Truth(boolean value) implements Literal {}

  /** {@code None}, {@code null}, {@code undefined}, {@code nil}. */
  record Nothing() implements Literal {}

  /**
   * A regular expression literal of JavaScript.
   *
   * @param flags for instance {@code gi}
   */
  record Pattern(String source, String flags) implements Literal {}
}
