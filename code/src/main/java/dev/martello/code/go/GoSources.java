package dev.martello.code.go;

import dev.martello.value.SourceFile;
import java.util.List;

/** Finds the files of packages. */
public interface GoSources {
  /**
   * Returns the files of a package, in the order of their names; empty for libraries.
   *
   * @param path what others import it by
   */
  List<SourceFile> of(String path);
}
