package dev.martello.code.project;

import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Optional;

/** The files of a package, wherever they lie; paths are relative, with forward slashes. */
sealed interface FileTree permits FolderTree, ArchiveTree, ImageTree, EmptyTree {
  /** Returns the text of a file; empty if it is not there or no text. */
  Optional<SourceFile> text(String path);

  /** Returns the names of the folders directly inside a folder; empty text for the tree itself. */
  List<String> folders(String inside);

  /** Says whether there is a folder, or a file inside of it. */
  boolean hasFolder(String path);

  /** Returns the files, in order: as many as are looked at, without what others wrote. */
  List<Listed> files();

  /**
   * Returns the files below a folder among what others wrote, which {@link #files} leaves out; what
   * others wrote inside of it is left out here as well.
   */
  default List<Listed> files(String inside) {
    return List.of();
  }

  /**
   * A file.
   *
   * @param size in bytes
   */
  record Listed(String path, long size) {}
}
