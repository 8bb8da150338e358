package dev.martello.code.project;

import dev.martello.code.go.GoProject;
import dev.martello.code.ir.Unit;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages of Go that a function needs, from its folder on. */
final class GoCode {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+(\\w+)");
  private static final Pattern ENTRY = Pattern.compile("(?m)^func\\s+main\\s*\\(\\s*\\)");
  private static final Pattern IGNORED = Pattern.compile("(?m)^//go:build\\s+ignore\\b");

  /** Endings of names that restrict a file to other systems than Lambda's, or to tests. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(".*_(?:test|windows|darwin|js|wasm|freebsd|plan9|android|ios)\\.go");

  /** Stands in the path of a package before the name of the file that is its program. */
  private static final String ALONE = "#";

  private static final int MOST_FILES = 500;
  private static final int MOST_FOLDERS = 2_000;
  private static final int DEEPEST = 8;

  private final LocalFiles files;
  private final Path folder;
  private final GoModules modules;
  private final GoProject project;

  /**
   * Looks for the module.
   *
   * @param folder the folder that the template names
   */
  GoCode(LocalFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
    this.modules = new GoModules(files, folder);
    this.project = new GoProject(this::sources);
  }

  private Optional<SourceFile> text(Path file) {
    return Files.isRegularFile(file)
            && files.read(files.relative(file)) instanceof FileText.Text text
        ? Optional.of(text.file())
        : Optional.empty();
  }

  /** Returns what an import means that the front end made. */
  Optional<Unit> find(String name) {
    return project.unit(name);
  }

  /**
   * Finds the file with the function {@code main}: in the folder itself, else in the one below it
   * that is called like the handler or like the function, or in the only one.
   *
   * @param names what the program may be called
   */
  Optional<Unit> main(List<String> names) {
    var own = main(folder, names);
    if (own.isPresent()) {
      return own;
    }
    var below = programs();
    return below.stream()
        .filter(each -> isNamed(String.valueOf(each.getFileName()), names))
        .findFirst()
        .or(() -> below.size() == 1 ? Optional.of(below.getFirst()) : Optional.empty())
        .flatMap(each -> main(each, names));
  }

  /** Finds a file of the folder by its path below the root of the scan. */
  Optional<Unit> file(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var mains = mains(folder);
    var alone = mains.size() > 1 && mains.contains(name) ? ALONE + name : "";
    return project.units(modules.pathOf(folder) + alone).stream()
        .filter(unit -> unit.file().path().equals(path))
        .findFirst();
  }

  /** A folder may have several programs of one file each. */
  private Optional<Unit> main(Path at, List<String> names) {
    var mains = mains(at);
    if (mains.size() < 2) {
      return main(modules.pathOf(at));
    }
    return mains.stream()
        .filter(name -> isNamed(name.replaceFirst("\\.go$", ""), names))
        .findFirst()
        .flatMap(name -> main(modules.pathOf(at) + ALONE + name));
  }

  /** {@code CreateOrderFunction} is the program {@code create-order}. */
  private static boolean isNamed(String program, List<String> names) {
    return names.stream().map(GoCode::plain).anyMatch(plain(program)::equals);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "")
        .replaceFirst("(?<=.)(?:function|lambda|handler)$", "");
  }

  /** Returns the names of the files that have a function {@code main}. */
  private List<String> mains(Path at) {
    return sourcesIn(at).stream().filter(GoCode::isProgram).map(GoCode::nameOf).toList();
  }

  private static String nameOf(SourceFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  private Optional<Unit> main(String path) {
    return project.units(path).stream()
        .filter(
            unit ->
                unit.procedures().stream()
                    .anyMatch(each -> each.name().equals("main") && each.owner().isEmpty()))
        .findFirst();
  }

  /** Returns the folders below that have a program, sorted. */
  private List<Path> programs() {
    try (var all = Files.walk(folder, DEEPEST)) {
      return all.limit(MOST_FOLDERS)
          .filter(Files::isDirectory)
          .filter(each -> !String.valueOf(each.getFileName()).matches("node_modules|vendor|\\..*"))
          .filter(each -> sourcesIn(each).stream().anyMatch(GoCode::isProgram))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException _) {
      // A folder that cannot be listed has no program for us; whoever wants the handler tells so.
      return List.of();
    }
  }

  private static boolean isProgram(SourceFile file) {
    return ENTRY.matcher(file.text()).find();
  }

  private List<SourceFile> sources(String path) {
    int alone = path.indexOf(ALONE);
    if (alone < 0) {
      return modules.folderOf(path).map(this::sourcesIn).orElse(List.of());
    }
    var name = path.substring(alone + ALONE.length());
    return sources(path.substring(0, alone)).stream()
        .filter(file -> nameOf(file).equals(name) || !isProgram(file))
        .toList();
  }

  /** Returns the files of the package in a folder: those whose package has most of them. */
  private List<SourceFile> sourcesIn(Path at) {
    if (!Files.isDirectory(at)) {
      return List.of();
    }
    var found = new ArrayList<SourceFile>();
    try (Stream<Path> all = Files.list(at)) {
      all.filter(file -> file.toString().endsWith(".go"))
          .filter(file -> !ELSEWHERE.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .limit(MOST_FILES)
          .forEach(
              file ->
                  text(file)
                      .filter(each -> !IGNORED.matcher(each.text()).find())
                      .ifPresent(found::add));
    } catch (IOException | UncheckedIOException _) {
      // As above.
      return List.of();
    }
    boolean hasMain = found.stream().anyMatch(file -> packageOf(file).equals("main"));
    return hasMain ? found.stream().filter(file -> packageOf(file).equals("main")).toList() : found;
  }

  private static String packageOf(SourceFile file) {
    var declared = PACKAGE.matcher(file.text());
    return declared.find() ? declared.group(1) : "";
  }
}
