package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts of JavaScript and TypeScript: templates and {@code +}. */
final class ScriptTexts implements SourceTexts {
  /** Expressions that mean something else between commas, or come at another time. */
  private static final Set<String> UNFIT =
      Set.of("sequence_expression", "yield_expression", "assignment_expression", "arrow_function");

  @Override
  public Optional<Composition> read(Node expression) {
    return Operand.joined(expression, ScriptTexts::collect);
  }

  private static boolean collect(Node expression, List<Operand> into) {
    var inner = expression.named();
    return switch (expression.kind()) {
      case "string", "template_string" -> literal(expression).map(into::add).orElse(false);
      case "binary_expression" -> Operand.sum(expression, part -> collect(part, into));
      case "parenthesized_expression" ->
          inner.size() == 1
              && (isText(inner.getFirst())
                  ? collect(inner.getFirst(), into)
                  : isFit(inner.getFirst())
                      && into.add(new Operand.Other(Piece.Value.of(expression))));
      default -> isFit(expression) && into.add(new Operand.Other(Piece.Value.of(expression)));
    };
  }

  private static boolean isText(Node expression) {
    return Set.of("string", "template_string", "binary_expression").contains(expression.kind());
  }

  private static boolean isFit(Node expression) {
    return !UNFIT.contains(expression.kind()) && !expression.isError();
  }

  private static Optional<Operand.Literal> literal(Node string) {
    var text = string.tree().file().text();
    var pieces = new ArrayList<Piece>();
    int from = string.start() + 1;
    for (var part : string.children()) {
      if (part.is("template_substitution")) {
        var inside = part.named();
        if (inside.size() != 1 || !isFit(inside.getFirst())) {
          return Optional.empty();
        }
        pieces.add(new Piece.Text(text.substring(from, part.start())));
        pieces.add(Piece.Value.of(inside.getFirst()));
        from = part.end();
      }
    }
    if (string.end() - 1 < from) {
      return Optional.empty();
    }
    pieces.add(new Piece.Text(text.substring(from, string.end() - 1)));
    var quote = text.substring(string.start(), string.start() + 1);
    return Optional.of(new Operand.Literal(quote, pieces, string.start() + 1, string.end() - 1));
  }

  @Override
  public Optional<String> write(List<Piece> pieces, Composition whole) {
    var quote = whole.open();
    var text = new StringBuilder("`");
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Text(String code) -> {
          boolean isOther = !quote.equals("`") && (code.contains("`") || code.contains("${"));
          if (isOther) {
            return Optional.empty();
          }
          text.append(code);
        }
        case Piece.Value(String code, boolean _) -> text.append("${").append(code).append('}');
        case Piece.Seam _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.append('`').toString());
  }
}
