package dev.martello.code.project;

import dev.martello.code.ir.FrontEnd;
import dev.martello.code.python.PythonFrontEnd;
import dev.martello.code.script.ScriptFrontEnd;
import java.util.Optional;

/** Chooses the front end for a file. */
public final class FrontEnds {
  private FrontEnds() {}

  /** Returns the front end for a file of any language, by its ending; empty for other files. */
  public static Optional<FrontEnd> of(String path) {
    return path.endsWith(".py") ? Optional.of(new PythonFrontEnd()) : script(path);
  }

  /** Returns the front end for a file of JavaScript or TypeScript; empty for other files. */
  public static Optional<FrontEnd> script(String path) {
    var ending = path.substring(path.lastIndexOf('.') + 1);
    return switch (ending) {
      case "js", "mjs", "cjs", "jsx" ->
          Optional.of(new ScriptFrontEnd(ScriptFrontEnd.Kind.JAVASCRIPT));
      case "ts", "mts", "cts" -> Optional.of(new ScriptFrontEnd(ScriptFrontEnd.Kind.TYPESCRIPT));
      case "tsx" -> Optional.of(new ScriptFrontEnd(ScriptFrontEnd.Kind.TSX));
      default -> Optional.empty();
    };
  }
}
