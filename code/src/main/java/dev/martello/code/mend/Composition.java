package dev.martello.code.mend;

import java.util.List;

/**
 * A text as source code puts it together of literals and values.
 *
 * @param open what begins the first literal, without a prefix that lets it hold values
 * @param close what ends the last literal
 * @param isFormatted whether a function makes texts of the values
 */
record Composition(String open, List<Piece> pieces, String close, boolean isFormatted) {
  Composition {
    pieces = List.copyOf(pieces);
  }
}
