package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What methods of paths and files of Java give, perhaps in its shortest form, and addresses. */
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

  /** Returns the path that is made of pieces. */
  static Value joined(List<Value> pieces, Interpreter interpreter) {
    var parts = new ArrayList<Value>();
    for (var piece : pieces) {
      if (!parts.isEmpty() && !isClosed(parts.getLast())) {
        parts.add(Value.text("/"));
      }
      parts.add(Objects.held(interpreter, piece, Set.of()));
    }
    return Concatenation.of(parts);
  }

  /**
   * Returns the address that {@code java.net.URI} is given in parts: it quotes them, so that none
   * changes the host.
   */
  static Value address(List<Value> parts, Interpreter interpreter) {
    int host = parts.size() == WITH_USER_AND_PORT ? 2 : 1;
    var rest = parts.subList(host + 1, parts.size()).stream().reduce(Value.none(), Value::join);
    var behind = Value.unknown().tainted(Objects.deep(interpreter, rest));
    return Concatenation.of(
        List.of(
            Objects.held(interpreter, parts.getFirst(), Set.of()),
            Value.text("://"),
            Objects.held(interpreter, parts.get(host), Set.of()),
            Value.text("/"),
            behind));
  }

  private static final int WITH_USER_AND_PORT = 7;

  private static boolean isClosed(Value piece) {
    return piece.constantText().filter(text -> text.endsWith("/")).isPresent();
  }

  /** Returns the text of what such a method is called on. */
  static Value text(Value of, CallEvent event, Interpreter interpreter) {
    if (event.name().equals("java.nio.file.Path.resolve")) {
      return joined(List.of(event.receiver(), event.arguments().at(0)), interpreter);
    }
    var held = Objects.held(interpreter, of, Set.of());
    boolean isWritten =
        held.only()
            .filter(atom -> atom instanceof Atom.Words || atom instanceof Atom.Fixed)
            .isPresent();
    if (isWritten && !SHORTENING.contains(event.name())) {
      return held;
    }
    var text = Value.unknown().tainted(Objects.deep(interpreter, of));
    return SHORTENING.contains(event.name())
        ? text.each(taint -> taint.clear(Taint.SHORTEST_PATH))
        : text;
  }
}
