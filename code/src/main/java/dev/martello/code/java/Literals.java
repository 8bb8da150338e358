package dev.martello.code.java;

import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import java.math.BigInteger;
import java.util.Optional;

/** Reads literals. */
final class Literals {
  private static final int LONGEST = 100;

  private Literals() {}

  /** Returns what a literal means; nothing for other expressions. */
  static Optional<Value> read(Node node) {
    return switch (node.kind()) {
      case "string_literal" -> found(new Literal.Text(text(node)), JavaType.TEXT);
      case "character_literal" ->
          found(new Literal.Text(unescape(inner(node.text(), 1))), JavaType.of("char"));
      case "true", "false" -> found(new Literal.Truth(node.is("true")), JavaType.TRUTH);
      case "null_literal" -> found(new Literal.Nothing(), JavaType.UNKNOWN);
      case "decimal_integer_literal" -> whole(node.text(), 10, 0);
      case "hex_integer_literal" -> whole(node.text(), 16, 2);
      case "binary_integer_literal" -> whole(node.text(), 2, 2);
      case "octal_integer_literal" -> whole(node.text(), 8, 1);
      case "decimal_floating_point_literal", "hex_floating_point_literal" ->
          found(new Literal.Decimal(decimal(node.text())), JavaType.of("double"));
      default -> Optional.empty();
    };
  }

  /** A literal with its type. */
  record Value(Literal literal, JavaType type) {}

  private static Optional<Value> found(Literal literal, JavaType type) {
    return Optional.of(new Value(literal, type));
  }

  /** Returns the text of a string literal or of a text block. */
  static String text(Node node) {
    var written = node.text();
    if (written.startsWith("\"\"\"")) {
      var block = inner(written, 3);
      return unescape(block.substring(block.indexOf('\n') + 1).stripIndent());
    }
    return unescape(inner(written, 1));
  }

  private static String inner(String text, int quotes) {
    return text.length() >= 2 * quotes ? text.substring(quotes, text.length() - quotes) : "";
  }

  private static String unescape(String text) {
    try {
      return text.translateEscapes();
    } catch (IllegalArgumentException _) {
      // Not valid, or an escape of Unicode: what is written is near enough.
      return text;
    }
  }

  private static Optional<Value> whole(String text, int radix, int start) {
    boolean isLong = text.endsWith("L") || text.endsWith("l");
    var digits = text.substring(0, text.length() - (isLong ? 1 : 0)).replace("_", "");
    var type = isLong ? JavaType.of("long") : JavaType.WHOLE;
    try {
      int from = Math.min(start, digits.length());
      // What does not fit is no number of Java; what is very long would take long to read.
      var value = new BigInteger(digits.substring(from, Math.min(digits.length(), LONGEST)), radix);
      return found(new Literal.Whole(value.longValue()), type);
    } catch (NumberFormatException _) {
      // The grammar takes more than the language; such a number is not compared with anything.
      return found(new Literal.Whole(0), type);
    }
  }

  private static double decimal(String text) {
    try {
      return Double.parseDouble(text.replace("_", ""));
    } catch (NumberFormatException _) {
      // As above.
      return Double.NaN;
    }
  }
}
