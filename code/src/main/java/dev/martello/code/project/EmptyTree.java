package dev.martello.code.project;

import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Optional;

/** No files: of code that stands in a template. */
record EmptyTree() implements FileTree {
  @Override
  public Optional<SourceFile> text(String path) {
    return Optional.empty();
  }

  @Override
  public List<String> folders(String inside) {
    return List.of();
  }

  @Override
  public boolean hasFolder(String path) {
    return false;
  }

  @Override
  public List<Listed> files() {
    return List.of();
  }
}
