package dev.martello.read;

import dev.martello.read.file.LocalFiles;
import dev.martello.value.Globs;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a folder tree and reads what declares an application, by what it holds, not by its name.
 */
public final class Discovery {
  /*
   * The walk is in the order of names, follows no link and leaves out folders that hold other
   * people's code or what a build made; each is listed once. .gitignore is not asked: what is ignored
   * may still be deployed. A file is opened only if its name could be that of a declaration; names of
   * any kind are taken when the user gives the file itself.
   */
  private static final int MOST_FILES = 1_000_000;
  private static final String NO_OWN_FILES = "holds other people's code";
  private static final String BUILT = "made by a build";
  private static final Map<String, String> PRUNED =
      Map.ofEntries(
          Map.entry("node_modules", NO_OWN_FILES),
          Map.entry("bower_components", NO_OWN_FILES),
          Map.entry("site-packages", NO_OWN_FILES),
          Map.entry(".pnpm-store", NO_OWN_FILES),
          Map.entry(".yarn", NO_OWN_FILES),
          Map.entry(".venv", NO_OWN_FILES),
          Map.entry(".tox", NO_OWN_FILES),
          Map.entry(".nox", NO_OWN_FILES),
          Map.entry(".git", "history, not the application"),
          Map.entry(".hg", "history, not the application"),
          Map.entry(".svn", "history, not the application"),
          Map.entry(".aws-sam", "made by `sam build` from a template of this tree"),
          Map.entry(".serverless", "made by the Serverless Framework"),
          Map.entry(".terraform", "made by Terraform"),
          Map.entry(".martello", "Martello itself, put there by a pipeline"),
          Map.entry(".gradle", BUILT),
          Map.entry(".mypy_cache", BUILT),
          Map.entry(".pytest_cache", BUILT),
          Map.entry(".ruff_cache", BUILT),
          Map.entry("__pycache__", BUILT));
  private static final Set<String> ENDINGS =
      Set.of(
          "yaml",
          "yml",
          "json",
          "jsonc",
          "template",
          "tmpl",
          "tpl",
          "cfn",
          "cform",
          "cloudformation",
          "sam",
          "stack",
          "txt",
          "tf");

  /** Endings of the languages in which functions are written. */
  private static final Set<String> CODE =
      Set.of("py", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "java", "go");

  private final LocalFiles files;
  private final List<String> code = new ArrayList<>();
  private final List<String> excluded;
  private final List<FileEntry> entries = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();

  private record Child(Path path, String name, BasicFileAttributes attributes) {
    private boolean isFolder() {
      return attributes.isDirectory();
    }
  }

  private Discovery(LocalFiles files, List<String> excluded) {
    this.files = files;
    this.excluded = excluded;
  }

  /**
   * Reads a folder and everything below it, or one file and what it refers to in its folder.
   *
   * @throws IOException if the path cannot be opened; the message tells users why
   */
  public static SourceTree read(Path path) throws IOException {
    return read(path, false, List.of(), Map.of());
  }

  /**
   * As {@link #read(Path)}.
   *
   * @param isNamed whether every path that is told starts with the folder as the user gave it, so
   *     that the files of several trees stay apart
   * @param excluded patterns of paths below the folder that are not read; see {@link Globs}
   * @param texts what some files hold instead of what the disk has, by the path that is told
   * @throws IOException if the path cannot be opened; the message tells users why
   */
  public static SourceTree read(
      Path path, boolean isNamed, List<String> excluded, Map<String, String> texts)
      throws IOException {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      throw new IOException("`" + path + "` " + LocalFiles.reason(e), e);
    }
    if (Files.isDirectory(real)) {
      var discovery =
          new Discovery(LocalFiles.below(real, isNamed ? name(path) : "").with(texts), excluded);
      discovery.walk();
      return discovery.inspect();
    }
    var folder = real.getParent();
    var given = path.normalize().getParent();
    var name = isNamed && given != null ? name(given) : "";
    var files = LocalFiles.below(folder == null ? real : folder, name);
    var discovery = new Discovery(files.with(texts), List.of());
    discovery.takeOne(real);
    return discovery.inspect();
  }

  private static String name(Path given) {
    return LocalFiles.slashed(given.normalize());
  }

  private void walk() {
    Deque<Path> waiting = new ArrayDeque<>();
    waiting.push(files.root());
    while (!waiting.isEmpty() && candidates.size() < MOST_FILES) {
      var folder = waiting.pop();
      var children = children(folder);
      boolean isAssembly = isAssembly(folder, children);
      for (var child : children.reversed()) {
        if (child.isFolder()) {
          var reason = pruned(child, children, isAssembly).or(() -> excluded(child));
          if (reason.isPresent()) {
            skip(child, FileKind.FOLDER, reason.get());
          } else {
            waiting.push(child.path());
          }
        }
      }
      children.stream()
          .filter(child -> !child.isFolder())
          .forEach(child -> take(child, isAssembly));
    }
    if (!waiting.isEmpty()) {
      entries.add(
          FileEntry.broken(
              files.relative(waiting.peek()),
              FileKind.FOLDER,
              "more than " + MOST_FILES + " files; the rest is not read",
              List.of()));
    }
  }

  /**
   * Returns a folder's children by name; none, and an entry that says why, if it cannot be read.
   */
  private List<Child> children(Path folder) {
    var children = new ArrayList<Child>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (var path : stream) {
        child(path).ifPresent(children::add);
      }
    } catch (IOException e) {
      unreadable(folder, LocalFiles.reason(e));
    } catch (DirectoryIteratorException e) {
      unreadable(folder, LocalFiles.reason(Objects.requireNonNull(e.getCause())));
    }
    children.sort(Comparator.comparing(Child::name));
    return children;
  }

  private void unreadable(Path folder, String reason) {
    entries.add(FileEntry.broken(files.relative(folder), FileKind.FOLDER, reason, List.of()));
  }

  private static Optional<Child> child(Path path) {
    try {
      var attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      var name = path.getFileName();
      return Optional.of(new Child(path, name == null ? "" : name.toString(), attributes));
    } catch (IOException _) {
      return Optional.empty(); // gone since the folder was listed
    }
  }

  private boolean isAssembly(Path folder, List<Child> children) {
    var manifest = folder.resolve("manifest.json");
    return has(children, "manifest.json")
        && !FileInspection.at(files.relative(manifest), true, files).assemblies().isEmpty();
  }

  private static Optional<String> pruned(Child child, List<Child> siblings, boolean isAssembly) {
    var known = PRUNED.get(child.name());
    if (known != null) {
      return Optional.of(known);
    }
    if (isAssembly && child.name().startsWith("asset.")) {
      return Optional.of("an asset of the CDK, deployed as code");
    }
    if (Files.isRegularFile(child.path().resolve("pyvenv.cfg"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(NO_OWN_FILES);
    }
    boolean isBuilt =
        (child.name().equals("target") && (has(siblings, "pom.xml") || has(siblings, "Cargo.toml")))
            || (child.name().equals("build")
                && (has(siblings, "build.gradle") || has(siblings, "build.gradle.kts")));
    return isBuilt ? Optional.of(BUILT) : Optional.empty();
  }

  private static boolean has(List<Child> children, String name) {
    return children.stream().anyMatch(child -> child.name().equals(name));
  }

  /** Patterns count from the scanned folder, whatever name the user gave it. */
  private Optional<String> excluded(Child child) {
    var path = LocalFiles.slashed(files.root().relativize(child.path()));
    return excluded.stream()
        .filter(pattern -> Globs.matches(pattern, path))
        .findFirst()
        .map(pattern -> "excluded by `" + pattern + "`");
  }

  private void take(Child child, boolean isInAssembly) {
    if (child.attributes().isSymbolicLink()) {
      takeLink(child);
    } else if (mayDeclare(child.name())) {
      var reason = excluded(child);
      if (reason.isPresent()) {
        skip(child, FileKind.OTHER, reason.get());
        return;
      }
      candidates.add(new Candidate(files.relative(child.path()), isInAssembly, false));
    } else if (isCode(child.name()) && excluded(child).isEmpty() && code.size() < MOST_FILES) {
      code.add(files.relative(child.path()));
    }
  }

  private static boolean isCode(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && CODE.contains(name.substring(dot + 1)) && !name.endsWith(".d.ts");
  }

  /** A link is never followed: what it points to inside the root is read where it stands. */
  private void takeLink(Child child) {
    if (PRUNED.containsKey(child.name())) {
      skip(child, FileKind.FOLDER, PRUNED.get(child.name()));
      return;
    }
    try {
      var target = child.path().toRealPath();
      boolean isFolder = Files.isDirectory(target);
      if (!isFolder && !mayDeclare(child.name())) {
        return;
      }
      var kind = isFolder ? FileKind.FOLDER : FileKind.OTHER;
      if (target.startsWith(files.root())) {
        skip(child, kind, "symbolic link to `" + files.relative(target) + "`");
      } else {
        skip(child, kind, "symbolic link that points outside the scanned folder");
      }
    } catch (IOException _) {
      skip(child, FileKind.OTHER, "symbolic link that leads nowhere");
    }
  }

  private void skip(Child child, FileKind kind, String reason) {
    entries.add(FileEntry.skipped(files.relative(child.path()), kind, reason));
  }

  private static boolean mayDeclare(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? name.equals("template")
        : ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
            || SamConfig.isNamed(name);
  }

  /** Takes a file that the user named, and the configuration that stands beside it. */
  private void takeOne(Path file) {
    if (isCode(String.valueOf(file.getFileName()))) {
      code.add(files.relative(file));
    }
    var siblings = children(files.root());
    boolean isInAssembly = isAssembly(files.root(), siblings);
    candidates.add(new Candidate(files.relative(file), isInAssembly, true));
    for (var sibling : siblings) {
      boolean isTold =
          SamConfig.isNamed(sibling.name())
              || (isInAssembly && sibling.name().equals("manifest.json"));
      if (isTold && sibling.attributes().isRegularFile() && !sibling.path().equals(file)) {
        candidates.add(new Candidate(files.relative(sibling.path()), isInAssembly, false));
      }
    }
  }

  private SourceTree inspect() {
    return new SourceTree(
        files, entries, Candidate.inspect(candidates, files), code.stream().sorted().toList());
  }
}
