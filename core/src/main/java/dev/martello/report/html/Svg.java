package dev.martello.report.html;

import dev.martello.report.Words;
import java.util.Locale;
import java.util.Map;

/** Writes a picture as inline SVG; colours are classes, so that it is dark in the dark. */
final class Svg {
  private Svg() {}

  /**
   * Returns the element.
   *
   * @param id makes the ids in it unique on the page
   * @param label what it shows, for those who do not see it
   * @param functions the number that each function has on the page
   */
  static String of(Picture picture, int id, String label, Map<String, Integer> functions) {
    var arrangement = Arrangement.of(picture);
    var svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"group\" aria-label=\"%3$s\">"
            .formatted(arrangement.width(), arrangement.height(), Html.text(label)));
    for (var end : new String[] {"sure", "open"}) {
      svg.append(
          ("<marker id=\"%s-%d\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                  + " markerHeight=\"7\" orient=\"auto\"><path class=\"tip %s\" d=\"M0 0.5 7.5 4 0"
                  + " 7.5z\"/></marker>")
              .formatted(end, id, end));
    }
    for (var edge : picture.edges()) {
      var from = arrangement.places().get(edge.from());
      var to = arrangement.places().get(edge.to());
      var kind = edge.isCertain() ? "sure" : "open";
      svg.append(
          "<path class=\"arrow %s\" marker-end=\"url(#%s-%d)\" d=\"%s\"/>"
              .formatted(kind, kind, id, curve(from, to)));
    }
    for (int at = 0; at < picture.nodes().size(); at++) {
      svg.append(box(picture.nodes().get(at), arrangement.places().get(at), functions));
    }
    return svg.append("</svg>").toString();
  }

  /**
   * From the right side of one box to the left side of the other, or around where it leads back.
   */
  private static String curve(Arrangement.Place from, Arrangement.Place to) {
    int startX = from.x() + from.width();
    int endX = to.x() - 2;
    int bend = Math.max(18, Math.abs(endX - startX) / 2);
    return "M%d %dC%d %d %d %d %d %d"
        .formatted(
            startX,
            from.middle(),
            startX + bend,
            from.middle(),
            endX - bend,
            to.middle(),
            endX,
            to.middle());
  }

  private static String box(
      Picture.Node node, Arrangement.Place place, Map<String, Integer> functions) {
    var look = node.look().name().toLowerCase(Locale.ROOT);
    var box = new StringBuilder("<g class=\"box %s\">".formatted(look));
    if (!node.told().isEmpty()) {
      box.append("<title>").append(Html.text(Words.cut(node.told(), 600))).append("</title>");
    }
    int round = node.look() == Picture.Look.ACTION ? place.height() / 2 : 8;
    box.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>"
            .formatted(place.x(), place.y(), place.width(), place.height(), round));
    int x = place.x() + place.width() / 2;
    int y = place.y() + 18;
    if (!node.above().isEmpty()) {
      box.append(text("above", x, y - 2, node.above()));
      y += 15;
    }
    for (var line : node.lines()) {
      box.append(text("name", x, y, Words.cut(line, Arrangement.mostLetters())));
      y += 16;
    }
    box.append("</g>");
    var number = functions.get(node.function());
    return number == null
        ? box.toString()
        : "<a href=\"#/function?fn=" + number + "\">" + box + "</a>";
  }

  private static String text(String kind, int x, int y, String text) {
    return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(kind, x, y, Html.text(text));
  }
}
