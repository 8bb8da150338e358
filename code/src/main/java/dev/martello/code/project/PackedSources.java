package dev.martello.code.project;

import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the sources, beside a template, of what is packed and uploaded to a bucket. */
final class PackedSources {
  /*
   * A template that names a bucket says nothing of the sources. Where the file that the handler
   * names stands beside the template, and no other function of a bucket has that handler there, the
   * file is what was packed. Everything else stays unread.
   */

  private static final List<String> FOLDERS =
      List.of(".", "src", "lambda", "function", "app", "code");
  private static final List<String> SCRIPTS =
      List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx");
  private static final List<String> PYTHON = List.of(".py");
  private static final List<String> JAVA =
      List.of("pom.xml", "build.gradle", "build.gradle.kts", "src/main/java");

  private final App app;
  private final Map<String, LocalFiles> roots;
  private final Map<List<String>, Integer> claims = new HashMap<>();

  PackedSources(App app, Map<String, LocalFiles> roots) {
    this.app = app;
    this.roots = roots;
    for (var function : app.functions()) {
      if (function.code() instanceof Code.InBucket
          && function.handler() instanceof Val.Known<String>(var handler, _)) {
        claims.merge(claim(function, handler), 1, Integer::sum);
      }
    }
  }

  /** Returns whether there are any. */
  boolean areAny() {
    return app.functions().stream()
        .filter(function -> function.code() instanceof Code.InBucket)
        .anyMatch(function -> folder(function).isPresent());
  }

  /** Returns the folder, as a template would name it, that a function of a bucket is packed of. */
  Optional<String> folder(LambdaFunction function) {
    var files = roots.get(function.identity().stack());
    if (files == null
        || !(function.handler() instanceof Val.Known<String>(var handler, _))
        || !(function.runtime() instanceof Val.Known<String>(var runtime, _))
        || claims.getOrDefault(claim(function, handler), 0) != 1) {
      return Optional.empty();
    }
    var stack = function.identity().stack();
    return FOLDERS.stream()
        .filter(folder -> folder.equals(".") || isThere(files, stack, folder))
        .filter(folder -> holds(files, stack, folder + "/", handler, runtime))
        .findFirst();
  }

  private static boolean holds(
      LocalFiles files, String stack, String folder, String handler, String runtime) {
    if (runtime.startsWith("java")) {
      return isAny(files, stack, folder, JAVA);
    }
    if (runtime.startsWith("go") || runtime.startsWith("provided")) {
      return isThere(files, stack, folder + "go.mod");
    }
    var endings = runtime.startsWith("python") ? PYTHON : SCRIPTS;
    int dot = handler.lastIndexOf('.');
    var module = dot <= 0 ? "" : handler.substring(0, dot);
    return !module.isEmpty()
        && (runtime.startsWith("python") || runtime.startsWith("nodejs"))
        && isAny(
            files,
            stack,
            folder + (runtime.startsWith("python") ? module.replace('.', '/') : module),
            endings);
  }

  private static boolean isAny(LocalFiles files, String stack, String start, List<String> ends) {
    return ends.stream().anyMatch(end -> isThere(files, stack, start + end));
  }

  private static boolean isThere(LocalFiles files, String stack, String path) {
    return files.locate(stack, path) instanceof Located.Inside;
  }

  private static List<String> claim(LambdaFunction function, String handler) {
    var stack = function.identity().stack();
    return List.of(stack.substring(0, stack.lastIndexOf('/') + 1), handler);
  }
}
