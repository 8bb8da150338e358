package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Functions of Java that are put together of others: {@code parse.andThen(save).apply(text)}. */
final class JvmFunctions {
  private static final String PACKAGE = "java.util.function.";
  private static final int CHAINED = 1_000;
  private static final String FIRST = "first";
  private static final String THEN = "then";

  /** What runs a function elsewhere and hands on what it returns. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "java\\.util\\.concurrent\\.[\\w$]+\\.(?:submit|invoke|invokeAll|invokeAny|schedule|fork)"
              + "|org\\.springframework\\.core\\.task\\.\\w+\\.submit\\w*");

  private JvmFunctions() {}

  /** Returns whether a call of a library gives what the functions return that it is given. */
  static boolean isAnswered(CallEvent event) {
    return event.language().isOfJvm() && ANSWERED.matcher(event.name()).matches();
  }

  /**
   * Returns what is known of what such a call gives.
   *
   * @param answers what functions of the code have returned
   */
  static Value answered(Value answers, CallEvent event, Interpreter run) {
    var all = answers;
    for (var atom : event.arguments().at(0).atoms()) {
      if (atom instanceof Atom.Method) {
        all = all.join(Callbacks.callback(Value.of(atom), event, run, Arguments.none()));
      }
    }
    return Value.none().tainted(Objects.deep(run, all));
  }

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    var given = event.arguments().at(0);
    if (!type.startsWith(PACKAGE)) {
      return Optional.empty();
    }
    return switch (method) {
      case "identity" -> Optional.of(composed(Value.none(), Value.none(), event, run));
      case "andThen" -> Optional.of(composed(event.receiver(), given, event, run));
      case "compose" -> Optional.of(composed(given, event.receiver(), event, run));
      default ->
          event.receiver().only().orElse(null) instanceof Atom.Reference reference
              ? called(reference, event, run, event.arguments())
              : Optional.empty();
    };
  }

  private static Value composed(Value first, Value then, CallEvent event, Interpreter run) {
    // Of a chain of calls all begin where its first does.
    return run.make(
        event,
        CHAINED + event.where().span().end() - event.where().span().start(),
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(PACKAGE + "Function")
            .with(run.names().of(FIRST), first)
            .with(run.names().of(THEN), then));
  }

  /** Calls what was put together; empty for other objects. */
  static Optional<Value> called(
      Atom.Reference function, CallEvent event, Interpreter run, Arguments arguments) {
    if (!isComposed(function, run)) {
      return Optional.empty();
    }
    var steps = new ArrayList<Value>();
    flatten(Value.of(function), run, new HashSet<>(), steps);
    var given = arguments;
    var result = steps.isEmpty() ? arguments.at(0) : Value.unknown();
    for (var step : steps) {
      result = Callbacks.callback(step, event, run, given);
      given = Arguments.of(result);
    }
    return Optional.of(result);
  }

  /** The methods of objects that stand for a function. */
  private static final List<String> METHODS =
      List.of(
          "accept", "apply", "test", "get", "call", "run", "compare", "applyAsInt", "applyAsLong");

  /** Calls the method of an object of the code that is handed over for a function. */
  static Optional<Value> ofObject(
      Atom.Reference function, CallEvent event, Interpreter run, Arguments arguments) {
    if (!(run.get(function.object()) instanceof HeapObject held)
        || held.kind() != HeapObject.Kind.INSTANCE
        || run.program().type(held.type(), event.in().unit()).isEmpty()) {
      return Optional.empty();
    }
    return METHODS.stream()
        .flatMap(
            name ->
                run
                    .program()
                    .method(held.type(), name, "", arguments.count(), event.in().unit())
                    .stream())
        .findFirst()
        .map(
            id -> {
              run.frame().goOn();
              return run.call(
                  Atom.Function.of(id, -1), Value.of(function), arguments, event.where().span());
            });
  }

  private static boolean isComposed(Atom atom, Interpreter run) {
    return atom instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.type().startsWith(PACKAGE)
        && held.member(run.names().of(THEN)) != null;
  }

  /** What a loop puts together may hold itself. */
  private static void flatten(Value function, Interpreter run, Set<Atom> seen, List<Value> steps) {
    var plain = Value.none();
    for (var atom : function.atoms()) {
      if (!isComposed(atom, run)) {
        plain = plain.join(Value.of(atom));
      } else if (seen.add(atom)) {
        flatten(run.objects().element(Value.of(atom), FIRST), run, seen, steps);
        flatten(run.objects().element(Value.of(atom), THEN), run, seen, steps);
      }
    }
    if (!plain.isNone()) {
      steps.add(plain);
    }
  }
}
