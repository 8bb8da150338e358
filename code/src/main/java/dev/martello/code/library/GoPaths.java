package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code path} and {@code path/filepath} of Go make of paths. */
final class GoPaths {
  private static final String SLASH = "/";
  private static final long OF_FILES = SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit();

  private GoPaths() {}

  static Optional<Value> call(CallEvent event, String method) {
    boolean isPath =
        event.name().equals("path/filepath." + method) || event.name().equals("path." + method);
    if (!isPath) {
      return Optional.empty();
    }
    var first = event.arguments().at(0);
    return switch (method) {
      case "Join" -> Optional.of(joined(event.arguments()));
      case "Clean", "Abs", "EvalSymlinks" -> Optional.of(shortest(first));
      case "ToSlash", "FromSlash" -> Optional.of(first);
      case "Dir" -> Optional.of(shortest(Value.unknown().tainted(first.taints())));
      case "Rel" ->
          Optional.of(shortest(Value.unknown().tainted(event.arguments().at(1).taints())));
      case "Ext" ->
          Optional.of(Value.unknown().tainted(first.taints()).each(taint -> taint.clear(OF_FILES)));
      default -> Optional.empty();
    };
  }

  private static Value joined(Arguments arguments) {
    var parts = new ArrayList<Value>();
    for (var part : arguments.placed()) {
      if (!parts.isEmpty() && !endsWithSlash(parts.getLast())) {
        parts.add(Value.text(SLASH));
      }
      parts.add(part);
    }
    if (!arguments.elements().isNone()) {
      parts.add(Value.unknown().tainted(arguments.elements().taints()));
    }
    return shortest(Concatenation.of(parts));
  }

  private static boolean endsWithSlash(Value part) {
    return part.constantText().filter(text -> text.endsWith(SLASH)).isPresent();
  }

  /**
   * Nothing climbs out of the root: {@code filepath.Clean("/" + name)} has no {@code ..} left in
   * it, so that it is harmless below any folder.
   */
  private static Value shortest(Value path) {
    boolean isRooted =
        path.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Words(List<Part> parts)
                        && parts.size() > 1
                        && parts.getFirst() instanceof Part.Fixed(var text)
                        && text.equals(SLASH));
    long kinds = isRooted ? OF_FILES | Taint.SHORTEST_PATH : Taint.SHORTEST_PATH;
    return path.each(taint -> taint.clear(kinds));
  }
}
