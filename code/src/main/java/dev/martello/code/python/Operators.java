package dev.martello.code.python;

import dev.martello.code.ir.Operator;

/** The operators of Python in the words of the intermediate form. */
final class Operators {
  private Operators() {}

  /** Returns the operator of {@code a + b} and of {@code a += b}. */
  static Operator binary(String written) {
    return switch (written.endsWith("=") ? written.substring(0, written.length() - 1) : written) {
      case "+" -> Operator.ADD;
      case "-" -> Operator.SUBTRACT;
      case "*" -> Operator.MULTIPLY;
      case "/", "//" -> Operator.DIVIDE;
      case "%" -> Operator.REMAINDER;
      case "**" -> Operator.POWER;
      case "|" -> Operator.UNION;
      case "&", "^", "<<", ">>" -> Operator.BITS;
      default -> Operator.OTHER;
    };
  }

  static Operator unary(String written) {
    return switch (written) {
      case "-" -> Operator.NEGATE;
      case "~" -> Operator.BITS;
      default -> Operator.OTHER;
    };
  }

  static Operator comparison(String written) {
    return switch (written) {
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "==", "is" -> Operator.EQUAL;
      case "!=", "<>", "is not" -> Operator.NOT_EQUAL;
      case "in" -> Operator.IN;
      case "not in" -> Operator.NOT_IN;
      default -> Operator.OTHER;
    };
  }
}
