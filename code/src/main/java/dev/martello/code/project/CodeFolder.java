package dev.martello.code.project;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Unit;
import dev.martello.code.python.PythonFrontEnd;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder with a function's code; reads each file once, when something refers to it first. */
public final class CodeFolder {
  private final LocalFiles files;
  private final Path folder;
  private final Map<String, Optional<Unit>> units = new HashMap<>();
  private final Map<String, Unit> read = new TreeMap<>();
  private boolean isClosed;
  private @Nullable JavaCode java;
  private @Nullable GoCode go;

  /**
   * Stands at a folder.
   *
   * @param folder inside the root of the files
   */
  public CodeFolder(LocalFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** Returns the units that were read so far, by path. */
  public Map<String, Unit> read() {
    return read;
  }

  /** Returns what a name means that a unit imports; empty for libraries. */
  public Optional<Unit> find(String module, Unit from) {
    return switch (from.language()) {
      case PYTHON -> python(module, from);
      case JAVASCRIPT, TYPESCRIPT -> script(module, from);
      case JAVA, JVM -> java == null ? Optional.empty() : read(java.find(module));
      case GO -> go == null ? Optional.empty() : read(go.find(module));
    };
  }

  /** Finds the class of a handler of Java. */
  Optional<Unit> java(String type, Path built) {
    return read(java(built).handler(type));
  }

  private JavaCode java(Path built) {
    if (java == null) {
      java = new JavaCode(files, folder, built);
    }
    return java;
  }

  /**
   * Finds the program of Go that the folder is, or the one that is called like one of some names.
   */
  Optional<Unit> go(List<String> names) {
    if (go == null) {
      go = new GoCode(files, folder);
    }
    return read(go.main(names));
  }

  private Optional<Unit> read(Optional<Unit> unit) {
    unit.ifPresent(found -> read.put(found.file().path(), found));
    return unit;
  }

  /** Returns the same without any file: for code that stands in a template. */
  CodeFolder closed() {
    isClosed = true;
    return this;
  }

  /** Reads a file below the folder; empty for files that are no source of a language. */
  Optional<Unit> file(String path) {
    var name = withoutEnding(path);
    if (path.endsWith(".java")) {
      return java(folder).file(files.relative(folder.resolve(path)));
    }
    return path.endsWith(".py") ? python(path, name.replace('/', '.')) : scriptFile(path, name);
  }

  /** Finds the module of Python that a handler names. */
  Optional<Unit> handler(String module) {
    var path = module.replace('.', '/');
    return python(path + ".py", module).or(() -> python(path + "/__init__.py", module));
  }

  /** Finds a module of Python by its dotted name. */
  public Optional<Unit> python(String module, Unit from) {
    var path = module.replace('.', '/');
    var own = python(path + ".py", module).or(() -> python(path + "/__init__.py", module));
    var place = from.name();
    for (int dot = place.lastIndexOf('.');
        own.isEmpty() && dot >= 0;
        dot = place.lastIndexOf('.')) {
      place = place.substring(0, dot);
      own = beside(place.replace('.', '/'), path, module);
    }
    return own;
  }

  /** Modules are also found beside the file that imports them, or above it. */
  private Optional<Unit> beside(String folder, String path, String module) {
    return python(folder + "/" + path + ".py", module)
        .or(() -> python(folder + "/" + path + "/__init__.py", module));
  }

  private Optional<Unit> python(String path, String name) {
    return unit(path, name, new PythonFrontEnd());
  }

  private static final List<String> SCRIPT_ENDINGS =
      List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx");

  private Optional<Unit> script(String module, Unit from) {
    if (module.startsWith("@/") || module.startsWith("~/")) {
      var path = module.substring(2);
      return script("src/" + path).or(() -> script(path));
    }
    if (module.startsWith("src/")) {
      return script(module);
    }
    if (!module.startsWith(".")) {
      return Optional.empty();
    }
    var base = Path.of(from.name()).getParent();
    var target = (base == null ? Path.of("") : base).resolve(module).normalize();
    return script(LocalFiles.slashed(target));
  }

  /** Finds a file of JavaScript or TypeScript by its path without ending. */
  public Optional<Unit> script(String path) {
    for (var ending : SCRIPT_ENDINGS) {
      if (path.endsWith(ending)) {
        var name = path.substring(0, path.length() - ending.length());
        var found = scriptFile(path, name).or(() -> script(name));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var ending : SCRIPT_ENDINGS) {
      var found = scriptFile(path + ending, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return path.endsWith("/index") || path.isEmpty() ? Optional.empty() : script(path + "/index");
  }

  private static final Set<String> OUTPUTS =
      Set.of("dist", "build", "lib", "out", "bundle", ".build", ".esbuild");

  private static final List<String> SOURCES =
      List.of("src", "lib", "lambda", "functions", "handlers");

  private static final int MANY_FILES = 5_000;
  private static final int DEEP = 5;

  /**
   * Finds the module that a handler names: bundlers put {@code src/app.ts} to where {@code
   * app.handler} or {@code dist/app.handler} finds it. Sources go before what was built of them.
   */
  Optional<Unit> scriptHandler(String module) {
    var steps = new ArrayList<>(List.of(module.split("/")));
    boolean isOutput = steps.size() > 1 && steps.removeIf(step -> OUTPUTS.contains(step));
    var source = String.join("/", steps);
    var before = isOutput ? typed("src/" + source).or(() -> typed(source)) : Optional.<Unit>empty();
    return before
        .or(() -> script(module))
        .or(
            () ->
                SOURCES.stream()
                    .flatMap(folder -> script(folder + "/" + source).stream())
                    .findFirst())
        .or(() -> isOutput ? script(source) : Optional.empty())
        .or(() -> onlyOne(source));
  }

  private Optional<Unit> typed(String path) {
    return Stream.of(".ts", ".mts", ".cts", ".tsx")
        .flatMap(ending -> scriptFile(path + ending, path).stream())
        .findFirst();
  }

  /** Finds a file by the end of its path, if there is only one such file. */
  private Optional<Unit> onlyOne(String path) {
    if (isClosed || !Files.isDirectory(folder) || path.contains("..")) {
      return Optional.empty();
    }
    try (var all = Files.find(folder, DEEP, (_, attributes) -> attributes.isRegularFile())) {
      var found =
          all.limit(MANY_FILES)
              .map(file -> LocalFiles.slashed(folder.relativize(file)))
              .filter(file -> !file.contains("node_modules/") && !file.endsWith(".d.ts"))
              .filter(file -> FrontEnds.script(file).isPresent())
              .filter(file -> ("/" + withoutEnding(file)).endsWith("/" + path))
              .limit(2)
              .toList();
      return found.size() == 1
          ? scriptFile(found.getFirst(), withoutEnding(found.getFirst()))
          : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static String withoutEnding(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }

  private Optional<Unit> scriptFile(String path, String name) {
    return FrontEnds.script(path).flatMap(frontEnd -> unit(path, name, frontEnd));
  }

  private Optional<Unit> unit(String path, String name, FrontEnd frontEnd) {
    var known = units.get(path);
    if (known == null) {
      known = text(path).map(file -> frontEnd.lower(file, name));
      units.put(path, known);
      known.ifPresent(unit -> read.put(unit.file().path(), unit));
    }
    return known;
  }

  private Optional<SourceFile> text(String path) {
    var file = folder.resolve(path).normalize();
    if (isClosed || !file.startsWith(files.root()) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var relative = files.relative(file);
    return files.read(relative) instanceof FileText.Text text
        ? Optional.of(text.file())
        : Optional.empty();
  }
}
