package dev.martello.code.script;

import dev.martello.code.ir.Literal;
import dev.martello.code.tree.Node;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads constants as they are written. */
final class Literals {
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

  private Literals() {}

  /** Returns the text of a string, or of a template string without substitutions. */
  static Optional<String> constantText(Node node) {
    var at = node;
    while (at.is("parenthesized_expression") && at.named().size() == 1) {
      at = at.named().getFirst();
    }
    if (at.is("string")) {
      return Optional.of(text(at));
    }
    if (at.is("template_string") && !at.has("template_substitution")) {
      return Optional.of(text(at));
    }
    return Optional.empty();
  }

  /** Returns the text between the quotes, escapes resolved. */
  static String text(Node string) {
    var source = string.tree().file().text();
    int end = string.end();
    int start = Math.min(string.start() + 1, end);
    boolean isClosed = end - 1 >= start && source.charAt(end - 1) == source.charAt(start - 1);
    return unescaped(source.substring(start, isClosed ? end - 1 : end));
  }

  /** Resolves the escapes of a string or template. */
  static String unescaped(String raw) {
    if (raw.indexOf('\\') < 0 && raw.indexOf('\r') < 0) {
      return raw;
    }
    var text = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char here = raw.charAt(at++);
      if (here == '\r') {
        text.append('\n');
        at += startsWith(raw, at, '\n') ? 1 : 0;
      } else if (here == '\\' && at < raw.length()) {
        at = escape(raw, at, text);
      } else {
        text.append(here);
      }
    }
    return text.toString();
  }

  /** Resolves one escape whose backslash stands before; returns where the text goes on. */
  private static int escape(String raw, int at, StringBuilder text) {
    char kind = raw.charAt(at);
    switch (kind) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000b');
      case '\n', '\u2028', '\u2029' -> {}
      case '\r' -> {
        return startsWith(raw, at + 1, '\n') ? at + 2 : at + 1;
      }
      case 'x' -> {
        return code(raw, at + 1, at + 3, text);
      }
      case 'u' -> {
        if (startsWith(raw, at + 1, '{')) {
          int close = raw.indexOf('}', at);
          return close < 0 || close > at + 9 ? at + 1 : code(raw, at + 2, close, text) + 1;
        }
        return code(raw, at + 1, at + 5, text);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int end = at + 1;
        while (end < raw.length() && end < at + 3 && isOctal(raw.charAt(end))) {
          end++;
        }
        text.append((char) Integer.parseInt(raw.substring(at, end), 8));
        return end;
      }
      default -> text.append(kind);
    }
    return at + 1;
  }

  private static boolean startsWith(String raw, int at, char wanted) {
    return at < raw.length() && raw.charAt(at) == wanted;
  }

  private static boolean isOctal(char digit) {
    return digit >= '0' && digit <= '7';
  }

  private static int code(String raw, int start, int end, StringBuilder text) {
    if (start >= end || end > raw.length()) {
      return start;
    }
    int value = 0;
    for (int at = start; at < end; at++) {
      int digit = Character.digit(raw.charAt(at), 16);
      if (digit < 0) {
        return start;
      }
      value = value * 16 + digit;
    }
    if (Character.isValidCodePoint(value)) {
      text.appendCodePoint(value);
    }
    return end;
  }

  /** Reads a number in any of the language's notations. */
  static Literal number(String written) {
    var digits = written.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.endsWith("n")) {
        return whole(digits.substring(0, digits.length() - 1));
      }
      return whole(digits);
    } catch (NumberFormatException e) {
      return decimal(digits);
    }
  }

  private static Literal whole(String digits) {
    int radix = radix(digits);
    boolean isOldOctal = radix == 10 && digits.matches("0[0-7]+");
    var value =
        isOldOctal
            ? new BigInteger(digits, 8)
            : new BigInteger(radix == 10 ? bounded(digits) : bounded(digits.substring(2)), radix);
    return value.bitLength() < Long.SIZE
        ? new Literal.Whole(value.longValue())
        : new Literal.Decimal(value.doubleValue());
  }

  /** Reading whole numbers takes more than linear time; nobody writes such long ones. */
  private static String bounded(String digits) {
    return digits.length() > 400 ? digits.substring(0, 400) : digits;
  }

  private static int radix(String digits) {
    if (digits.startsWith("0x")) {
      return 16;
    }
    if (digits.startsWith("0o")) {
      return 8;
    }
    return digits.startsWith("0b") ? 2 : 10;
  }

  private static Literal decimal(String digits) {
    try {
      return new Literal.Decimal(Double.parseDouble(digits));
    } catch (NumberFormatException e) {
      return new Literal.Decimal(Double.NaN);
    }
  }

  /** Reads a regular expression. */
  static Literal pattern(Node regex) {
    return new Literal.Pattern(
        regex.child("pattern").map(Node::text).orElse(""),
        regex.child("flags").map(Node::text).orElse(""));
  }

  /** Resolves the entities of a text in JSX. */
  static String withoutEntities(String raw) {
    int next = raw.indexOf('&');
    if (next < 0) {
      return raw;
    }
    var text = new StringBuilder(raw.length());
    int at = 0;
    while (next >= 0) {
      int end = raw.indexOf(';', next);
      text.append(raw, at, next);
      if (end < 0 || end > next + 10) {
        text.append('&');
        at = next + 1;
      } else {
        text.append(entity(raw.substring(next + 1, end)));
        at = end + 1;
      }
      next = raw.indexOf('&', at);
    }
    return text.append(raw, at, raw.length()).toString();
  }

  private static String entity(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.getOrDefault(name, "&" + name + ";");
    }
    try {
      boolean isHexadecimal = name.startsWith("#x") || name.startsWith("#X");
      int code =
          isHexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    } catch (NumberFormatException e) {
      return "&" + name + ";";
    }
  }
}
