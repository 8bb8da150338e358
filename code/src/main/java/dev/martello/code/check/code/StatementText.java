package dev.martello.code.check.code;

import dev.martello.code.mend.ValuePlaces;
import dev.martello.code.value.Part;
import java.util.List;
import java.util.Optional;

/**
 * An SQL statement with a mark for each value that the code writes into its text.
 *
 * @param hasValues whether there is such a value
 */
record StatementText(String text, boolean hasValues) {
  private static final String MARK = "?";

  /** Returns the statement; empty where what is put in may be more than a value. */
  static Optional<StatementText> of(List<Part> parts) {
    var text = new StringBuilder();
    boolean hasValues = false;
    boolean isQuoted = false;
    for (var part : parts) {
      switch (part) {
        case Part.Fixed(String piece) -> {
          text.append(piece);
          isQuoted ^= piece.chars().filter(character -> character == '\'').count() % 2 == 1;
        }
        // A name that the environment gives is the same for all items.
        case Part.Environment(String name) -> text.append(name);
        case Part.Field _, Part.Some _ -> {
          if (!isQuoted && !ValuePlaces.isAfter(text.toString())) {
            return Optional.empty();
          }
          text.append(MARK);
          hasValues = true;
        }
      }
    }
    return Optional.of(new StatementText(text.toString(), hasValues));
  }
}
