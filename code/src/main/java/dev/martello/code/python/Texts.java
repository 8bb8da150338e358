package dev.martello.code.python;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lowers texts and bytes: literals, several literals in a row, f-strings. */
final class Texts {
  /**
   * Formats that fail for texts, so that only numbers come out; see
   * https://docs.python.org/3/library/string.html#format-specification-mini-language.
   */
  private static final Pattern NUMERIC =
      Pattern.compile(":(.?[<>=^])?[-+ ]?z?#?\\d*[,_]?(\\.\\d+)?[bcdoxXeEfFgGn%]");

  private final Lowering to;

  Texts(Lowering to) {
    this.to = to;
  }

  /** Returns the text of a literal without values inside; those are left out. */
  static String plain(Node string) {
    var text = new StringBuilder();
    int at = start(string);
    for (var part : string.children()) {
      if (part.is("interpolation")) {
        text.append(decoded(string, at, part.start()));
        at = part.end();
      }
    }
    return text.append(decoded(string, at, end(string))).toString();
  }

  /** Lowers one literal or several in a row. */
  int value(Node node) {
    if (node.first("string_start").map(Node::text).orElse("").equals("`")) {
      // The way of Python 2 to write repr(); the grammar does not look inside.
      return to.register();
    }
    var pieces = new Pieces(node.span());
    if (node.is("concatenated_string")) {
      Parts.of(node).forEach(string -> string(string, pieces));
    } else {
      string(node, pieces);
    }
    return pieces.value();
  }

  /** The pieces of a text, with neighbouring constants joined. */
  private final class Pieces {
    private final Span place;
    private final List<Integer> registers = new ArrayList<>();
    private final StringBuilder constant = new StringBuilder();
    private boolean hasValues;

    Pieces(Span place) {
      this.place = place;
    }

    void text(String text) {
      constant.append(text);
    }

    void value(int register) {
      flush();
      registers.add(register);
      hasValues = true;
    }

    private void flush() {
      if (!constant.isEmpty()) {
        registers.add(to.text(constant.toString(), place));
        constant.setLength(0);
      }
    }

    int value() {
      if (!hasValues) {
        return to.text(constant.toString(), place);
      }
      flush();
      int target = to.register();
      to.add(new Instruction.Concatenate(target, registers, place));
      return target;
    }
  }

  private void string(Node string, Pieces pieces) {
    int at = start(string);
    for (var part : string.children()) {
      if (part.is("interpolation")) {
        pieces.text(decoded(string, at, part.start()));
        interpolation(part, pieces);
        at = part.end();
      }
    }
    pieces.text(decoded(string, at, end(string)));
  }

  private void interpolation(Node node, Pieces pieces) {
    var expression = node.child("expression");
    if (expression.isEmpty()) {
      return;
    }
    if (node.has("=")) {
      pieces.text(expression.get().text() + "=");
    }
    int value = to.value(expression.get());
    var specifier = node.child("format_specifier");
    if (isShown(node)) {
      value = to.callBuiltin("repr", expression.get().span(), value);
    } else if (specifier.map(Node::text).filter(NUMERIC.asMatchPredicate()).isPresent()) {
      value = to.operate(Operator.OTHER, node.span(), value);
    }
    pieces.value(value);
    specifier.ifPresent(format -> format(format, pieces));
  }

  private static boolean isShown(Node interpolation) {
    var conversion = interpolation.child("type_conversion").map(Node::text).orElse("");
    return conversion.isEmpty()
        ? interpolation.has("=") && interpolation.child("format_specifier").isEmpty()
        : !conversion.equals("!s");
  }

  private void format(Node specifier, Pieces pieces) {
    for (var part : specifier.children()) {
      if (part.is("format_expression")) {
        part.child("expression").ifPresent(value -> pieces.value(to.value(value)));
      }
    }
  }

  private static int start(Node string) {
    return string.first("string_start").map(Node::end).orElse(string.start());
  }

  private static int end(Node string) {
    return string.first("string_end").map(Node::start).orElse(string.end());
  }

  private static String decoded(Node string, int from, int to) {
    if (to <= from) {
      return "";
    }
    var text = string.tree().file().text().substring(from, to);
    var prefix = string.first("string_start").map(Node::text).orElse("").toLowerCase(Locale.ROOT);
    boolean isFormatted = prefix.contains("f") || prefix.contains("t");
    var plain = isFormatted ? text.replace("{{", "{").replace("}}", "}") : text;
    boolean isRaw = prefix.contains("r");
    return isRaw ? plain : Escapes.decode(plain, prefix.contains("b"));
  }
}
