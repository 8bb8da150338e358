package dev.martello.code.flow;

import dev.martello.code.value.Arguments;
import dev.martello.code.value.Label;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.HashMap;

/** Notes on an error's way who handed it on: there it is decided what becomes of it. */
final class HandedErrors {
  private static final Label FAILURE = Label.FAILURE;

  private HandedErrors() {}

  /** Returns what a call is given, with the call on the way of each error. */
  static Arguments at(Origin.Written call, Arguments arguments) {
    boolean isError =
        arguments.placed().stream().anyMatch(value -> value.taints().containsKey(FAILURE));
    if (!isError) {
      return arguments;
    }
    var placed = arguments.placed().stream().map(value -> at(call, value)).toList();
    return new Arguments(placed, arguments.named(), arguments.elements(), arguments.entries());
  }

  private static Value at(Origin.Written call, Value value) {
    var taint = value.taints().get(FAILURE);
    if (taint == null) {
      return value;
    }
    var all = new HashMap<>(value.taints());
    all.put(FAILURE, taint.at(taint.trace().handed(call)));
    return value.with(all);
  }
}
