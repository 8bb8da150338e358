package dev.martello.code.project;

import dev.martello.code.archive.ArchiveFiles;
import dev.martello.syntax.Decoded;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The files of an archive.
 *
 * @param path of the archive, for people
 */
record ArchiveTree(ArchiveFiles archive, String path) implements FileTree {
  private static final int MOST = 5_000;
  private static final long LARGEST = 10_000_000;

  @Override
  public Optional<SourceFile> text(String name) {
    try {
      long size = archive.sizes().getOrDefault(name, LARGEST + 1);
      var bytes = size > LARGEST ? Optional.<byte[]>empty() : archive.read(name);
      return bytes.isPresent()
              && Decoded.of(bytes.get()) instanceof Decoded.Text(String text, int _)
          ? Optional.of(new SourceFile(path + "!/" + name, text))
          : Optional.empty();
    } catch (IOException _) {
      // What cannot be expanded is as good as not there; whoever wants it says so.
      return Optional.empty();
    }
  }

  @Override
  public List<String> folders(String inside) {
    var start = inside.isEmpty() ? "" : inside + "/";
    return archive.sizes().keySet().stream()
        .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) > 0)
        .map(name -> name.substring(start.length(), name.indexOf('/', start.length())))
        .distinct()
        .toList();
  }

  @Override
  public boolean hasFolder(String folder) {
    return archive.sizes().keySet().stream().anyMatch(name -> name.startsWith(folder + "/"));
  }

  @Override
  public List<Listed> files() {
    return archive.sizes().entrySet().stream()
        .filter(entry -> !entry.getKey().contains("node_modules/"))
        .filter(entry -> !entry.getKey().contains("site-packages/"))
        .limit(MOST)
        .map(entry -> new Listed(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public List<Listed> files(String inside) {
    var start = inside + "/";
    return archive.sizes().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .filter(entry -> entry.getKey().indexOf("node_modules/", start.length()) < 0)
        .limit(MOST)
        .map(entry -> new Listed(entry.getKey(), entry.getValue()))
        .toList();
  }
}
