package dev.martello.code.flow;

import dev.martello.code.value.Arguments;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Python: functions that were given some of their arguments, and are called with the rest. */
public final class Partials {
  private static final String TYPE = "functools.partial";
  private static final String FUNCTION = "func";

  /** What a name begins with under which a named argument stands. */
  private static final String NAMED = "=";

  private Partials() {}

  /** Makes one of what {@code functools.partial} is given. */
  public static Value of(CallEvent event, Interpreter run) {
    var names = run.names();
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(TYPE)
            .with(names.of(FUNCTION), event.arguments().at(0));
    var placed = event.arguments().placed();
    for (int at = 1; at < placed.size(); at++) {
      made = made.with(names.of(Integer.toString(at)), given(placed.get(at), event));
    }
    for (var named : event.arguments().named().entrySet()) {
      made = made.with(names.of(NAMED + named.getKey()), given(named.getValue(), event));
    }
    return run.make(event, 24, made);
  }

  /** What a step says that gives a function what it is called with later. */
  public static final String GIVEN = "is given to a function that is called later";

  private static Value given(Value value, CallEvent event) {
    return value.each(taint -> taint.at(taint.trace().instead(event.where(), GIVEN)));
  }

  /** Returns whether an object is such a function. */
  static boolean is(HeapObject held) {
    return held.type().equals(TYPE);
  }

  /** Calls it with more arguments. */
  static Value call(
      HeapObject partial,
      Arguments more,
      Interpreter run,
      BiFunction<Value, Arguments, Value> calling) {
    var names = run.names();
    var placed = new ArrayList<Value>();
    for (int at = 1; partial.member(names.of(Integer.toString(at))) instanceof Value given; at++) {
      placed.add(given);
    }
    Map<String, Value> named = new HashMap<>();
    partial
        .members()
        .forEach(
            (number, value) -> {
              var name = names.name(number);
              if (name.startsWith(NAMED)) {
                named.put(name.substring(NAMED.length()), value);
              }
            });
    named.putAll(more.named());
    placed.addAll(more.placed());
    var function = partial.member(names.of(FUNCTION));
    return function == null
        ? Value.unknown()
        : calling.apply(function, new Arguments(placed, named, more.elements(), more.entries()));
  }
}
