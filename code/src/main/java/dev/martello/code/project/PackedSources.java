package dev.martello.code.project;

import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the sources, beside a template, of what is uploaded to a bucket or a registry. */
final class PackedSources {
  /*
   * A template that names a bucket or an image says nothing of the sources. Where the file that the
   * handler names stands beside the template, and no other of these functions has that handler
   * there, the file is what was packed. Everything else stays unread.
   */

  private static final List<String> FOLDERS =
      List.of(".", "src", "lambda", "function", "app", "code");
  private static final List<String> SCRIPTS =
      List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx");
  private static final List<String> PYTHON = List.of(".py");
  private static final List<String> JAVA =
      List.of("pom.xml", "build.gradle", "build.gradle.kts", "src/main/java");

  /**
   * Sources that stand beside a template.
   *
   * @param folder as a template would name it
   */
  record Packed(String folder, String handler, String runtime) {}

  /** What the template says of a function: the runtimes of an image are those it may have. */
  private record Claim(String place, String handler, List<String> runtimes) {
    List<String> key() {
      return List.of(place, handler);
    }
  }

  private final App app;
  private final Images images;
  private final Map<String, LocalFiles> roots;
  private final Map<List<String>, Integer> claims = new HashMap<>();

  /** Handlers that functions say to have in folders. */
  private final Set<List<String>> taken = new HashSet<>();

  PackedSources(App app, Map<String, LocalFiles> roots) {
    this.app = app;
    this.images = new Images(app);
    this.roots = roots;
    for (var function : app.functions()) {
      claim(function).ifPresent(claim -> claims.merge(claim.key(), 1, Integer::sum));
      if (function.code() instanceof Code.Local(Val<String> folder, Origin _)
          && function.handler() instanceof Val.Known<String>(var handler, _)) {
        folder
            .candidates()
            .forEach(one -> taken.add(List.of(place(function), plain(one), handler)));
      }
    }
  }

  /** Returns the folder of the template that a function stands in. */
  private static String place(LambdaFunction function) {
    var stack = function.identity().stack();
    return stack.substring(0, stack.lastIndexOf('/') + 1);
  }

  /** Returns a folder as {@link #FOLDERS} name it. */
  private static String plain(String folder) {
    var plain = folder.startsWith("./") ? folder.substring(2) : folder;
    plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    return plain.isEmpty() ? "." : plain;
  }

  /** Returns whether there are any. */
  boolean areAny() {
    return app.functions().stream().anyMatch(function -> find(function).isPresent());
  }

  /** Returns whether no folder is named that the function is packed of. */
  static boolean isOfThem(LambdaFunction function) {
    return switch (function.code()) {
      case Code.InBucket _ -> true;
      case Code.Image(var _, Val<String> folder, var _) -> folder.isEqualTo("").isYes();
      case Code.Unrecognised _ -> function.packageType().isEqualTo("Image").isYes();
      case Code.Local _, Code.Inline _, Code.Undeclared _ -> false;
    };
  }

  /** Returns what a function is packed of. */
  Optional<Packed> find(LambdaFunction function) {
    var stack = function.identity().stack();
    var files = roots.get(stack);
    var claim = claim(function);
    if (files == null || claim.isEmpty() || claims.getOrDefault(claim.get().key(), 0) != 1) {
      return Optional.empty();
    }
    var handler = claim.get().handler();
    for (var folder : FOLDERS) {
      boolean isTaken = taken.contains(List.of(claim.get().place(), folder, handler));
      if (!isTaken && (folder.equals(".") || isThere(files, stack, folder))) {
        for (var runtime : claim.get().runtimes()) {
          if (holds(files, stack, folder + "/", handler, runtime)) {
            return Optional.of(new Packed(folder, handler, runtime));
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Claim> claim(LambdaFunction function) {
    var place = place(function);
    if (!isOfThem(function)) {
      return Optional.empty();
    }
    if (!(function.code() instanceof Code.InBucket)) {
      return images
          .configured(function)
          .map(started -> new Claim(place, started.handler(), started.runtimes()));
    }
    return function.handler() instanceof Val.Known<String>(var handler, _)
            && function.runtime() instanceof Val.Known<String>(var runtime, _)
        ? Optional.of(new Claim(place, handler, List.of(runtime)))
        : Optional.empty();
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
}
