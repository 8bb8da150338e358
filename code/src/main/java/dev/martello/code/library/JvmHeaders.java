package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers of requests that builders of Java put together: one by one, and read by their names. */
final class JvmHeaders {
  private static final Set<String> SETTING = Set.of("header", "addHeader", "setHeader");

  private static final String ALL = "headers";

  /** What gives all headers in another form. */
  private static final Set<String> SHOWING =
      Set.of(
          "toMultiMap", "toMultimap", "map", "toSingleValueMap", "asMap", "toString", "entrySet");

  private static final Pattern TYPE =
      Pattern.compile("okhttp3\\.Headers|java\\.net\\.http\\.HttpHeaders|.*\\.HttpHeaders");

  private JvmHeaders() {}

  /** Returns whether a builder is given a header that the code names. */
  static boolean isSetting(CallEvent event, String method) {
    return SETTING.contains(method)
        && event.arguments().count() == 2
        && event.arguments().at(0).constantText().isPresent();
  }

  /** Puts a header into the builder. */
  static Value set(CallEvent event, Atom.Reference reference, HeapObject builder, Interpreter run) {
    int all = run.names().of(ALL);
    var before = headers(builder, run);
    int name = run.names().of(name(event));
    var given = Jvm.stored(event.arguments().at(1), event);
    var map = before.orElseGet(() -> HeapObject.of(HeapObject.Kind.MAP));
    var held = map.member(name);
    var made = run.make(event, 24, map.with(name, held == null ? given : held.join(given)));
    run.put(reference.object(), builder.with(all, made));
    return event.receiver();
  }

  /** Returns what a built request says under the name of a header; empty for other methods. */
  static Optional<Value> read(CallEvent event, String method, HeapObject request, Interpreter run) {
    boolean isRead =
        method.equals("header")
            && event.arguments().count() == 1
            && event.arguments().at(0).constantText().isPresent();
    return isRead
        ? headers(request, run)
            .map(
                all -> {
                  var held = all.member(run.names().of(name(event)));
                  return held == null ? Value.unknown() : held;
                })
        : Optional.empty();
  }

  /** Returns all headers, in whatever form they are asked for; empty for other calls. */
  static Optional<Value> shown(CallEvent event, String type, String method) {
    boolean isOfHeaders =
        TYPE.matcher(type).matches() || method.startsWith("to") && !method.equals("toString");
    return SHOWING.contains(method) && isOfHeaders
        ? Optional.of(event.receiver())
        : Optional.empty();
  }

  private static Optional<HeapObject> headers(HeapObject holder, Interpreter run) {
    return holder.member(run.names().of(ALL)) instanceof Value value
            && value.only().orElse(null) instanceof Atom.Reference map
            && run.get(map.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.MAP
        ? Optional.of(held)
        : Optional.empty();
  }

  private static String name(CallEvent event) {
    return event.arguments().at(0).constantText().orElse("").toLowerCase(Locale.ROOT);
  }
}
