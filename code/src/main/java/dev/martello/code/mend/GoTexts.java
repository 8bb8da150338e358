package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts of Go: {@code fmt.Sprintf} and {@code +}. */
final class GoTexts implements SourceTexts {
  /** Other texts may be mended together with this one; what prints or makes errors stays. */
  private static final Pattern OTHER_USE = Pattern.compile("\\bfmt\\.(?!Sprintf\\b)\\w");

  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/");

  @Override
  public Optional<Composition> read(Node expression) {
    if (expression.is("call_expression")) {
      return formatted(expression);
    }
    return Operand.joined(expression, GoTexts::collect);
  }

  private static boolean collect(Node expression, List<Operand> into) {
    if (isLiteral(expression)) {
      return into.add(literal(expression));
    }
    if (!expression.is("binary_expression")) {
      return !expression.isError() && into.add(new Operand.Other(Piece.Value.of(expression)));
    }
    return Operand.sum(expression, part -> collect(part, into));
  }

  private static boolean isLiteral(Node expression) {
    return Set.of("interpreted_string_literal", "raw_string_literal").contains(expression.kind());
  }

  private static Operand.Literal literal(Node string) {
    var text = string.text();
    int start = string.start() + 1;
    int end = Math.max(start, string.end() - 1);
    var content = string.tree().file().text().substring(start, end);
    return new Operand.Literal(text.substring(0, 1), List.of(new Piece.Text(content)), start, end);
  }

  private static Optional<Composition> formatted(Node call) {
    boolean isSprintf = call.child("function").map(Node::text).orElse("").equals("fmt.Sprintf");
    var given = Dialect.arguments(call);
    if (!isSprintf || given.isEmpty() || !isLiteral(given.getFirst())) {
      return Optional.empty();
    }
    return Formats.percent(literal(given.getFirst()), given.subList(1, given.size()));
  }

  @Override
  public Optional<String> write(List<Piece> pieces, Composition whole) {
    var quote = whole.open();
    var format = new StringBuilder();
    var values = new ArrayList<String>();
    var joined = new ArrayList<String>();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Text(String code) -> {
          format.append(code.replace("%", "%%"));
          joined.add(quote + code + quote);
        }
        case Piece.Value(String code, boolean _) -> {
          format.append("%v");
          values.add(code);
          joined.add(code);
        }
        case Piece.Seam _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        whole.isFormatted()
            ? "fmt.Sprintf(" + quote + format + quote + ", " + String.join(", ", values) + ")"
            : String.join(" + ", joined));
  }

  /** An import that nothing uses is a fault in Go. */
  @Override
  public boolean mayReplace(Node expression, String code) {
    return !expression.text().contains("fmt.")
        || code.contains("fmt.")
        || OTHER_USE
            .matcher(COMMENT.matcher(expression.tree().file().text()).replaceAll(""))
            .find();
  }
}
