package dev.martello.code.flow;

import java.util.Optional;
import java.util.Set;

/** Functions of Java that are put together of others: {@code parse.andThen(save).apply(text)}. */
final class JvmFunctions {
  private static final String PACKAGE = "java.util.function.";
  private static final String FIRST = "first";
  private static final String THEN = "then";

  /** Methods that functions have beside the one that calls them. */
  private static final Set<String> COMBINING =
      Set.of("andThen", "compose", "negate", "and", "or", "reversed", "thenComparing");

  private JvmFunctions() {}

  /** Returns whether a method of a function does not call it. */
  static boolean isCombining(String method) {
    return COMBINING.contains(method);
  }

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    var given = event.arguments().at(0);
    if (!type.startsWith(PACKAGE)) {
      return Optional.empty();
    }
    return switch (method) {
      case "andThen" -> Optional.of(composed(event.receiver(), given, event, run));
      case "compose" -> Optional.of(composed(given, event.receiver(), event, run));
      default ->
          event.receiver().only().orElse(null) instanceof Atom.Reference reference
              ? called(reference, event, run, event.arguments())
              : Optional.empty();
    };
  }

  private static Value composed(Value first, Value then, CallEvent event, Interpreter run) {
    return run.make(
        event,
        18,
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(PACKAGE + "Function")
            .with(run.names().of(FIRST), first)
            .with(run.names().of(THEN), then));
  }

  /** Calls what was put together; empty for other objects. */
  static Optional<Value> called(
      Atom.Reference function, CallEvent event, Interpreter run, Arguments arguments) {
    if (!(run.get(function.object()) instanceof HeapObject held)
        || !held.type().startsWith(PACKAGE)
        || held.member(run.names().of(THEN)) == null) {
      return Optional.empty();
    }
    var first = run.objects().element(Value.of(function), FIRST);
    var then = run.objects().element(Value.of(function), THEN);
    var between = Core.callback(first, event, run, arguments);
    return Optional.of(Core.callback(then, event, run, Arguments.of(between)));
  }
}
