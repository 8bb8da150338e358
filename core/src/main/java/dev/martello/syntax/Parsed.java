package dev.martello.syntax;

import dev.martello.value.Problem;
import java.util.List;

/**
 * What a reader made of a text: a tree and what was wrong. After a syntax error the tree holds what
 * was read before it; the tree of an empty text is a null.
 *
 * @param isComplete whether all of the text is in the tree; false after a syntax error or a bound
 */
public record Parsed(Node root, List<Problem> problems, boolean isComplete) {
  public Parsed {
    problems = List.copyOf(problems);
  }
}
