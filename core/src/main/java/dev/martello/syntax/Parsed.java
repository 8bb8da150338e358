package dev.martello.syntax;

import dev.martello.value.Problem;
import dev.martello.value.Span;
import java.util.List;

/**
 * What a reader made of a text: a tree and what was wrong. After a syntax error the tree holds what
 * was read before it; the tree of an empty text is a null.
 *
 * @param isComplete whether all of the text is in the tree; false after a syntax error or a bound
 * @param shared where the nodes stand that an alias repeats elsewhere
 */
public record Parsed(Node root, List<Problem> problems, boolean isComplete, List<Span> shared) {
  public Parsed {
    problems = List.copyOf(problems);
    shared = List.copyOf(shared);
  }

  /** Makes the result of a language without aliases. */
  public Parsed(Node root, List<Problem> problems, boolean isComplete) {
    this(root, problems, isComplete, List.of());
  }
}
