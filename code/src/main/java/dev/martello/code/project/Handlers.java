package dev.martello.code.project;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.ir.Unit;
import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Shape;
import dev.martello.value.SourceFile;
import dev.martello.value.Val;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the handlers of functions in the code beside their templates. */
public final class Handlers {

  /** What became of the search. */
  public sealed interface Found {
    /** The handler is there. */
    record Handler(Analysis.Entry entry, CodeFolder folder) implements Found {}

    /** It could not be found; the reason is a clause for people. */
    record Missing(String reason) implements Found {}
  }

  /** What bundlers and compilers make; their sources are beside it. */
  private static final Set<String> OUTPUTS = Set.of("dist", "build", "lib", "out", "bundle");

  private final App app;
  private final Map<String, LocalFiles> roots;
  private final Layers layers;
  private final Images images;
  private final PackedSources packed;
  private final Map<List<Object>, CodeFolder> folders = new HashMap<>();
  private final Map<LocalFiles, ScriptModules> modules = new HashMap<>();
  private final Map<FileTree, List<LambdaFunction>> packages = new LinkedHashMap<>();
  private final Map<FileTree, List<LambdaFunction>> beside = new LinkedHashMap<>();

  /**
   * Looks below the roots of the templates.
   *
   * @param roots by the template's path
   */
  public Handlers(App app, Map<String, LocalFiles> roots) {
    this.app = app;
    this.roots = Map.copyOf(roots);
    this.layers = new Layers(app, roots);
    this.images = new Images(app);
    this.packed = new PackedSources(app, this.roots);
  }

  /**
   * Returns whether the code of any function can be beside its template at all.
   *
   * @param roots by the template's path
   */
  public static boolean areBeside(App app, Map<String, LocalFiles> roots) {
    return app.functions().stream().anyMatch(Handlers::isBeside)
        || new PackedSources(app, roots).areAny();
  }

  private static boolean isBeside(LambdaFunction function) {
    return switch (function.code()) {
      case Code.Local _, Code.Inline _ -> true;
      case Code.Image(var _, Val<String> folder, var _) -> folder.isEqualTo("").isNo();
      case Code.Unrecognised _ -> isBuiltBesideTemplate(function);
      case Code.InBucket _, Code.Undeclared _ -> false;
    };
  }

  /** Returns the layers whose content could not be read. */
  public List<CodeResults.Unread> unreadLayers() {
    return layers.unread();
  }

  /**
   * Looks for credentials in the packages that were looked into, and in layers.
   *
   * @param judged the paths of files that are judged elsewhere
   * @param skipped is told of files that were not looked at, and why
   */
  public List<PackedSecret> secrets(Set<String> judged, BiConsumer<String, String> skipped) {
    var secrets = new PackageSecrets(judged);
    secrets.packages(packages);
    secrets.beside(beside);
    secrets.layers(layers);
    secrets.skipped().forEach(one -> skipped.accept(one.path(), one.reason()));
    return secrets.found();
  }

  /** Takes note of a function that nothing declares, with what stands in its folder. */
  public void beside(LambdaFunction function, LocalFiles files) {
    var place = files.resolve(function.identity().stack()).getParent();
    if (place != null && place.startsWith(files.root())) {
      beside.computeIfAbsent(new FolderTree(files, place), _ -> new ArrayList<>()).add(function);
    }
  }

  /** Finds a function's handler. */
  public Found find(LambdaFunction function) {
    var files = roots.get(function.identity().stack());
    if (files == null) {
      return new Found.Missing("its template is no file");
    }
    if (function.code() instanceof Code.Image image) {
      return image(function, image, files);
    }
    if (PackedSources.isOfThem(function)) {
      return packed(
          function,
          files,
          function.code() instanceof Code.InBucket
              ? "the code is in a bucket"
              : "where the code is could not be read");
    }
    if (!(function.handler() instanceof Val.Known<String>(var handler, _))) {
      return new Found.Missing("the handler's name is not known");
    }
    if (!(function.runtime() instanceof Val.Known<String>(var runtime, _))) {
      return new Found.Missing("the runtime is not known");
    }
    return switch (function.code()) {
      case Code.Local local -> local(function, local, handler, runtime, files);
      case Code.Inline inline -> inline(function, inline, handler, runtime, files);
      case Code.InBucket _ -> new Found.Missing("the code is in a bucket");
      case Code.Image _ -> new Found.Missing("the code is in an image");
      case Code.Undeclared _ -> new Found.Missing("no template declares it");
      case Code.Unrecognised missing ->
          isBuiltBesideTemplate(function)
              ? local(function, besideTemplate(missing), handler, runtime, files)
              : new Found.Missing("where the code is could not be read");
    };
  }

  private Found packed(LambdaFunction function, LocalFiles files, String otherwise) {
    var origin = function.code().origin();
    return packed
        .find(function)
        .map(
            found ->
                local(
                    function,
                    new Code.Local(Val.known(found.folder(), origin), origin),
                    found.handler(),
                    found.runtime(),
                    files))
        .filter(Found.Handler.class::isInstance)
        .orElseGet(() -> new Found.Missing(otherwise));
  }

  /** {@code sam build} takes the folder of the template where no `CodeUri` names another. */
  private static boolean isBuiltBesideTemplate(LambdaFunction function) {
    return function.identity().writtenType().equals("AWS::Serverless::Function");
  }

  private static Code.Local besideTemplate(Code.Unrecognised missing) {
    return new Code.Local(Val.known(".", missing.origin()), missing.origin());
  }

  private Found local(
      LambdaFunction function, Code.Local local, String handler, String runtime, LocalFiles files) {
    if (!(local.path() instanceof Val.Known<String>(var path, var origin))) {
      return new Found.Missing("the folder of the code is not known");
    }
    var from =
        origin.written().map(place -> place.file().path()).orElse(function.identity().stack());
    return switch (files.locate(from, path)) {
      case Located.Remote _ -> new Found.Missing("the code is not on this machine");
      case Located.Refused refused when isCustom(runtime) ->
          above(files, from, path)
              .map(found -> go(function, files, found, path, handler))
              .filter(Found.Handler.class::isInstance)
              .orElseGet(() -> new Found.Missing(refused.reason()));
      case Located.Refused refused ->
          sources(files, from, path, runtime)
              .map(found -> inside(function, files, found, handler, runtime))
              .orElseGet(() -> new Found.Missing(refused.reason()));
      case Located.Inside inside -> inside(function, files, inside.path(), handler, runtime);
    };
  }

  /** Where code is built into a place that is not there, its sources are beside or above it. */
  private static Optional<String> sources(
      LocalFiles files, String from, String path, String runtime) {
    if (runtime.startsWith("java")) {
      var project = projectOf(path);
      return !project.equals(path)
              && files.locate(from, project) instanceof Located.Inside(String found)
          ? Optional.of(found)
          : Optional.empty();
    }
    if (!runtime.startsWith("nodejs") || path.contains(":")) {
      return Optional.empty();
    }
    var steps = List.of(path.split("/"));
    for (int kept = steps.size() - 1; kept >= 0; kept--) {
      var above = kept == 0 ? "." : String.join("/", steps.subList(0, kept));
      for (var candidate : List.of(above + "/src", above)) {
        if (files.locate(from, candidate) instanceof Located.Inside(String found)) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the first folder that is there above a place to which something is built. */
  private static Optional<String> above(LocalFiles files, String from, String path) {
    var steps = List.of(path.contains(":") ? new String[0] : path.split("/"));
    for (int kept = steps.size() - 1; kept >= 0; kept--) {
      var above = kept == 0 ? "." : String.join("/", steps.subList(0, kept));
      if (files.locate(from, above) instanceof Located.Inside(String found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Where the sources are of what is not built yet: above the folder of Maven's or Gradle's. */
  private static String projectOf(String path) {
    var built = path.replaceFirst("(^|/)(target|build)/.*$", "");
    return built.isEmpty() ? "." : built;
  }

  private Found inside(
      LambdaFunction function, LocalFiles files, String path, String handler, String runtime) {
    if (runtime.startsWith("java")) {
      return java(function, files, path, handler);
    }
    if (isCustom(runtime)) {
      return go(function, files, path, path, handler);
    }
    if (!runtime.startsWith("python") && !runtime.startsWith("nodejs")) {
      return new Found.Missing("code for `" + runtime + "` is not read");
    }
    return switch (Trees.at(files, path)) {
      case Trees.At.Nothing(String reason) -> new Found.Missing(reason);
      case Trees.At.Tree(FileTree tree) -> {
        if (!isBundled(function)) {
          pack(tree, function);
        }
        yield script(function, files, path, tree, handler, runtime);
      }
    };
  }

  /**
   * Of what lies in a bucket or a registry it is not known which files were packed beside the
   * handler's.
   */
  private void pack(FileTree tree, LambdaFunction function) {
    if (!PackedSources.isOfThem(function)) {
      packages.computeIfAbsent(tree, _ -> new ArrayList<>()).add(function);
    }
  }

  /** A bundler packs what the entry points need and nothing else. */
  private boolean isBundled(LambdaFunction function) {
    return app.metadataOf(function)
        .filter(metadata -> metadata.get("BuildMethod").text().isEqualTo("esbuild").isYes())
        .isPresent();
  }

  private Found script(
      LambdaFunction function,
      LocalFiles files,
      String path,
      FileTree tree,
      String handler,
      String runtime) {
    int dot = handler.lastIndexOf('.');
    if (dot <= 0) {
      return new Found.Missing("`" + handler + "` names no function of a file");
    }
    var module = handler.substring(0, dot);
    var name = handler.substring(dot + 1);
    var code = code(function, files, files.resolve(path), tree);
    return entered(function, name, code, unit(code, function, module, runtime))
        .or(() -> built(function, files, name, module, runtime))
        .map(found -> sourceOf(function, files, path, module, name, runtime).orElse(found))
        .<Found>map(found -> found)
        .orElseGet(
            () ->
                new Found.Missing(
                    tooLarge(code, module)
                        .map(large -> "`" + large + "` is too large to be read")
                        .or(() -> denied(files, path, module))
                        .or(() -> unread(files, code, path, module))
                        .orElse("`" + path + "` has no file for the handler `" + handler + "`")));
  }

  private static Optional<String> denied(LocalFiles files, String path, String module) {
    return files.denied().stream()
        .filter(file -> isOf(module, files.relative(files.resolve(path)), file))
        .findFirst()
        .map(file -> "`" + file + "` " + LocalFiles.PERMISSION_DENIED);
  }

  /** What is there under the handler's name may be no text. */
  private static Optional<String> unread(
      LocalFiles files, CodeFolder code, String path, String module) {
    var folder = files.resolve(path);
    return Files.isDirectory(folder)
        ? code.listed().stream()
            .map(FileTree.Listed::path)
            .filter(file -> isOf(module, "", file) && FrontEnds.of(file).isPresent())
            .flatMap(file -> unread(files, files.relative(folder.resolve(file))).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> unread(LocalFiles files, String file) {
    return switch (files.read(file)) {
      case FileText.Text _ -> Optional.empty();
      case FileText.Skipped(String reason) -> Optional.of("`" + file + "` is not read: " + reason);
      case FileText.Broken(String reason) -> Optional.of("`" + file + "` is not read: " + reason);
    };
  }

  /** Says whether a file has the name of a module, whatever it ends in. */
  private static boolean isOf(String module, String folder, String file) {
    return Stream.of(module, module.replace('.', '/'))
        .anyMatch(name -> file.startsWith(FilePaths.joined(folder, name) + "."));
  }

  private static Optional<String> tooLarge(CodeFolder code, String module) {
    return code.listed().stream()
        .filter(file -> file.size() > LocalFiles.LARGEST)
        .filter(file -> isOf(module, "", file.path()))
        .map(FileTree.Listed::path)
        .findFirst();
  }

  private CodeFolder code(LambdaFunction function, LocalFiles files, Path place, FileTree tree) {
    var own = layers.of(function);
    return folders.computeIfAbsent(
        List.of(tree, own.stream().map(Layer::tree).toList()),
        _ -> new CodeFolder(files, place, tree, own, modules(files)));
  }

  private ScriptModules modules(LocalFiles files) {
    return modules.computeIfAbsent(files, ScriptModules::new);
  }

  private static Optional<Found.Handler> entered(
      LambdaFunction function, String name, CodeFolder code, Optional<Unit> unit) {
    return unit.map(
        found -> new Found.Handler(new Analysis.Entry(found, name, Sources.of(function)), code));
  }

  private Optional<Unit> unit(
      CodeFolder code, LambdaFunction function, String module, String runtime) {
    if (runtime.startsWith("python")) {
      return code.handler(module.replace('/', '.'));
    }
    return bundled(function, module).stream()
        .flatMap(path -> code.script(path).stream())
        .findFirst()
        .or(() -> code.scriptHandler(module));
  }

  /** What esbuild makes of an entry point is called as that is, without ending. */
  private List<String> bundled(LambdaFunction function, String module) {
    var points =
        app.metadataOf(function).stream()
            .flatMap(metadata -> metadata.get("BuildProperties", "EntryPoints").items().stream())
            .flatMap(
                item ->
                    item.text() instanceof Val.Known<String>(var path, var _)
                        ? java.util.stream.Stream.of(FilePaths.joined("", path))
                        : java.util.stream.Stream.<String>empty())
            .toList();
    return points.stream()
        .filter(point -> ("/" + point.replaceFirst("\\.[cm]?[jt]sx?$", "")).endsWith("/" + module))
        .toList();
  }

  /** What SAM has built is looked at where the sources show no handler. */
  private Optional<Found.Handler> built(
      LambdaFunction function, LocalFiles files, String name, String module, String runtime) {
    var folder = builtFolder(function, files);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    var code = code(function, files, folder, new FolderTree(files, folder));
    return entered(function, name, code, unit(code, function, module, runtime));
  }

  private static Path builtFolder(LambdaFunction function, LocalFiles files) {
    var template = files.resolve(function.identity().stack()).getParent();
    return (template == null ? files.root() : template)
        .resolve(".aws-sam/build")
        .resolve(function.identity().id().replaceAll("[^\\w]", "_"));
  }

  /** Sources in TypeScript say more than what was made of them, which lies beside them. */
  private Optional<Found.Handler> sourceOf(
      LambdaFunction function,
      LocalFiles files,
      String path,
      String module,
      String name,
      String runtime) {
    int slash = path.lastIndexOf('/');
    boolean isMade = OUTPUTS.contains(path.substring(slash + 1)) && runtime.startsWith("nodejs");
    if (!isMade) {
      return Optional.empty();
    }
    var project = files.resolve(slash < 0 ? "." : path.substring(0, slash));
    var code = code(function, files, project, new FolderTree(files, project));
    return entered(function, name, code, code.typed("src/" + module).or(() -> code.typed(module)));
  }

  /**
   * Programs of Go run on the runtime that AWS retired for them, or on those without a language.
   */
  private static boolean isCustom(String runtime) {
    return runtime.startsWith("go") || runtime.startsWith("provided");
  }

  /**
   * A program is one file of the build, called {@code bootstrap} or like the handler.
   *
   * @param built the place that the template names, which may be called like the program
   */
  private Found go(
      LambdaFunction function, LocalFiles files, String path, String built, String handler) {
    var names =
        List.of(
            handler.substring(handler.lastIndexOf('/') + 1),
            function.identity().id(),
            built.substring(built.lastIndexOf('/') + 1).replaceFirst("\\.zip$", ""));
    return go(function, files, path, names);
  }

  private Found go(LambdaFunction function, LocalFiles files, String path, List<String> names) {
    var tree = new FolderTree(files, files.resolve(path));
    pack(tree, function);
    var code = code(function, files, files.resolve(path), tree);
    return entered(function, "main", code, code.go(names))
        .<Found>map(found -> found)
        .orElseGet(() -> new Found.Missing("`" + path + "` has no program of Go"));
  }

  /** The code of Java is a folder that is built or not, or an archive. */
  private Found java(LambdaFunction function, LocalFiles files, String path, String handler) {
    var place = files.resolve(path);
    FileTree tree =
        Trees.at(files, path) instanceof Trees.At.Tree(FileTree opened)
            ? opened
            : new FolderTree(files, place);
    pack(tree, function);
    var code = code(function, files, place, tree);
    int method = handler.indexOf("::");
    var type = method < 0 ? handler : handler.substring(0, method);
    var name = method < 0 ? "handleRequest" : handler.substring(method + 2);
    var built = builtFolder(function, files);
    var framework = new JavaFrameworks(function);
    if (JavaShapes.isOfFramework(type)) {
      return framework.entered(code.application(framework.main(tree), built), type, code);
    }
    return entered(function, type + "::" + name, code, code.java(type, built))
        .<Found>map(found -> framework.more(found, () -> code.application(type, built)))
        .orElseGet(
            () -> new Found.Missing("`" + path + "` has no class `" + type + "` of the handler"));
  }

  // images

  private Found image(LambdaFunction function, Code.Image image, LocalFiles files) {
    if (!(image.folder() instanceof Val.Known<String>(var path, var origin))) {
      return new Found.Missing("the folder that its image is built from is not known");
    }
    if (path.isEmpty()) {
      return packed(function, files, "the code is in an image");
    }
    var from =
        origin.written().map(place -> place.file().path()).orElse(function.identity().stack());
    return switch (files.locate(from, path)) {
      case Located.Remote _ -> new Found.Missing("the code is not on this machine");
      case Located.Refused(String reason) -> new Found.Missing(reason);
      case Located.Inside(String inside) -> image(function, inside, files);
    };
  }

  private Found image(LambdaFunction function, String path, LocalFiles files) {
    var build = images.build(function);
    var context = new FolderTree(files, files.resolve(path));
    var text = context.text(FilePaths.joined("", build.file()));
    if (text.isEmpty()) {
      return new Found.Missing("`" + path + "` has no `" + build.file() + "`");
    }
    var stages = build.read(text.get().text());
    if (stages.isEmpty()) {
      return new Found.Missing("`" + text.get().path() + "` starts from no image");
    }
    var stage = stages.lastEntry().getValue();
    var words = images.started(function, stage);
    var runtime = Images.runtime(stage, words);
    var handler = Images.handler(words);
    var tree = ImageTree.of(context, stages);
    pack(tree, function);
    var programs = Images.programs(stages, stage, words);
    if (runtime.isEmpty() && !programs.isEmpty()) {
      return go(function, files, path, programs);
    }
    if (runtime.isEmpty()) {
      return new Found.Missing("what runs in an image from `" + stage.base() + "` is not known");
    }
    if (handler.isEmpty()) {
      return new Found.Missing(
          words.isEmpty()
              ? "`" + text.get().path() + "` names no handler"
              : "its image starts `" + String.join(" ", words) + "`, which is no handler");
    }
    if (runtime.get().equals("java")) {
      return java(function, files, path, handler.get());
    }
    var below = tree.below(images.folder(function, stage));
    var found = script(function, files, path, below, handler.get(), runtime.get());
    // What the build compiles is not there; its sources are in the folder that it is built from.
    return found instanceof Found.Missing
        ? script(function, files, path, context, handler.get(), runtime.get())
        : found;
  }

  /** Code that stands in the template. */
  private Found inline(
      LambdaFunction function,
      Code.Inline inline,
      String handler,
      String runtime,
      LocalFiles files) {
    var text = written(inline.source());
    if (text.isEmpty()) {
      return new Found.Missing("the inline code is not known");
    }
    var source =
        inline
            .source()
            .origin()
            .written()
            .map(place -> SourceFile.within(place, text))
            .orElseGet(() -> new SourceFile(function.identity().stack(), text));
    var ending = runtime.startsWith("python") ? ".py" : ".mjs";
    var frontEnd = FrontEnds.of("index" + ending);
    boolean isRead = runtime.startsWith("python") || runtime.startsWith("nodejs");
    if (!isRead || frontEnd.isEmpty()) {
      return new Found.Missing("inline code for `" + runtime + "` is not read");
    }
    var unit = frontEnd.get().lower(source, "index");
    var name = handler.substring(handler.lastIndexOf('.') + 1);
    var code =
        new CodeFolder(files, files.root(), new EmptyTree(), layers.of(function), modules(files));
    return new Found.Handler(new Analysis.Entry(unit, name, Sources.of(function)), code);
  }

  /**
   * Returns the text of inline code. A name stands for each part that only the deployment knows: it
   * is a word of the text where it stands in quotes, and a variable elsewhere.
   */
  private static String written(Val<String> code) {
    if (code instanceof Val.Known<String>(var text, _)) {
      return text;
    }
    var shapes = Shape.of(code);
    if (shapes.size() != 1 || shapes.getFirst().onlyHole().isPresent()) {
      return "";
    }
    var text = new StringBuilder();
    for (var piece : shapes.getFirst().pieces()) {
      switch (piece) {
        case Shape.Literal(var literal) -> text.append(literal);
        case Shape.Hole(var name) -> text.append(NO_WORD.matcher(name).replaceAll("_"));
      }
    }
    return text.toString();
  }

  private static final Pattern NO_WORD = Pattern.compile("\\W");
}
