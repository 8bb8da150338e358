package dev.martello.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a text of which parts may be unknown: literal pieces and holes. It answers what can
 * be answered without the holes: a text that starts with {@code arn:aws:s3:::} is no {@code *}.
 *
 * @param pieces literal and unknown pieces in order, without two literals in a row
 */
public record Shape(List<Piece> pieces) {
  /** The beginning of a hole of another template. */
  private static final Pattern OF_STACK =
      Pattern.compile("\\$\\{(?!!|Fn::ImportValue )(?:[^{}#]*+#)++(?=[^{}]*+})");

  /** A part of a text. */
  public sealed interface Piece {}

  /** A part that is known. */
  public record Literal(String text) implements Piece {}

  /**
   * A part that is not known; it may be any text, also an empty one.
   *
   * @param name what stands between the braces, for instance {@code AWS::Region} or {@code
   *     Table.Arn}
   */
  public record Hole(String name) implements Piece {}

  public Shape {
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads the notation of {@code Fn::Sub}: {@code ${Name}} is a hole, {@code ${!Name}} is literal.
   */
  public static Shape parse(String expression) {
    if (!expression.contains("${")) {
      return literal(expression);
    }
    var pieces = new ArrayList<Piece>();
    var literal = new StringBuilder();
    int at = 0;
    while (at < expression.length()) {
      int open = expression.indexOf("${", at);
      if (open >= 0 && expression.startsWith("!", open + 2)) {
        literal.append(expression, at, open).append("${");
        at = open + 3;
        continue;
      }
      int close = open < 0 ? -1 : expression.indexOf('}', open);
      if (close < 0) {
        break;
      }
      literal.append(expression, at, open);
      addLiteral(pieces, literal);
      pieces.add(new Hole(expression.substring(open + 2, close).strip()));
      at = close + 1;
    }
    literal.append(expression, at, expression.length());
    addLiteral(pieces, literal);
    return new Shape(pieces);
  }

  /** Returns a shape without holes. */
  public static Shape literal(String text) {
    return new Shape(text.isEmpty() ? List.of() : List.of(new Literal(text)));
  }

  /** Returns the shapes a text can have: one for known and unknown texts, several for a choice. */
  public static List<Shape> of(Val<String> text) {
    return switch (text) {
      case Val.Known<String>(String value, Origin _) -> List.of(literal(value));
      case Val.OneOf<String>(List<String> options, Origin _) ->
          options.stream().map(Shape::literal).toList();
      case Val.Unknown<String>(String expression, Origin _) -> List.of(parse(expression));
    };
  }

  /** Asks a question of every shape that a text can have; shapes that disagree answer UNKNOWN. */
  public static Tri ask(Val<String> text, java.util.function.Function<Shape, Tri> question) {
    if (text instanceof Val.Known<String>(String value, Origin _)) {
      return question.apply(literal(value));
    }
    return of(text).stream().map(question).reduce(Tri::eitherOf).orElse(Tri.UNKNOWN);
  }

  /** Asks whether a text starts with a prefix, as far as its literal start tells. */
  public static Tri startsWith(Val<String> text, String prefix) {
    return ask(text, shape -> shape.startsWith(prefix));
  }

  /** Asks whether a text ends with a suffix, as far as its literal end tells. */
  public static Tri endsWith(Val<String> text, String suffix) {
    return ask(text, shape -> shape.endsWith(suffix));
  }

  /** Asks whether a text equals another, as far as its literal parts tell. */
  public static Tri isEqual(Val<String> text, String expected) {
    return ask(text, shape -> shape.isEqual(expected));
  }

  /**
   * Asks whether a text is empty, as it is where a property is not written. A reference to a
   * resource always has a value; a parameter without one may turn out empty.
   */
  public static Tri isEmpty(Val<String> text) {
    return switch (text) {
      case Val.Known<String> _, Val.OneOf<String> _ -> text.is(String::isEmpty);
      case Val.Unknown<String>(String expression, Origin origin) -> {
        boolean hasLiteral =
            parse(expression).pieces().stream().anyMatch(Literal.class::isInstance);
        boolean mayBeNothing =
            expression.contains(" or ")
                || !origin.derivations(by -> by.startsWith("parameter `")).isEmpty();
        yield hasLiteral || !mayBeNothing ? Tri.NO : Tri.UNKNOWN;
      }
    };
  }

  public boolean isLiteral() {
    for (var piece : pieces) {
      if (piece instanceof Hole) {
        return false;
      }
    }
    return true;
  }

  /** Returns the one hole's name if this is a single hole and nothing else. */
  public Optional<String> onlyHole() {
    return pieces.size() == 1 && pieces.getFirst() instanceof Hole(String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Returns the names of the holes in order, with repetitions. */
  public List<String> holes() {
    return pieces.stream()
        .filter(Hole.class::isInstance)
        .map(piece -> ((Hole) piece).name())
        .toList();
  }

  /** Returns the literal text before the first hole. */
  public String literalStart() {
    return !pieces.isEmpty() && pieces.getFirst() instanceof Literal(String text) ? text : "";
  }

  /** Returns the literal text after the last hole. */
  public String literalEnd() {
    return !pieces.isEmpty() && pieces.getLast() instanceof Literal(String text) ? text : "";
  }

  public Tri startsWith(String prefix) {
    var start = literalStart();
    if (start.startsWith(prefix)) {
      return Tri.YES;
    }
    return !isLiteral() && prefix.startsWith(start) ? Tri.UNKNOWN : Tri.NO;
  }

  public Tri endsWith(String suffix) {
    var end = literalEnd();
    if (end.endsWith(suffix)) {
      return Tri.YES;
    }
    return !isLiteral() && suffix.endsWith(end) ? Tri.UNKNOWN : Tri.NO;
  }

  /** Asks whether this can equal a text: NO when the literal parts cannot stand in it in order. */
  public Tri isEqual(String expected) {
    if (isLiteral()) {
      return Tri.of(literalStart().equals(expected));
    }
    return fits(expected) ? Tri.UNKNOWN : Tri.NO;
  }

  /**
   * Asks whether a text occurs in this: YES if in a literal piece; UNKNOWN if a hole may hold it.
   */
  public Tri contains(String part) {
    boolean isInside =
        pieces.stream()
            .anyMatch(piece -> piece instanceof Literal(String text) && text.contains(part));
    if (isInside) {
      return Tri.YES;
    }
    return isLiteral() ? Tri.NO : Tri.UNKNOWN;
  }

  private boolean fits(String text) {
    var start = literalStart();
    var end = literalEnd();
    if (text.length() < start.length() + end.length()
        || !text.startsWith(start)
        || !text.endsWith(end)) {
      return false;
    }
    int at = start.length();
    int limit = text.length() - end.length();
    for (int index = 1; index < pieces.size() - 1; index++) {
      if (pieces.get(index) instanceof Literal(String literal)) {
        int found = text.indexOf(literal, at);
        if (found < 0 || found + literal.length() > limit) {
          return false;
        }
        at = found + literal.length();
      }
    }
    return true;
  }

  private static void addLiteral(List<Piece> pieces, StringBuilder literal) {
    if (!literal.isEmpty()) {
      pieces.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /**
   * Returns it as {@link #toString}, with holes named as in their own template: ids of stacks are
   * left out, which may hold any sign that parts a text.
   */
  public String brief() {
    return brief(toString());
  }

  /** Leaves the ids of stacks out of a text's holes. */
  public static String brief(String shown) {
    return shown.contains("#") ? OF_STACK.matcher(shown).replaceAll("\\${") : shown;
  }

  /** Prints the notation that {@link #parse} reads. */
  @Override
  public String toString() {
    if (pieces.size() == 1 && pieces.getFirst() instanceof Literal(String text)) {
      return text.replace("${", "${!");
    }
    var printed = new StringBuilder();
    for (var piece : pieces) {
      switch (piece) {
        case Literal(String text) -> printed.append(text.replace("${", "${!"));
        case Hole(String name) -> printed.append("${").append(name).append('}');
      }
    }
    return printed.toString();
  }
}
