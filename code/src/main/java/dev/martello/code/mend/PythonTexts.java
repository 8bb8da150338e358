package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of Python: f-strings, {@code %}, {@code format} and {@code +}. */
final class PythonTexts implements SourceTexts {
  private static final Pattern PREFIX = Pattern.compile("(?<prefix>[A-Za-z]*)(?<quote>['\"]+)");

  /** A place of {@code format} by number, by name or in turn, or a brace. */
  private static final Pattern BRACE = Pattern.compile("\\{\\{|}}|\\{(?<place>\\w*)}|[{}]");

  /** Expressions that mean something else, or come at another time, between commas. */
  private static final Set<String> UNFIT =
      Set.of("expression_list", "tuple", "yield", "lambda", "named_expression", "list_splat");

  @Override
  public Optional<Composition> read(Node expression) {
    var bare = withoutParentheses(expression);
    if (bare.is("call")) {
      return format(bare);
    }
    boolean isPercent = bare.is("binary_operator") && operator(bare).equals("%");
    return isPercent ? percent(bare) : joined(bare);
  }

  private static Node withoutParentheses(Node expression) {
    var inner = expression.named();
    return expression.is("parenthesized_expression") && inner.size() == 1
        ? withoutParentheses(inner.getFirst())
        : expression;
  }

  private static String operator(Node binary) {
    return binary.child("operator").map(Node::text).orElse("");
  }

  private static Optional<Composition> joined(Node expression) {
    return Operand.joined(expression, PythonTexts::collect);
  }

  private static boolean collect(Node expression, List<Operand> into) {
    var bare = withoutParentheses(expression);
    return switch (bare.kind()) {
      case "string" -> literal(bare).map(into::add).orElse(false);
      case "concatenated_string" -> bare.named().stream().allMatch(part -> collect(part, into));
      case "binary_operator" -> Operand.sum(bare, part -> collect(part, into));
      default -> isFit(bare) && into.add(new Operand.Other(Piece.Value.of(expression)));
    };
  }

  private static boolean isFit(Node expression) {
    return !UNFIT.contains(expression.kind()) && !expression.isError();
  }

  private static Optional<Operand.Literal> literal(Node string) {
    var start = string.first("string_start");
    var end = string.first("string_end");
    var opening = PREFIX.matcher(start.map(Node::text).orElse(""));
    if (start.isEmpty() || end.isEmpty() || !opening.matches()) {
      return Optional.empty();
    }
    var prefix = opening.group("prefix").toLowerCase(Locale.ROOT);
    if (!prefix.isEmpty() && !prefix.equals("f")) {
      return Optional.empty();
    }
    var text = string.tree().file().text();
    var pieces = new ArrayList<Piece>();
    int from = start.get().end();
    for (var part : string.children()) {
      if (part.is("interpolation")) {
        var inside = part.named();
        boolean isBare = inside.size() == 1 && !part.has("=") && isFit(inside.getFirst());
        if (!isBare) {
          return Optional.empty();
        }
        pieces.add(new Piece.Text(unbraced(text.substring(from, part.start()), prefix)));
        pieces.add(Piece.Value.of(inside.getFirst()));
        from = part.end();
      }
    }
    pieces.add(new Piece.Text(unbraced(text.substring(from, end.get().start()), prefix)));
    return Optional.of(
        new Operand.Literal(opening.group("quote"), pieces, start.get().end(), end.get().start()));
  }

  private static String unbraced(String text, String prefix) {
    return prefix.isEmpty() ? text : text.replace("{{", "{").replace("}}", "}");
  }

  // ---- formatting ----

  private static Optional<Composition> percent(Node expression) {
    var right = expression.child("right");
    if (right.isEmpty()) {
      return Optional.empty();
    }
    var given = right.get().is("tuple") ? right.get().named() : List.of(right.get());
    return expression
        .child("left")
        .filter(_ -> given.stream().allMatch(PythonTexts::isFit))
        .flatMap(PythonTexts::joined)
        .flatMap(text -> Formats.percent(text, given));
  }

  private static Optional<Composition> format(Node call) {
    var function = call.child("function").filter(it -> it.is("attribute"));
    boolean isFormat =
        function
            .flatMap(it -> it.child("attribute"))
            .filter(it -> it.text().equals("format"))
            .isPresent();
    var given = call.child("arguments").filter(it -> it.is("argument_list"));
    if (!isFormat || given.isEmpty()) {
      return Optional.empty();
    }
    var named =
        given.get().named().stream()
            .filter(it -> it.is("keyword_argument"))
            .collect(
                Collectors.toMap(
                    it -> it.child("name").map(Node::text).orElse(""),
                    it -> it.child("value").orElse(it),
                    (one, _) -> one));
    var positional = given.get().named().stream().filter(it -> !it.is("keyword_argument")).toList();
    if (!positional.stream().allMatch(PythonTexts::isFit)) {
      return Optional.empty();
    }
    var turn = positional.iterator();
    return function
        .flatMap(it -> it.child("object"))
        .flatMap(PythonTexts::joined)
        .flatMap(
            text ->
                Formats.filled(
                    text,
                    BRACE,
                    found -> found.group().equals("{{") || found.group().equals("}}"),
                    place -> argument(place, turn, positional, named)));
  }

  private static Optional<Node> argument(
      String place, Iterator<Node> turn, List<Node> positional, Map<String, Node> named) {
    if (place.isEmpty()) {
      return Formats.next(turn);
    }
    if (place.chars().allMatch(Character::isDigit)) {
      return positional.stream()
          .skip(place.length() > 2 ? positional.size() : Integer.parseInt(place))
          .findFirst();
    }
    return Optional.ofNullable(named.get(place));
  }

  @Override
  public Optional<String> write(List<Piece> pieces, Composition whole) {
    var quote = whole.open();
    var text = new StringBuilder("f").append(quote);
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Text(String code) -> text.append(code.replace("{", "{{").replace("}", "}}"));
        case Piece.Value(String code, boolean _) -> {
          // Before Python 3.12 neither the quotes nor a backslash may stand in a value.
          if (code.contains(quote.substring(0, 1)) || code.contains("\\")) {
            return Optional.empty();
          }
          text.append('{').append(code).append('}');
        }
        case Piece.Seam _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.append(quote).toString());
  }
}
