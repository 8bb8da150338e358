package dev.martello.code.go;

import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import java.math.BigInteger;
import java.util.Locale;

/** Reads the constants of the source. */
final class Literals {
  private static final int LONGEST = 100;

  private Literals() {}

  /** Returns the text that a literal in quotes stands for. */
  static String text(Node node) {
    var raw = node.text();
    int end =
        raw.length() - (raw.length() > 1 && raw.charAt(raw.length() - 1) == raw.charAt(0) ? 1 : 0);
    var inside = raw.substring(Math.min(1, end), end);
    return node.is("raw_string_literal") ? inside.replace("\r", "") : unescaped(inside);
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char here = text.charAt(at++);
      if (here != '\\' || at == text.length()) {
        result.append(here);
        continue;
      }
      char kind = text.charAt(at++);
      switch (kind) {
        case 'n' -> result.append('\n');
        case 't' -> result.append('\t');
        case 'r' -> result.append('\r');
        case 'a' -> result.append('\u0007');
        case 'b' -> result.append('\b');
        case 'f' -> result.append('\f');
        case 'v' -> result.append('\u000b');
        case 'x' -> at = code(text, at, 2, 16, result);
        case 'u' -> at = code(text, at, 4, 16, result);
        case 'U' -> at = code(text, at, 8, 16, result);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> at = code(text, at - 1, 3, 8, result);
        default -> result.append(kind);
      }
    }
    return result.toString();
  }

  private static int code(String text, int at, int length, int base, StringBuilder result) {
    int end = Math.min(text.length(), at + length);
    try {
      int code = Integer.parseInt(text.substring(at, end), base);
      result.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xFFFD);
    } catch (NumberFormatException _) {
      result.append(text, at, end);
    }
    return end;
  }

  static boolean isNumber(Node node) {
    return node.is("int_literal") || node.is("float_literal");
  }

  static Literal number(Node node) {
    var text = node.text().replace("_", "");
    try {
      return switch (node.kind()) {
        case "int_literal" -> whole(text);
        case "float_literal" -> new Literal.Decimal(Double.parseDouble(text));
        case "rune_literal" -> {
          var inside = unescaped(text.substring(1, text.length() - 1));
          yield new Literal.Whole(inside.isEmpty() ? 0 : inside.codePointAt(0));
        }
        default -> new Literal.Decimal(0);
      };
    } catch (NumberFormatException | StringIndexOutOfBoundsException _) {
      // Text that is no number is an error of syntax, which is told as such.
      return new Literal.Whole(0);
    }
  }

  static Literal negative(Node node) {
    return switch (number(node)) {
      case Literal.Whole(long value) -> new Literal.Whole(-value);
      case Literal.Decimal(double value) -> new Literal.Decimal(-value);
      case Literal other -> other;
    };
  }

  private static Literal whole(String text) {
    if (text.length() > LONGEST) {
      return new Literal.Whole(0);
    }
    var lower = text.toLowerCase(Locale.ROOT);
    int base =
        lower.startsWith("0x")
            ? 16
            : lower.startsWith("0b")
                ? 2
                : lower.startsWith("0o") || (lower.length() > 1 && lower.startsWith("0")) ? 8 : 10;
    boolean hasPrefix = lower.length() > 1 && Character.isLetter(lower.charAt(1));
    var value = new BigInteger(hasPrefix ? lower.substring(2) : lower, base);
    return value.bitLength() < 64
        ? new Literal.Whole(value.longValue())
        : new Literal.Decimal(value.doubleValue());
  }
}
