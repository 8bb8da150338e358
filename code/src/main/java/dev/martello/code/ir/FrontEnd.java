package dev.martello.code.ir;

import dev.martello.value.SourceFile;

/** Lowers the files of one language. */
public interface FrontEnd {
  /**
   * Lowers a file. Faults of syntax are told as the unit's problems; the rest is lowered.
   *
   * @param name what others import the file by; see {@link Unit#name()}
   */
  Unit lower(SourceFile file, String name);
}
