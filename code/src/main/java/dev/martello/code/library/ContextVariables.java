package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Python: variables that have a value of their own in each context, for a handler its whole
 * environment. https://docs.python.org/3/library/contextvars.html
 */
final class ContextVariables {
  private static final String TYPE = "contextvars.ContextVar";
  private static final String VALUE = "value";
  private static final String DEFAULT = "default";

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          Behaviour.named(ContextVariables::made, TYPE),
          Behaviour.named(
              ContextVariables::ofRequest, "flask.g.get", "flask.g.pop", "quart.g.get"));

  private static final Set<String> METHODS = Set.of("get", "set", "reset");

  private ContextVariables() {}

  private static Value made(CallEvent event, Interpreter run) {
    var otherwise = event.arguments().named(DEFAULT);
    var made = HeapObject.of(HeapObject.Kind.MAP).withType(TYPE);
    return run.make(
        event,
        5,
        otherwise.isNone()
            ? made
            : made.with(run.names().of(VALUE), otherwise).with(run.names().of(DEFAULT), otherwise));
  }

  /** Flask's {@code g} has its members by {@code get} as well. */
  private static Value ofRequest(CallEvent event, Interpreter run) {
    var holder = Value.external(event.name().substring(0, event.name().lastIndexOf('.')));
    var member =
        event
            .arguments()
            .at(0)
            .constantText()
            .map(name -> run.objects().load(holder, new Key.Member(name), event.where().span()))
            .orElseGet(Value::unknown);
    return member.join(event.arguments().at(1));
  }

  /** Returns what a method of such a variable gives; empty for other receivers. */
  static Optional<Value> method(String name, CallEvent event, Interpreter run) {
    if (!METHODS.contains(name)
        || !(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)
        || !held.type().equals(TYPE)) {
      return Optional.empty();
    }
    return switch (name) {
      case "get" -> Optional.of(value(held, event, run));
      case "set" -> {
        put(reference, held, event.arguments().at(0), event, run);
        yield Optional.of(Value.unknown());
      }
      case "reset" -> {
        var before = held.member(run.names().of(DEFAULT));
        put(reference, held, before == null ? Value.none() : before, event, run);
        yield Optional.of(Interpreter.NOTHING);
      }
      default -> Optional.empty();
    };
  }

  private static Value value(HeapObject held, CallEvent event, Interpreter run) {
    var value = held.member(run.names().of(VALUE));
    var otherwise = event.arguments().at(0);
    return value == null || value.isNone()
        ? otherwise.isNone() ? Value.unknown() : otherwise
        : value.join(otherwise);
  }

  private static void put(
      Atom.Reference variable, HeapObject held, Value value, CallEvent event, Interpreter run) {
    // What another request left is in no context of this one.
    var given =
        Objects.step(value, event.where(), Objects.STORED)
            .each(taint -> taint.clear(SinkKind.GLOBAL.bit()));
    run.put(variable.object(), held.with(run.names().of(VALUE), given));
  }
}
