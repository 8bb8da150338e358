package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts values where a format of Java or Go shows them. */
final class Verbs {
  /** A verb that shows a value as it is, a percent sign, or something else. */
  private static final Pattern VERB = Pattern.compile("%(?:(?<place>[svd])|(?<sign>%)|.|$)");

  private Verbs() {}

  /** Returns the text of a format with its values; empty where one is shown in another way. */
  static Optional<Composition> filled(Operand.Literal format, List<Node> values) {
    if (format.pieces().size() != 1
        || !(format.pieces().getFirst() instanceof Piece.Text(String content))) {
      return Optional.empty();
    }
    var rest = values.iterator();
    var pieces = new ArrayList<Piece>();
    var found = VERB.matcher(content);
    var plain = new StringBuilder();
    int from = 0;
    while (found.find()) {
      plain.append(content, from, found.start());
      from = found.end();
      if (found.group("sign") != null) {
        plain.append('%');
        continue;
      }
      boolean isPlace = found.group("place") != null && rest.hasNext();
      if (!isPlace) {
        return Optional.empty();
      }
      pieces.add(new Piece.Text(plain.toString()));
      pieces.add(Piece.Value.of(rest.next()));
      plain.setLength(0);
    }
    pieces.add(new Piece.Text(plain.append(content.substring(from)).toString()));
    return rest.hasNext()
        ? Optional.empty()
        : Optional.of(new Composition(format.quote(), pieces, format.quote(), true));
  }
}
