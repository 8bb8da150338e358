package dev.martello.fix;

import dev.martello.syntax.Node;
import dev.martello.syntax.Parsed;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.TreeReader;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.List;

/**
 * A file that may be edited, with its tree.
 *
 * @param shared the places that an alias repeats elsewhere, and that no edit may touch therefore
 * @param isSound whether it was read to its end without a complaint
 * @param tags what its own tags mean
 */
public record Document(
    SourceFile file, Node root, List<Span> shared, boolean isSound, TagRule tags) {
  public Document {
    shared = List.copyOf(shared);
  }

  /** Reads a file's text. */
  public static Document read(SourceFile file, TagRule tags) {
    Parsed parsed = TreeReader.read(file, tags);
    return new Document(file, parsed.root(), parsed.shared(), parsed.isComplete(), tags);
  }

  String text() {
    return file.text();
  }

  /** Returns whether it is JSON, where YAML's block style does not exist. */
  boolean isJson() {
    return TreeReader.looksLikeJson(file.text());
  }
}
