package dev.martello.code.jvm;

import dev.martello.value.SourceFile;
import java.util.Optional;

/** Finds the source that a class was compiled from, so that places point into it. */
@FunctionalInterface
public interface Sources {
  /** Knows no source. */
  Sources NONE = (type, file) -> Optional.empty();

  /**
   * Finds a source.
   *
   * @param type the class's name with dots
   * @param file the source's name without folders as the class tells it, for instance {@code
   *     Orders.java}
   */
  Optional<SourceFile> find(String type, String file);
}
