package dev.martello.code.flow;

import java.util.Set;

/** What methods of paths and files of Java give: the path, perhaps in its shortest form. */
final class JvmPaths {
  /** Afterwards no step leads up but the first ones, so that the beginning tells where it leads. */
  private static final Set<String> SHORTENING =
      Set.of(
          "java.io.File.getCanonicalPath",
          "java.io.File.getCanonicalFile",
          "java.nio.file.Path.normalize",
          "java.nio.file.Path.toRealPath",
          "java.net.URI.normalize",
          "org.apache.commons.io.FilenameUtils.normalize");

  private JvmPaths() {}

  /** Returns the text of what such a method is called on. */
  static Value text(Value of, CallEvent event, Interpreter interpreter) {
    var held = Objects.held(interpreter, of, Set.of());
    if (event.name().startsWith("java.io.File.") && held.constantText().isPresent()) {
      return held;
    }
    var text = Value.unknown().tainted(Objects.deep(interpreter, of));
    return SHORTENING.contains(event.name())
        ? text.each(taint -> taint.clear(Taint.SHORTEST_PATH))
        : text;
  }
}
