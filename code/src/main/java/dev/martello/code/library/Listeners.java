package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scripts: functions that emitters call with what is emitted, and what a function and all that it
 * calls finds in its context.
 */
final class Listeners {
  /*
   * Listeners are told apart by the name of what they listen to, whichever emitter they were given
   * to, and contexts by the call that made them. Both are kept beside the state of the program: what
   * was once given may be found wherever it is asked for.
   */

  private static final Set<String> LISTENING =
      Set.of(
          "on",
          "once",
          "addListener",
          "prependListener",
          "prependOnceListener",
          "addEventListener");

  private static final Set<String> EMITTING = Set.of("emit", "emitAsync", "emitSerial");

  /** https://nodejs.org/api/async_context.html#class-asynclocalstorage */
  static final String CONTEXT = "new async_hooks.AsyncLocalStorage";

  private final Map<String, Value> listeners = new HashMap<>();
  private final Map<Integer, Value> contexts = new HashMap<>();

  /** Returns what a call of a context gives; nothing for other calls. */
  Value called(CallEvent event, Interpreter run) {
    var name = event.name();
    int dot = name.lastIndexOf('.');
    var method = name.substring(dot + 1);
    if (LISTENING.contains(method)) {
      listen(event);
    } else if (EMITTING.contains(method)) {
      emit(event, run);
    } else if (dot == CONTEXT.length() + 2 && name.startsWith(CONTEXT)) {
      return inContext(method, event, run);
    }
    return Value.none();
  }

  private void listen(CallEvent event) {
    var functions = Callbacks.functions(event.arguments().at(1));
    if (!functions.isNone()) {
      event
          .arguments()
          .at(0)
          .constantText()
          .ifPresent(name -> listeners.merge(name, functions, Value::join));
    }
  }

  private void emit(CallEvent event, Interpreter run) {
    event
        .arguments()
        .at(0)
        .constantText()
        .map(listeners::get)
        .ifPresent(functions -> Callbacks.callback(functions, event, run, after(1, event)));
  }

  private Value inContext(String method, CallEvent event, Interpreter run) {
    var store = event.arguments().at(0);
    return switch (method) {
      case "run" -> {
        keep(store, event);
        yield Callbacks.callback(event.arguments().at(1), event, run, after(2, event));
      }
      case "enterWith" -> {
        keep(store, event);
        yield Interpreter.NOTHING;
      }
      case "getStore" ->
          made(event).stream()
              .map(call -> contexts.getOrDefault(call, Value.none()))
              .reduce(Value.none(), Value::join);
      default -> Value.none();
    };
  }

  private void keep(Value store, CallEvent event) {
    made(event).forEach(call -> contexts.merge(call, store, Value::join));
  }

  /** Returns the calls that made what a method is called on. */
  private static List<Integer> made(CallEvent event) {
    return event.receiver().atoms().stream()
        .filter(Atom.External.class::isInstance)
        .map(atom -> ((Atom.External) atom).call())
        .toList();
  }

  private static Arguments after(int first, CallEvent event) {
    var placed = event.arguments().placed();
    return Arguments.of(placed.subList(Math.min(first, placed.size()), placed.size()));
  }
}
