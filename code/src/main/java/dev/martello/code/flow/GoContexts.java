package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/**
 * What contexts carry along: {@code context.WithValue} and the like of web frameworks. All contexts
 * of a program are one, whose values are told apart by their keys.
 */
public final class GoContexts {
  private static final String WITH_VALUE = "context.WithValue";

  /** Methods of requests that keep a value for the functions that come next. */
  private static final Set<String> KEEPING = Set.of("Set", "Locals", "SetUserValue");

  /** Methods that look up what was kept, and nothing else. */
  private static final Set<String> LOOKING_UP =
      Set.of(
          "Value",
          "MustGet",
          "GetString",
          "GetInt",
          "GetInt64",
          "GetBool",
          "GetStringMap",
          "GetStringSlice",
          "Locals",
          "UserValue");

  private GoContexts() {}

  /** Returns whether requests have a method that keeps values or finds them again. */
  static boolean isMethod(String name) {
    return KEEPING.contains(name) || LOOKING_UP.contains(name);
  }

  /** Returns what a method of a context gives; empty for all other calls. */
  public static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    var arguments = event.arguments();
    if (event.name().equals(WITH_VALUE)) {
      keep(arguments.at(1), arguments.at(2), run);
      return Optional.of(arguments.at(0));
    }
    if (event.name().startsWith("context.") && method.equals("Value")) {
      return Optional.of(kept(arguments.at(0), run).orElseGet(Value::unknown));
    }
    boolean isEvent =
        !event.receiver().isNone()
            && event.receiver().atoms().stream().allMatch(Atom.Event.class::isInstance);
    if (!isEvent) {
      return Optional.empty();
    }
    if (arguments.count() == 2 && KEEPING.contains(method)) {
      keep(arguments.at(0), arguments.at(1), run);
      return Optional.of(Value.unknown());
    }
    if (arguments.count() != 1) {
      return Optional.empty();
    }
    var kept = kept(arguments.at(0), run);
    return LOOKING_UP.contains(method)
        ? Optional.of(kept.orElseGet(Value::unknown))
        : method.equals("Get") ? kept : Optional.empty();
  }

  private static void keep(Value key, Value value, Interpreter run) {
    var held = contexts(run);
    int name = run.names().of(name(key, run));
    var before = held.member(name);
    run.put(run.sites().contexts(), held.with(name, before == null ? value : before.join(value)));
  }

  private static Optional<Value> kept(Value key, Interpreter run) {
    return Optional.ofNullable(contexts(run).member(run.names().of(name(key, run))));
  }

  /** Returns the object that stands for what contexts carry along. */
  private static HeapObject contexts(Interpreter run) {
    int contexts = run.sites().contexts();
    if (run.get(contexts) instanceof HeapObject held) {
      return held;
    }
    var made = HeapObject.of(HeapObject.Kind.MAP);
    run.put(contexts, made);
    return made;
  }

  /** Keys are constants, or empty structs of a type of their own. */
  private static String name(Value key, Interpreter run) {
    return switch (key.only().orElse(null)) {
      case Atom.Words words -> "text " + words.shown();
      case Atom.Fixed(Literal literal) -> literal.toString();
      case Atom.Reference reference
          when run.get(reference.object()) instanceof HeapObject held && !held.type().isEmpty() ->
          "type " + held.type();
      case Atom.External external -> "name " + external.name();
      case null, default -> "";
    };
  }
}
