package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import dev.martello.value.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** One of the expressions that are joined to a text. */
sealed interface Operand {

  /**
   * A literal.
   *
   * @param quote what it stands between
   * @param start where its content starts
   * @param end where its content ends
   */
  record Literal(String quote, List<Piece> pieces, int start, int end) implements Operand {
    public Literal {
      pieces = List.copyOf(pieces);
    }
  }

  /** Any other expression. */
  record Other(Piece.Value value) implements Operand {}

  /**
   * Reads a text that is joined of operands.
   *
   * @param collect adds the operands of an expression; answers no where it is no such text
   */
  static Optional<Composition> joined(Node expression, BiPredicate<Node, List<Operand>> collect) {
    var operands = new ArrayList<Operand>();
    return collect.test(expression, operands)
        ? joined(expression.tree().file(), operands)
        : Optional.empty();
  }

  /**
   * Joins operands in the order of the text: a value between two literals makes one literal of
   * them, literals that follow one another stay as they stand. Empty where that cannot be written
   * so.
   */
  private static Optional<Composition> joined(SourceFile file, List<Operand> operands) {
    if (operands.isEmpty() || !(operands.getFirst() instanceof Literal first)) {
      return Optional.empty();
    }
    var pieces = new ArrayList<Piece>();
    var before = first;
    boolean isAfterValue = true;
    for (var operand : operands) {
      switch (operand) {
        case Literal literal -> {
          if (isAfterValue && !literal.quote().equals(before.quote())) {
            return Optional.empty();
          }
          if (!isAfterValue) {
            var between = file.text().substring(before.end(), literal.start());
            pieces.add(new Piece.Seam(withoutPrefix(between, literal.quote())));
          }
          pieces.addAll(literal.pieces());
          before = literal;
          isAfterValue = false;
        }
        case Other(Piece.Value value) -> {
          if (isAfterValue) {
            return Optional.empty();
          }
          pieces.add(value);
          isAfterValue = true;
        }
      }
    }
    return Optional.of(new Composition(first.quote(), pieces, before.quote(), false));
  }

  /**
   * Goes through the operands of {@code a + b + c} in the order of the text, however many they are;
   * says whether all pass and no other operator stands there.
   */
  static boolean sum(Node expression, Predicate<Node> operand) {
    var rest = new ArrayDeque<Node>();
    var at = expression;
    while (at.kind().equals(expression.kind())) {
      var left = at.child("left");
      var right = at.child("right");
      boolean isSum = at.child("operator").map(Node::text).orElse("").equals("+");
      if (!isSum || left.isEmpty() || right.isEmpty()) {
        return false;
      }
      rest.push(right.get());
      at = left.get();
    }
    rest.push(at);
    return rest.stream().allMatch(operand);
  }

  /** The literal behind a seam holds no values any more, so it is none of Python's f-strings. */
  private static String withoutPrefix(String seam, String quote) {
    var before = seam.substring(0, seam.length() - quote.length());
    boolean isPrefixed = before.endsWith("f") || before.endsWith("F");
    return isPrefixed ? before.substring(0, before.length() - 1) + quote : seam;
  }
}
