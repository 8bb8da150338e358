package dev.martello.iam;

import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Locale;
import java.util.Set;

/**
 * Puts the request's values in the place of policy variables (IAM User Guide, "IAM policy elements:
 * Variables and tags").
 */
final class Variables {
  private Variables() {}

  /**
   * What became of a text.
   *
   * @param shape the text with values in place, ready to be read as a pattern
   * @param isUsable NO if a variable has no value: then the text matches nothing
   */
  record Filled(Shape shape, Tri isUsable) {}

  /**
   * Fills a text of a policy.
   *
   * @param asPattern whether the text will be read as a pattern: then wildcards in values are
   *     escaped
   * @param missing gets the keys that would have to be known
   */
  static Filled fill(Shape text, Context context, boolean asPattern, Set<String> missing) {
    var usable = Tri.YES;
    var pieces = new java.util.ArrayList<Shape.Piece>();
    for (var piece : text.pieces()) {
      if (piece instanceof Shape.Literal(String literal) && literal.contains("${")) {
        var filled = new StringBuilder();
        usable = usable.and(fill(literal, context, asPattern, missing, filled));
        pieces.add(new Shape.Literal(filled.toString()));
      } else {
        pieces.add(piece);
      }
    }
    return new Filled(new Shape(pieces), usable);
  }

  private static Tri fill(
      String literal,
      Context context,
      boolean asPattern,
      Set<String> missing,
      StringBuilder filled) {
    var usable = Tri.YES;
    int at = 0;
    while (at < literal.length()) {
      int open = literal.indexOf("${", at);
      int close = open < 0 ? -1 : literal.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(literal, at, open);
      var inside = literal.substring(open + 2, close);
      int comma = inside.indexOf(',');
      var key = (comma < 0 ? inside : inside.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
      var values = context.values(key);
      if (key.equals("*") || key.equals("?") || key.equals("$")) {
        filled.append(asPattern ? literal.substring(open, close + 1) : key);
      } else if (values.size() == 1) {
        filled.append(asPattern ? escaped(values.getFirst()) : values.getFirst());
      } else if (!context.isKnown(key)) {
        missing.add(key);
        usable = usable.and(Tri.UNKNOWN);
        filled.append(literal, open, close + 1);
      } else if (comma >= 0) {
        filled.append(inside.substring(comma + 1).strip().replaceAll("^'|'$", ""));
      } else {
        usable = Tri.NO;
      }
      at = close + 1;
    }
    filled.append(literal, at, literal.length());
    return usable;
  }

  private static String escaped(String value) {
    var text = new StringBuilder();
    for (int at = 0; at < value.length(); at++) {
      char here = value.charAt(at);
      text.append(here == '*' || here == '?' || here == '$' ? "${" + here + "}" : here);
    }
    return text.toString();
  }
}
