package dev.martello.code.project;

import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of Go whose sources are in the project: the one of a folder, those that its {@code
 * go.mod} puts in the place of others, and those of the workspace ({@code go.work}) around it.
 *
 * <p>https://go.dev/ref/mod#go-mod-file
 */
final class GoModules {
  private static final Pattern MODULE = Pattern.compile("(?m)^\\s*module\\s+\"?([^\\s\"]+)");
  private static final Pattern REPLACED =
      Pattern.compile(
          "(?m)^\\s*(?:replace\\s+)?(\\S+)(?:\\s+v\\S+)?\\s+=>\\s+(\\.\\.?/\\S*|\\.\\.?)");
  private static final Pattern USED = Pattern.compile("(?m)^\\s*(?:use\\s+)?(\\./\\S*|\\.)\\s*$");

  private static final int DEEPEST = 6;

  /** An address of a repository has a host, an owner and a name. */
  private static final int REPOSITORY = 3;

  /** What packages are called below a folder that belongs to no module. */
  private static final String NONE = "main";

  private final LocalFiles files;
  private final Path own;
  private final Map<String, Path> folders = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();

  GoModules(LocalFiles files, Path folder) {
    this.files = files;
    this.own = above(folder, "go.mod").orElse(folder);
    add(own);
    var definition = text(own.resolve("go.mod"));
    var replaced = REPLACED.matcher(definition);
    while (replaced.find()) {
      addAs(replaced.group(1), own.resolve(replaced.group(2)).normalize());
    }
    above(folder, "go.work").ifPresent(this::addWorkspace);
  }

  private Optional<Path> above(Path from, String name) {
    for (var at = from; at != null && at.startsWith(files.root()); at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(name))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private void addWorkspace(Path workspace) {
    var used = USED.matcher(text(workspace.resolve("go.work")));
    while (used.find()) {
      add(workspace.resolve(used.group(1)).normalize());
    }
  }

  private void add(Path folder) {
    addAs(nameIn(folder), folder);
  }

  private void addAs(String module, Path folder) {
    if (folder.startsWith(files.root()) && Files.isDirectory(folder)) {
      folders.putIfAbsent(module, folder);
    }
  }

  private String nameIn(Path folder) {
    return Optional.of(MODULE.matcher(text(folder.resolve("go.mod"))))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse(NONE);
  }

  private String text(Path file) {
    return Files.isRegularFile(file)
            && files.read(files.relative(file)) instanceof FileText.Text text
        ? text.file().text()
        : "";
  }

  /** Returns what the package in a folder of the own module is imported by. */
  String pathOf(Path folder) {
    var inside = LocalFiles.slashed(own.relativize(folder));
    var module = nameIn(own);
    return inside.isEmpty() ? module : module + "/" + inside;
  }

  /**
   * Returns the folder of a package; empty for libraries. Of nested modules the inner one counts.
   */
  Optional<Path> folderOf(String path) {
    if (path.indexOf('.') > 0 && asked.add(path)) {
      addNeighbour(path);
      if (!hasModule()) {
        addOfRepository(path);
      }
    }
    for (var module = path; !module.isEmpty(); module = parent(module)) {
      var folder = folders.get(module);
      if (folder != null) {
        var inside = path.substring(module.length());
        var at = folder.resolve(inside.startsWith("/") ? inside.substring(1) : inside).normalize();
        return at.startsWith(folder) ? Optional.of(at) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A repository may hold several modules, in folders that are called like them. */
  private void addNeighbour(String path) {
    var steps = List.of(path.split("/"));
    for (var at = own; at != null && at.startsWith(files.root()); at = at.getParent()) {
      for (int from = Math.max(1, steps.size() - DEEPEST); from < steps.size(); from++) {
        for (int to = steps.size(); to > from; to--) {
          var folder = at.resolve(String.join("/", steps.subList(from, to))).normalize();
          var module = String.join("/", steps.subList(0, to));
          if (Files.isDirectory(folder) && nameIn(folder).equals(module)) {
            addAs(module, folder);
          }
        }
      }
    }
  }

  private boolean hasModule() {
    return Files.isRegularFile(own.resolve("go.mod"));
  }

  /**
   * Before there were modules, a package was imported by the address of its repository and the
   * folder in it; the repository lay in a folder that is called like it.
   */
  private void addOfRepository(String path) {
    var steps = path.split("/", REPOSITORY + 1);
    if (steps.length <= REPOSITORY) {
      return;
    }
    var repository = steps[REPOSITORY - 1];
    for (var at = own; at != null && at.startsWith(files.root()); at = at.getParent()) {
      boolean isCalled = repository.equals(String.valueOf(at.getFileName()));
      if (isCalled && Files.isDirectory(at.resolve(steps[REPOSITORY]).normalize())) {
        addAs(path.substring(0, path.length() - steps[REPOSITORY].length() - 1), at);
      }
    }
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
