package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Files;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.Place;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Value;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what does harm in the values that a call is given: a text, or whatever is inside. */
final class SinkPlaces {
  /** What builders of requests of Java take beside the address. */
  private static final Set<String> CONTENT_OF_REQUESTS =
      Set.of(
          "GET",
          "POST",
          "PUT",
          "post",
          "put",
          "patch",
          "delete",
          "method",
          "body",
          "bodyValue",
          "entity",
          "header",
          "headers",
          "addHeader",
          "setHeader",
          "timeout",
          "tag",
          "cacheControl");

  private static final Pattern STREAM = Pattern.compile("java\\.[\\w.]+(?:Stream|Writer|Reader)");

  private SinkPlaces() {}

  /** Returns what of the value at a place of a call is harmful there, if data is in it. */
  static Value harmful(
      SinkKind kind, Place place, Value given, CallEvent event, Interpreter interpreter) {
    var value =
        event.language() == Language.PYTHON ? Files.content(given, kind, interpreter) : given;
    if (Sinks.isOfObjects(kind)) {
      return Filters.in(value, interpreter);
    }
    boolean isAny = place.kind() == Place.Kind.ANY_ARGUMENT && kind != SinkKind.LOG;
    if (isAny || Sinks.isDeep(kind)) {
      return Value.unknown().tainted(Objects.deep(interpreter, value));
    }
    return isHolder(kind, event)
        ? inside(kind, paths(kind, value, interpreter), interpreter)
        : value;
  }

  /** A stream or writer that another one writes to is open, wherever that leads. */
  private static Value paths(SinkKind kind, Value value, Interpreter interpreter) {
    if (kind != SinkKind.FILE_PATH && kind != SinkKind.ARCHIVE) {
      return value;
    }
    var result = Value.none().tainted(value.taints());
    for (var atom : value.atoms()) {
      boolean isStream =
          atom instanceof Atom.Reference reference
              && interpreter.get(reference.object()) instanceof HeapObject held
              && STREAM.matcher(held.type()).matches();
      result = isStream ? result : result.join(Value.of(atom));
    }
    return result;
  }

  /** Files, addresses and queries are objects in Java; texts elsewhere. */
  private static boolean isHolder(SinkKind kind, CallEvent event) {
    return event.language().isOfJvm() && kind != SinkKind.RESOURCE;
  }

  /** What a request sends does not choose where it goes. */
  private static Value inside(SinkKind kind, Value value, Interpreter interpreter) {
    return Objects.held(interpreter, value, kind == SinkKind.URL ? CONTENT_OF_REQUESTS : Set.of());
  }
}
