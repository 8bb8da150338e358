package dev.martello.code.project;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.Unit;
import dev.martello.code.python.PythonFrontEnd;
import dev.martello.read.file.LocalFiles;
import dev.martello.value.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function's code and its layers; reads each file once, when something refers to it first. */
public final class CodeFolder implements Program.Library {
  private final LocalFiles files;
  private final Path folder;
  private final FileTree tree;
  private final List<Layer> layers;
  private final ScriptModules modules;
  private final Map<FileTree, Map<String, Optional<Unit>>> units = new HashMap<>();
  private final Map<String, Unit> read = new TreeMap<>();
  private final Map<String, FileTree> trees = new HashMap<>();
  private final Map<FileTree, Set<String>> libraries = new HashMap<>();
  private final Map<String, Boolean> folders = new HashMap<>();
  private @Nullable List<FileTree.Listed> listed;
  private @Nullable JavaCode java;
  private @Nullable GoCode go;

  /**
   * Stands at a folder.
   *
   * @param folder inside the root of the files
   */
  public CodeFolder(LocalFiles files, Path folder) {
    this(files, folder, new FolderTree(files, folder), List.of(), new ScriptModules(files));
  }

  /**
   * Stands at a folder or archive.
   *
   * @param tree the files of it that are the function's
   * @param modules where scripts below the root of the files find each other by name
   */
  CodeFolder(
      LocalFiles files, Path folder, FileTree tree, List<Layer> layers, ScriptModules modules) {
    this.files = files;
    this.folder = folder;
    this.tree = tree;
    this.layers = List.copyOf(layers);
    this.modules = modules;
  }

  public Path folder() {
    return folder;
  }

  /** Returns the units that were read so far, by path. */
  public Map<String, Unit> read() {
    return read;
  }

  /** Returns what a name means that a unit imports; empty for libraries. */
  @Override
  public Optional<Unit> find(String module, Unit from) {
    return switch (from.language()) {
      case PYTHON -> python(module, from);
      case JAVASCRIPT, TYPESCRIPT -> script(module, from);
      case JAVA, JVM -> java == null ? Optional.empty() : read(java.find(module));
      case GO -> go == null ? Optional.empty() : read(go.find(module));
    };
  }

  @Override
  public List<String> extending(String type) {
    return java == null ? List.of() : java.extending(type);
  }

  /** Finds the class of a handler of Java; a build of the function may be elsewhere, too. */
  Optional<Unit> java(String type, Path built) {
    return read(java(built).handler(type));
  }

  /**
   * Returns the function's own classes.
   *
   * @param main a class of the application; empty text where none is known
   */
  List<Unit> application(String main, Path built) {
    var units = java(built).application(main);
    units.forEach(unit -> read.put(unit.file().path(), unit));
    return units;
  }

  private JavaCode java(Path built) {
    if (java == null) {
      java = new JavaCode(files, folder, built, layers.stream().map(Layer::place).toList());
    }
    return java;
  }

  /**
   * Finds the program of Go that the folder is, or the one that is called like one of some names.
   */
  Optional<Unit> go(List<String> names) {
    return read(go().main(names));
  }

  private GoCode go() {
    if (go == null) {
      go = new GoCode(files, folder);
    }
    return go;
  }

  private Optional<Unit> read(Optional<Unit> unit) {
    unit.ifPresent(found -> read.put(found.file().path(), found));
    return unit;
  }

  /** Reads a file below the folder; empty for files that are no source of a language. */
  Optional<Unit> file(String path) {
    var name = withoutEnding(path);
    if (path.endsWith(".java")) {
      return java(folder).file(files.relative(folder.resolve(path)));
    }
    if (path.endsWith(".go")) {
      return read(go().file(files.relative(folder.resolve(path))));
    }
    return path.endsWith(".py")
        ? python(path, name.replace('/', '.'))
        : scriptFile(tree, path, name);
  }

  /** Finds the module of Python that a handler names. */
  Optional<Unit> handler(String module) {
    var path = module.replace('.', '/');
    return python(path + ".py", module).or(() -> python(path + "/__init__.py", module));
  }

  /** Finds a module of Python by its dotted name. */
  public Optional<Unit> python(String module, Unit from) {
    var path = module.replace('.', '/');
    var top = module.substring(0, Math.max(module.indexOf('.'), 0));
    if (libraries(tree, "").contains(top.isEmpty() ? module : top)) {
      return Optional.empty();
    }
    var own = python(path + ".py", module).or(() -> python(path + "/__init__.py", module));
    var place = from.name();
    for (int dot = place.lastIndexOf('.');
        own.isEmpty() && dot >= 0;
        dot = place.lastIndexOf('.')) {
      place = place.substring(0, dot);
      own = beside(place.replace('.', '/'), path, module);
    }
    return own.or(() -> layers.stream().flatMap(layer -> python(layer, module)).findFirst());
  }

  /** Lambda puts what a layer has in {@code python} on the path of imports. */
  private Stream<Unit> python(Layer layer, String module) {
    var path = module.replace('.', '/');
    var top = module.split("\\.")[0];
    return Stream.of("python/", "")
        .filter(start -> !libraries(layer.tree(), start).contains(top))
        .filter(start -> !isPublished(layer.tree(), start + top))
        .flatMap(
            start ->
                Stream.of(start + path + ".py", start + path + "/__init__.py")
                    .flatMap(
                        file -> unit(layer.tree(), file, module, new PythonFrontEnd()).stream()))
        .limit(1);
  }

  /** Packages of an index tell their versions; what an owner shares among functions has none. */
  private static final Pattern VERSION = Pattern.compile("\\b(?:__version__|VERSION)\\b");

  static boolean isPublished(FileTree in, String path) {
    return in.text(path + "/__init__.py")
        .or(() -> in.text(path + ".py"))
        .filter(file -> VERSION.matcher(file.text()).find())
        .isPresent();
  }

  private static final Pattern INSTALLED =
      Pattern.compile("(?<name>[\\w.]+)-\\d[^/]*\\.(?:dist|egg)-info");

  /** What pip installed beside the code is a library, as if it were not there. */
  private Set<String> libraries(FileTree in, String start) {
    return start.isEmpty() && in == tree
        ? libraries.computeIfAbsent(in, all -> installed(all, ""))
        : installed(in, start);
  }

  private static Set<String> installed(FileTree in, String start) {
    var names = new HashSet<String>();
    for (var folder : in.folders(start.replaceFirst("/$", ""))) {
      var installed = INSTALLED.matcher(folder);
      if (installed.matches()) {
        names.add(installed.group("name"));
        in.text(start + folder + "/top_level.txt")
            .ifPresent(list -> list.text().lines().map(String::strip).forEach(names::add));
      }
    }
    return names;
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
    return module.startsWith(".") || module.startsWith("/")
        ? byPath(module, from)
        : byName(module, from).or(() -> byPath(module, from));
  }

  /** Only folders have around them what tells where modules of some name stand. */
  private Optional<Unit> byName(String module, Unit from) {
    if (!(tree instanceof FolderTree) || trees.getOrDefault(from.file().path(), tree) != tree) {
      return Optional.empty();
    }
    var place = files.root().relativize(folder.resolve(from.name()).normalize()).getParent();
    return modules.places(module, place == null ? "" : LocalFiles.slashed(place)).stream()
        .map(path -> LocalFiles.slashed(folder.relativize(files.root().resolve(path))))
        .flatMap(path -> script(path).stream())
        .findFirst();
  }

  private Optional<Unit> byPath(String module, Unit from) {
    if (module.startsWith("@/") || module.startsWith("~/")) {
      var path = module.substring(2);
      return script("src/" + path).or(() -> script(path));
    }
    if (module.startsWith("src/")) {
      return script(module);
    }
    if (module.startsWith("/opt/")) {
      var path = module.substring("/opt/".length());
      return layers.stream().flatMap(layer -> script(layer.tree(), path).stream()).findFirst();
    }
    if (!module.startsWith(".")) {
      return layers.stream().flatMap(layer -> inLayer(layer, module).stream()).findFirst();
    }
    var base = Path.of(from.name()).getParent();
    var target = (base == null ? Path.of("") : base).resolve(module).normalize();
    return script(trees.getOrDefault(from.file().path(), tree), LocalFiles.slashed(target));
  }

  /** Tells a package of a registry from what the owner of a layer put there himself. */
  private static final Pattern PUBLISHED =
      Pattern.compile("\"(?:repository|homepage|bugs|_resolved)\"\\s*:");

  private static final Pattern MAIN = Pattern.compile("\"main\"\\s*:\\s*\"([\\w./-]+)\"");

  private Optional<Unit> inLayer(Layer layer, String module) {
    for (var start : List.of("nodejs/node_modules/", "nodejs/")) {
      var described = layer.tree().text(start + module + "/package.json").map(SourceFile::text);
      if (described.isPresent() && PUBLISHED.matcher(described.get()).find()) {
        return Optional.empty();
      }
      var main = described.map(MAIN::matcher).filter(Matcher::find).map(found -> found.group(1));
      var path = main.map(file -> start + module + "/" + file).orElse(start + module);
      var found = script(layer.tree(), LocalFiles.slashed(Path.of(path).normalize()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Finds a file of JavaScript or TypeScript by its path without ending. */
  public Optional<Unit> script(String path) {
    return script(tree, path);
  }

  private Optional<Unit> script(FileTree in, String path) {
    int slash = path.lastIndexOf('/');
    if (in == tree && slash > 0 && !hasFolder(path.substring(0, slash))) {
      return Optional.empty();
    }
    for (var ending : SCRIPT_ENDINGS) {
      if (path.endsWith(ending)) {
        var name = path.substring(0, path.length() - ending.length());
        var found = scriptFile(in, path, name).or(() -> script(in, name));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var ending : SCRIPT_ENDINGS) {
      var found = scriptFile(in, path + ending, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return path.endsWith("/index") || path.isEmpty()
        ? Optional.empty()
        : script(in, path + "/index");
  }

  private static final Set<String> OUTPUTS =
      Set.of("dist", "build", "lib", "out", "bundle", ".build", ".esbuild");

  private static final List<String> SOURCES =
      List.of("src", "lib", "lambda", "functions", "handlers");

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

  /** Finds a file of TypeScript by its path without ending. */
  Optional<Unit> typed(String path) {
    return Stream.of(".ts", ".mts", ".cts", ".tsx")
        .flatMap(ending -> scriptFile(tree, path + ending, path).stream())
        .findFirst();
  }

  /** One question to a folder that is not there saves one for each ending of a file in it. */
  private boolean hasFolder(String path) {
    return folders.computeIfAbsent(path, tree::hasFolder);
  }

  /** Returns the files as {@link FileTree#files} does; looks for them once. */
  List<FileTree.Listed> listed() {
    if (listed == null) {
      listed = tree.files();
    }
    return listed;
  }

  /** Finds a file by the end of its path, if there is only one such file. */
  private Optional<Unit> onlyOne(String path) {
    if (path.contains("..")) {
      return Optional.empty();
    }
    var found =
        listed().stream()
            .map(FileTree.Listed::path)
            .filter(file -> file.chars().filter(c -> c == '/').count() < DEEP)
            .filter(file -> !file.contains("node_modules/") && !file.endsWith(".d.ts"))
            .filter(file -> FrontEnds.script(file).isPresent())
            .filter(file -> ("/" + withoutEnding(file)).endsWith("/" + path))
            .limit(2)
            .toList();
    return found.size() == 1
        ? scriptFile(tree, found.getFirst(), withoutEnding(found.getFirst()))
        : Optional.empty();
  }

  /** Returns those of the imported modules that neither the package nor a layer brings along. */
  public List<String> provided(List<String> imports, Language language) {
    return imports.stream().filter(name -> !isPacked(name, language)).toList();
  }

  private boolean isPacked(String name, Language language) {
    if (language == Language.PYTHON) {
      var top = name.split("\\.")[0];
      return isThere("", "python/", top)
          || isThere("", "python/", top + ".py")
          || isNamed("requirements.txt", "(?m)^(?:standard|legacy)-" + Pattern.quote(top) + "\\b");
    }
    var steps = name.split("/");
    var top = name.startsWith("@") && steps.length > 1 ? steps[0] + "/" + steps[1] : steps[0];
    return language.isScript()
        && (isThere("node_modules/", "nodejs/node_modules/", top)
            || isNamed(
                "package.json",
                "\"dependencies\"\\s*:\\s*\\{[^}]*\"" + Pattern.quote(top) + "\"\\s*:"));
  }

  private boolean isThere(String own, String ofLayer, String name) {
    return isThere(tree, own + name)
        || layers.stream().anyMatch(layer -> isThere(layer.tree(), ofLayer + name));
  }

  private static boolean isThere(FileTree in, String path) {
    return path.endsWith(".py") ? in.text(path).isPresent() : in.hasFolder(path);
  }

  /** What is installed while the function is built is named in its folder, or above it. */
  private boolean isNamed(String file, String pattern) {
    var wanted = Pattern.compile(pattern);
    for (var at = folder; at != null && at.startsWith(files.root()); at = at.getParent()) {
      var text = new FolderTree(files, at).text(file);
      if (text.isPresent() && wanted.matcher(text.get().text()).find()) {
        return true;
      }
    }
    return false;
  }

  private static String withoutEnding(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }

  private Optional<Unit> scriptFile(FileTree in, String path, String name) {
    return FrontEnds.script(path).flatMap(frontEnd -> unit(in, path, name, frontEnd));
  }

  private Optional<Unit> unit(String path, String name, FrontEnd frontEnd) {
    return unit(tree, path, name, frontEnd);
  }

  private Optional<Unit> unit(FileTree in, String path, String name, FrontEnd frontEnd) {
    var units = this.units.computeIfAbsent(in, _ -> new HashMap<>());
    var known = units.get(path);
    if (known == null) {
      known = in.text(path).map(file -> frontEnd.lower(file, name));
      units.put(path, known);
      known.ifPresent(
          unit -> {
            read.put(unit.file().path(), unit);
            trees.put(unit.file().path(), in);
          });
    }
    return known;
  }
}
