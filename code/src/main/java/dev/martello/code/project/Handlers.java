package dev.martello.code.project;

import dev.martello.code.flow.Analysis;
import dev.martello.code.ir.Unit;
import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Val;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the handlers of functions in the code beside their templates. */
public final class Handlers {

  /** What became of the search. */
  public sealed interface Found {
    /** The handler is there. */
    record Handler(Analysis.Entry entry, CodeFolder folder) implements Found {}

    /** It could not be found; the reason is a clause for people. */
    record Missing(String reason) implements Found {}
  }

  private final Map<String, LocalFiles> roots;
  private final Map<Path, CodeFolder> folders = new HashMap<>();

  /**
   * Looks below the roots of the templates.
   *
   * @param roots by the template's path
   */
  public Handlers(Map<String, LocalFiles> roots) {
    this.roots = Map.copyOf(roots);
  }

  /** Returns the folders that were looked into. */
  public List<CodeFolder> folders() {
    return folders.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns whether a function's code can be beside its template at all. */
  public static boolean isBeside(LambdaFunction function) {
    return function.code() instanceof Code.Local || function.code() instanceof Code.Inline;
  }

  /** Finds a function's handler. */
  public Found find(LambdaFunction function) {
    var files = roots.get(function.identity().stack());
    if (files == null) {
      return new Found.Missing("its template is no file");
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
      case Code.Unrecognised _ -> new Found.Missing("where the code is could not be read");
    };
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

  /** Where the sources are of what is not built yet: above the folder of Maven's or Gradle's. */
  private static String projectOf(String path) {
    var built = path.replaceFirst("(^|/)(target|build)/.*$", "");
    return built.isEmpty() ? "." : built;
  }

  private Found inside(
      LambdaFunction function, LocalFiles files, String path, String handler, String runtime) {
    var folder = files.resolve(path);
    if (runtime.startsWith("java")) {
      return java(function, files, path, handler);
    }
    if (!Files.isDirectory(folder)) {
      return new Found.Missing("`" + path + "` is no folder");
    }
    var code = folders.computeIfAbsent(folder, _ -> new CodeFolder(files, folder));
    if (isCustom(runtime)) {
      return go(function, code, path, handler);
    }
    int dot = handler.lastIndexOf('.');
    if (dot <= 0) {
      return new Found.Missing("`" + handler + "` names no function of a file");
    }
    var module = handler.substring(0, dot);
    var name = handler.substring(dot + 1);
    var unit = unit(code, module, runtime);
    return unit.<Found>map(
            found -> new Found.Handler(new Analysis.Entry(found, name, Sources.of(function)), code))
        .orElseGet(
            () ->
                new Found.Missing("`" + path + "` has no file for the handler `" + handler + "`"));
  }

  /**
   * Programs of Go run on the runtime that AWS retired for them, or on those without a language.
   */
  private static boolean isCustom(String runtime) {
    return runtime.startsWith("go") || runtime.startsWith("provided");
  }

  /** A program is one file of the build, called {@code bootstrap} or like the handler. */
  private static Found go(LambdaFunction function, CodeFolder code, String path, String handler) {
    var names = List.of(handler.substring(handler.lastIndexOf('/') + 1), function.identity().id());
    return code.go(names)
        .<Found>map(
            unit -> new Found.Handler(new Analysis.Entry(unit, "main", Sources.of(function)), code))
        .orElseGet(() -> new Found.Missing("`" + path + "` has no program of Go"));
  }

  /** The code of Java is a folder that is built or not, or an archive. */
  private Found java(LambdaFunction function, LocalFiles files, String path, String handler) {
    var place = files.resolve(path);
    var code = folders.computeIfAbsent(place, _ -> new CodeFolder(files, place));
    int method = handler.indexOf("::");
    var type = method < 0 ? handler : handler.substring(0, method);
    var name = method < 0 ? "handleRequest" : handler.substring(method + 2);
    var template = files.resolve(function.identity().stack()).getParent();
    var built =
        (template == null ? files.root() : template)
            .resolve(".aws-sam/build")
            .resolve(function.identity().id().replaceAll("[^\\w]", "_"));
    return code.java(type, built)
        .<Found>map(
            unit ->
                new Found.Handler(
                    new Analysis.Entry(unit, type + "::" + name, Sources.of(function)), code))
        .orElseGet(
            () -> new Found.Missing("`" + path + "` has no class `" + type + "` of the handler"));
  }

  private static Optional<Unit> unit(CodeFolder code, String module, String runtime) {
    if (runtime.startsWith("python")) {
      var name = module.replace('/', '.');
      return code.handler(name);
    }
    return runtime.startsWith("nodejs") ? code.scriptHandler(module) : Optional.empty();
  }

  /**
   * Code that stands in the template. Its places are those lines of the template; the columns are
   * those of the code itself.
   */
  private Found inline(
      LambdaFunction function,
      Code.Inline inline,
      String handler,
      String runtime,
      LocalFiles files) {
    if (!(inline.source() instanceof Val.Known<String>(var text, var origin))) {
      return new Found.Missing("parts of the inline code are not known");
    }
    var place = origin.written();
    var path = place.map(written -> written.file().path()).orElse(function.identity().stack());
    int line = place.map(Handlers::firstLine).orElse(1);
    var padded = "\n".repeat(Math.max(0, line - 1)) + text;
    var ending = runtime.startsWith("python") ? ".py" : ".mjs";
    var frontEnd = FrontEnds.of("index" + ending);
    boolean isRead = runtime.startsWith("python") || runtime.startsWith("nodejs");
    if (!isRead || frontEnd.isEmpty()) {
      return new Found.Missing("inline code for `" + runtime + "` is not read");
    }
    var unit = frontEnd.get().lower(new SourceFile(path, padded), "index");
    var name = handler.substring(handler.lastIndexOf('.') + 1);
    var folder = new CodeFolder(files, files.root().resolve("."));
    return new Found.Handler(new Analysis.Entry(unit, name, Sources.of(function)), folder.closed());
  }

  /** Returns the line on which the code of a block begins. */
  private static int firstLine(Origin.Written place) {
    var text = place.file().text();
    int start = place.span().start();
    boolean isBlock =
        start < text.length() && (text.charAt(start) == '|' || text.charAt(start) == '>');
    return place.line() + (isBlock ? 1 : 0);
  }
}
