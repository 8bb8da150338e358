package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values where a format shows them. */
final class Formats {
  /**
   * What stands behind a percent sign: a place that shows a value as it is, in Python, Java or Go,
   * another such sign, or something that is not understood.
   */
  private static final Pattern PERCENT = Pattern.compile("%(?:(?<place>[sdiv])|(?<sign>%)|.|$)");

  private Formats() {}

  /** Returns a text with its values in turn; empty where one is shown in another way. */
  static Optional<Composition> percent(Composition format, List<Node> values) {
    var rest = values.iterator();
    return filled(format, PERCENT, found -> found.group("sign") != null, _ -> next(rest))
        .filter(_ -> !rest.hasNext());
  }

  /** As {@link #percent(Composition, List)} for one literal. */
  static Optional<Composition> percent(Operand.Literal format, List<Node> values) {
    return percent(new Composition(format.quote(), format.pieces(), format.quote(), true), values);
  }

  static Optional<Node> next(Iterator<Node> values) {
    return values.hasNext() ? Optional.of(values.next()) : Optional.empty();
  }

  /**
   * Puts values where the places of a text without values are.
   *
   * @param places finds a place, in the group {@code place}, or a sign that is written twice
   * @param isSign says whether such a sign was found
   * @param value what comes to a place; nothing where that is not known
   */
  static Optional<Composition> filled(
      Composition text,
      Pattern places,
      Predicate<MatchResult> isSign,
      Function<String, Optional<Node>> value) {
    var pieces = new ArrayList<Piece>();
    for (var piece : text.pieces()) {
      switch (piece) {
        case Piece.Value _ -> {
          return Optional.empty();
        }
        case Piece.Seam seam -> pieces.add(seam);
        case Piece.Text(String code) -> {
          if (!fill(code, places.matcher(code), isSign, value, pieces)) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(new Composition(text.open(), pieces, text.close(), true));
  }

  private static boolean fill(
      String code,
      Matcher found,
      Predicate<MatchResult> isSign,
      Function<String, Optional<Node>> value,
      List<Piece> into) {
    var plain = new StringBuilder();
    int from = 0;
    while (found.find()) {
      plain.append(code, from, found.start());
      from = found.end();
      if (isSign.test(found)) {
        plain.append(found.group(), 0, 1);
        continue;
      }
      var given = Optional.ofNullable(found.group("place")).flatMap(value);
      if (given.isEmpty()) {
        return false;
      }
      into.add(new Piece.Text(plain.toString()));
      into.add(Piece.Value.of(given.get()));
      plain.setLength(0);
    }
    into.add(new Piece.Text(plain.append(code.substring(from)).toString()));
    return true;
  }
}
