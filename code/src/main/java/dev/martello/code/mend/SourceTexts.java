package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;

/** How a language puts texts together of literals and values. */
interface SourceTexts {

  /** Reads an expression; empty where the text is put together in another way. */
  Optional<Composition> read(Node expression);

  /**
   * Returns the expression for a part of a text with its values, without seams; empty where it
   * cannot be written between the quotes of the whole.
   */
  Optional<String> write(List<Piece> pieces, Composition whole);

  /** Says whether the file is as sound as before when other code takes an expression's place. */
  default boolean mayReplace(Node expression, String code) {
    return true;
  }
}
