package dev.martello.code.mend;

import dev.martello.check.Check;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Parses the files in which calls are mended, for one run of the checks. What is found in one file
 * is mended one after the other, so that the last tree alone is kept.
 */
public final class ParsedSources {
  private final AtomicReference<@Nullable SyntaxTree> last = new AtomicReference<>();

  /** Returns those of a run, which all checks share. */
  public static ParsedSources of(Check.Context run) {
    return run.shared(ParsedSources.class, _ -> new ParsedSources());
  }

  /** Returns the tree of a file. */
  SyntaxTree tree(SourceFile file, Grammar grammar) {
    var known = last.get();
    if (known != null && known.file() == file) {
      return known;
    }
    var parsed = SyntaxTree.parse(file, grammar);
    last.set(parsed);
    return parsed;
  }
}
