package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.GoObjects;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.value.Value;
import java.util.Optional;

/** Leads data through calls of libraries, as the knowledge of them tells. */
final class Passages {
  private Passages() {}

  /** Returns what a call gives that is known to hand on what it is given. */
  static Optional<Value> passed(CallEvent event, Knowledge known, Interpreter interpreter) {
    return passage(event, known, interpreter).map(passage -> passed(passage, event, interpreter));
  }

  /** Returns whether a call of Java gives what it is called on, whatever else it is given. */
  static boolean isReceiverAlone(CallEvent event, Knowledge known, Interpreter interpreter) {
    return event.language().isOfJvm()
        && event.arguments().count() > 0
        && passage(event, known, interpreter).filter(Passages::isReceiverAlone).isPresent();
  }

  private static boolean isReceiverAlone(Knowledge.Passage passage) {
    return passage.way() == Knowledge.Way.SAME
        && passage.places().stream().allMatch(place -> place.kind() == Place.Kind.RECEIVER);
  }

  private static Optional<Knowledge.Passage> passage(
      CallEvent event, Knowledge known, Interpreter interpreter) {
    return known
        .of(event.name(), Knowledge.Passage.class)
        .filter(entry -> Demands.hold(entry, event, interpreter))
        .findFirst();
  }

  private static Value passed(Knowledge.Passage passage, CallEvent event, Interpreter interpreter) {
    var values =
        passage.places().stream()
            .map(place -> Places.at(place, event, interpreter))
            .reduce(Value.none(), Value::join);
    return switch (passage.way()) {
      case SAME -> values.isNone() ? Value.unknown() : values;
      case CONTENT -> Conversions.content(values, interpreter);
      case TEXT ->
          event.language().isOfJvm()
              ? JvmPaths.text(values, event, interpreter)
              : Value.unknown()
                  .tainted(
                      event.name().startsWith("encoding/json.Marshal")
                          ? GoObjects.shown(interpreter, values, event.in().unit())
                          : Objects.deep(interpreter, values));
      case NOTHING -> Value.unknown();
      case DIGEST -> {
        var all = event.arguments().all().reduce(event.receiver(), Value::join);
        yield Value.unknown().tainted(Guessable.inDigest(Objects.deep(interpreter, all)));
      }
      case RECEIVER -> {
        var all = event.arguments().all().reduce(event.receiver(), Value::join);
        yield event.receiver().tainted(Objects.deep(interpreter, all));
      }
      case INTO -> {
        interpreter.frame().fill(Objects.deep(interpreter, values));
        yield Value.unknown();
      }
      case CALLBACK -> Callbacks.callback(values, event, interpreter);
    };
  }
}
