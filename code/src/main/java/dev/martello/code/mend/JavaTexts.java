package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts of Java: {@code +}, {@code String.format} and {@code formatted}. */
final class JavaTexts implements SourceTexts {
  private static final String BLOCK = "\"\"\"";

  @Override
  public Optional<Composition> read(Node expression) {
    if (expression.is("method_invocation")) {
      return formatted(expression);
    }
    return Operand.joined(expression, JavaTexts::collect);
  }

  private static boolean collect(Node expression, List<Operand> into) {
    return switch (expression.kind()) {
      case "string_literal" -> into.add(literal(expression));
      case "binary_expression" -> Operand.sum(expression, part -> collect(part, into));
      case "assignment_expression", "lambda_expression" -> false;
      default -> !expression.isError() && into.add(new Operand.Other(Piece.Value.of(expression)));
    };
  }

  private static Operand.Literal literal(Node string) {
    var quote = string.text().startsWith(BLOCK) ? BLOCK : "\"";
    int start = string.start() + quote.length();
    int end = Math.max(start, string.end() - quote.length());
    var content = string.tree().file().text().substring(start, end);
    return new Operand.Literal(quote, List.of(new Piece.Text(content)), start, end);
  }

  private static Optional<Composition> formatted(Node call) {
    var given = Dialect.arguments(call);
    var object = call.child("object");
    boolean isFormat =
        Dialect.method(call).equals("format")
            && object.map(Node::text).orElse("").equals("String")
            && !given.isEmpty();
    boolean isFormatted = Dialect.method(call).equals("formatted") && object.isPresent();
    var text = isFormat ? Optional.of(given.getFirst()) : object.filter(_ -> isFormatted);
    var values = given.subList(isFormat ? 1 : 0, given.size());
    return text.filter(it -> it.is("string_literal"))
        .map(JavaTexts::literal)
        .flatMap(literal -> Formats.percent(literal, values));
  }

  @Override
  public Optional<String> write(List<Piece> pieces, Composition whole) {
    var quote = whole.open();
    var joined = new ArrayList<String>();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Text(String code) -> joined.add(quote + code + quote);
        case Piece.Value(String code, boolean _) -> joined.add(code);
        case Piece.Seam _ -> {
          return Optional.empty();
        }
      }
    }
    boolean isText = pieces.getFirst() instanceof Piece.Text;
    return quote.equals(BLOCK)
        ? Optional.empty()
        : Optional.of((isText ? "" : "\"\" + ") + String.join(" + ", joined));
  }
}
