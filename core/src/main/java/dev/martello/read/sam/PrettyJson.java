package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Prints a tree as JSON with sorted keys, an indent of four and only ASCII, line by line: the text
 * in which the transform keeps a state machine's definition.
 */
final class PrettyJson {
  private static final int INDENT = 4;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private PrettyJson() {}

  static List<String> lines(Node node) {
    var printer = new PrettyJson();
    printer.write(node, 0);
    printer.lines.add(printer.line.toString());
    return List.copyOf(printer.lines);
  }

  private void write(Node node, int depth) {
    switch (node) {
      case Node.Sequence(var items, var _) -> writeItems(items, depth);
      case Node.Mapping mapping -> writeEntries(mapping, depth);
      case Node.Num number -> line.append(decimal(number.value()));
      case Node.Text _, Node.Bool _, Node.Null _ -> line.append(CanonicalJson.of(node));
    }
  }

  private void writeItems(List<Node> items, int depth) {
    line.append('[');
    for (int index = 0; index < items.size(); index++) {
      line.append(index == 0 ? "" : ",");
      breakLine(depth + 1);
      write(items.get(index), depth + 1);
    }
    close(']', items.isEmpty(), depth);
  }

  private void writeEntries(Node.Mapping mapping, int depth) {
    line.append('{');
    var separator = "";
    for (var entry : mapping.stream().sorted(Comparator.comparing(Node.Entry::key)).toList()) {
      line.append(separator);
      breakLine(depth + 1);
      var key = new Node.Text(entry.key(), entry.keyOrigin());
      line.append(CanonicalJson.of(key)).append(": ");
      write(entry.value(), depth + 1);
      separator = ",";
    }
    close('}', mapping.isEmpty(), depth);
  }

  private void close(char bracket, boolean isEmpty, int depth) {
    if (!isEmpty) {
      breakLine(depth);
    }
    line.append(bracket);
  }

  private void breakLine(int depth) {
    lines.add(line.toString());
    line.setLength(0);
    line.repeat(' ', depth * INDENT);
  }

  /**
   * Returns a number in the shortest decimal form that reads as the same double; one that is too
   * large for a double is {@code Infinity}, as AWS's own transform writes it.
   */
  private static String decimal(Number number) {
    if (!(number instanceof BigDecimal)) {
      return number.toString();
    }
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-4 && size < 1e16)) {
      var plain = new BigDecimal(Double.toString(value)).toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    var parts = Double.toString(value).split("E");
    var mantissa =
        parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
    int exponent = Integer.parseInt(parts[1]);
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
