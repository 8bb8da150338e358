package dev.martello.read.file;

import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;

/** What reading one file gave. */
public sealed interface FileText {

  /** The file's text. */
  record Text(SourceFile file, List<Problem> problems) implements FileText {
    public Text {
      problems = List.copyOf(problems);
    }
  }

  /** The file is left out on purpose: too large, binary, no regular file. */
  record Skipped(String reason) implements FileText {}

  /** The file should have been read and could not be. */
  record Broken(String reason) implements FileText {}
}
