package dev.martello.fix;

import dev.martello.value.SourceFile;
import java.util.List;
import java.util.function.IntPredicate;

/** Edits of one file that are applied together. */
public record Patch(SourceFile file, List<Edit> edits) {
  public Patch {
    edits = edits.stream().sorted(Edit.BY_PLACE).toList();
    int end = 0;
    for (var edit : edits) {
      if (!edit.file().equals(file)) {
        throw new IllegalArgumentException("an edit of " + edit.file() + " in a patch of " + file);
      }
      if (edit.span().start() < end || edit.span().end() > file.text().length()) {
        throw new IllegalArgumentException("edits of " + file + " overlap at " + edit.span());
      }
      end = edit.span().end();
    }
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /** Returns the file's text with the edits applied. */
  public String after() {
    var text = new StringBuilder();
    int at = 0;
    for (var edit : edits) {
      text.append(file.text(), at, edit.span().start()).append(edit.text());
      at = edit.span().end();
    }
    return text.append(file.text(), at, file.text().length()).toString();
  }

  /** Returns whether a text that was read again is the one that the edits were made for. */
  public boolean fits(SourceFile now) {
    return now.hash().equals(file.hash());
  }

  /** Returns the edits as a unified diff, which {@code git apply} takes; empty without edits. */
  public String diff() {
    return diff("", _ -> false);
  }

  /**
   * Returns the same for a file whose text follows a byte order mark: whoever applies a diff
   * compares all bytes.
   *
   * @param isHidden whether a line, the first one 1, is left out of the context where the diff can
   *     be applied without it
   */
  public String diff(String mark, IntPredicate isHidden) {
    return UnifiedDiff.of(file.path(), mark + file.text(), mark + after(), isHidden);
  }
}
