package dev.martello.code.project;

import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files below a folder; links are not followed. */
record FolderTree(LocalFiles all, Path folder) implements FileTree {
  /** What is fetched, made or kept by tools. */
  private static final Set<String> OTHERS =
      Set.of(
          "node_modules",
          "site-packages",
          "__pycache__",
          ".git",
          ".aws-sam",
          "cdk.out",
          ".venv",
          "venv",
          ".gradle",
          ".idea",
          ".serverless",
          ".terraform",
          ".pytest_cache",
          ".mypy_cache");

  private static final int MOST = 5_000;
  private static final int DEEPEST = 12;

  @Override
  public Optional<SourceFile> text(String path) {
    var place = place(path);
    if (place.isEmpty() || !Files.isRegularFile(place.get())) {
      return Optional.empty();
    }
    var file = place.get();
    return all.read(all.relative(file)) instanceof FileText.Text text
        ? Optional.of(text.file())
        : Optional.empty();
  }

  /** Returns a place below the root; texts from outside may be no path at all. */
  private Optional<Path> place(String path) {
    try {
      return Optional.of(folder.resolve(path).normalize())
          .filter(place -> place.startsWith(all.root()));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> folders(String inside) {
    var outer = place(inside).filter(Files::isDirectory);
    if (outer.isEmpty()) {
      return List.of();
    }
    try (var inner = Files.list(outer.get())) {
      return inner
          .limit(MOST)
          .filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
          .map(each -> String.valueOf(each.getFileName()))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  @Override
  public boolean hasFolder(String path) {
    return place(path).filter(Files::isDirectory).isPresent();
  }

  @Override
  public List<Listed> files() {
    return below(folder);
  }

  @Override
  public List<Listed> files(String inside) {
    var start = folder.resolve(inside).normalize();
    return start.startsWith(folder) ? below(start) : List.of();
  }

  private List<Listed> below(Path start) {
    var found = new ArrayList<Listed>();
    try {
      Files.walkFileTree(start, Set.of(), DEEPEST, new Collector(start, found));
    } catch (IOException _) {
      // A folder that cannot be listed shows no files; whoever wants one of them says so.
    }
    found.sort(Comparator.comparing(Listed::path));
    return found;
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<Listed> found;

    Collector(Path start, List<Listed> found) {
      this.start = start;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
      boolean isOther = OTHERS.contains(String.valueOf(inner.getFileName()));
      return isOther && !inner.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        found.add(new Listed(LocalFiles.slashed(folder.relativize(file)), attributes.size()));
      }
      return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return FileVisitResult.CONTINUE;
    }
  }
}
