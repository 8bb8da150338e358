package dev.martello.stack;

import dev.martello.value.Shape;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Finds dynamic references in texts and makes holes of them, since CloudFormation looks their
 * values up (AWS CloudFormation User Guide, "Get values stored in other services").
 */
final class DynamicReferences {
  private static final String DYNAMIC_START = "{{resolve:";
  private static final Pattern DYNAMIC_REFERENCE = Pattern.compile("\\{\\{(resolve:[^{}]*)}}");

  private DynamicReferences() {}

  /** Returns a text with a hole for each dynamic reference in it. */
  static Shape in(String text) {
    if (!text.contains(DYNAMIC_START)) {
      return Shape.literal(text);
    }
    var pieces = new ArrayList<Shape.Piece>();
    var matcher = DYNAMIC_REFERENCE.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        pieces.add(new Shape.Literal(text.substring(at, matcher.start())));
      }
      pieces.add(new Shape.Hole(matcher.group(1)));
      at = matcher.end();
    }
    if (at < text.length()) {
      pieces.add(new Shape.Literal(text.substring(at)));
    }
    return new Shape(pieces);
  }

  /** Makes one hole of a dynamic reference that was put together from several pieces. */
  static Shape in(Shape shape) {
    if (shape.isLiteral() || !shape.toString().contains(DYNAMIC_START)) {
      return shape;
    }
    var pieces = new ArrayList<Shape.Piece>();
    var reference = new StringBuilder();
    for (var piece : shape.pieces()) {
      var text =
          switch (piece) {
            case Shape.Literal(String literal) -> literal;
            case Shape.Hole(String name) -> name;
          };
      boolean isOpen = !reference.isEmpty();
      int start = piece instanceof Shape.Literal ? text.lastIndexOf(DYNAMIC_START) : -1;
      int end = isOpen && piece instanceof Shape.Literal ? text.indexOf("}}") : -1;
      if (end >= 0) {
        pieces.add(new Shape.Hole(reference.append(text, 0, end).toString().replace("}", "")));
        reference.setLength(0);
        if (end + 2 < text.length()) {
          pieces.add(new Shape.Literal(text.substring(end + 2)));
        }
      } else if (isOpen) {
        reference.append(text);
      } else if (start >= 0 && text.indexOf("}}", start) < 0) {
        if (start > 0) {
          pieces.add(new Shape.Literal(text.substring(0, start)));
        }
        reference.append(text, start + 2, text.length());
      } else {
        pieces.add(piece);
      }
    }
    return reference.isEmpty() ? new Shape(pieces) : shape;
  }
}
