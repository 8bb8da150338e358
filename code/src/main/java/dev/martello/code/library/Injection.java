package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Procedure;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes objects of classes of scripts as containers do: one of each class, whose constructor is
 * handed objects of its parameters' types.
 */
public final class Injection {
  private static final Span PLACE = new Span(0, 0);
  private static final int MOST_DEEP = 6;
  private static final int MANY_SUPERCLASSES = 8;

  /** Where the objects' numbers begin among those that handlers are handed. */
  private static final int NUMBERS = 10_000;

  private final Interpreter interpreter;

  public Injection(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Calls that ask a container for the object of a class. */
  private static final Pattern ASKING =
      Pattern.compile(
          "tsyringe\\.container(?:\\.createChildContainer\\(\\))?\\.resolve|typedi\\.(?:Container\\.)?get"
              + "|new (?:inversify|@needle-di/core)\\.Container\\(\\)\\.(?:get|getAsync|resolve)"
              + "|@nestjs/core\\.NestFactory\\.create\\w*\\(\\)\\.(?:get|resolve)"
              + "|injection-js\\.ReflectiveInjector\\.resolveAndCreate\\(\\)\\.get");

  /** Returns what a container gives that is asked for the object of a class. */
  static Optional<Value> resolved(CallEvent event, Interpreter interpreter) {
    return ASKING.matcher(event.name()).matches()
        ? Optional.of(new Injection(interpreter).instance(event.arguments().at(0)))
            .filter(made -> !made.isNone())
        : Optional.empty();
  }

  /** Makes the object of a class that stands in a unit; nothing if there is no such class. */
  public Value instance(String type, int unit) {
    return made(named(type, unit), MOST_DEEP);
  }

  /** Makes the object of a class. */
  Value instance(Value type) {
    return made(type, MOST_DEEP);
  }

  private Value made(Value type, int depth) {
    if (!(type.only().orElse(null) instanceof Atom.Reference reference)
        || !(interpreter.get(reference.object()) instanceof HeapObject held)
        || held.kind() != HeapObject.Kind.CLASS) {
      return Value.none();
    }
    var object =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(held.type())
            .withClasses(Value.of(reference));
    var self = interpreter.handed(NUMBERS + reference.object(), object);
    constructor(held, MANY_SUPERCLASSES)
        .ifPresent(
            function -> interpreter.call(function, self, arguments(function, depth - 1), PLACE));
    return self;
  }

  private Optional<Atom.Function> constructor(HeapObject type, int depth) {
    var own = type.member(interpreter.names().of("constructor"));
    if (own != null && own.only().orElse(null) instanceof Atom.Function function) {
      return Optional.of(function);
    }
    return depth > 0
            && type.classes().only().orElse(null) instanceof Atom.Reference above
            && interpreter.get(above.object()) instanceof HeapObject held
        ? constructor(held, depth - 1)
        : Optional.empty();
  }

  private Arguments arguments(Atom.Function constructor, int depth) {
    var values = new ArrayList<Value>();
    int unit = constructor.id().unit();
    for (var parameter : interpreter.program().procedure(constructor.id()).parameters()) {
      values.add(depth > 0 ? argument(parameter, unit, depth) : Value.unknown());
    }
    return Arguments.of(values.toArray(new Value[0]));
  }

  private Value argument(Procedure.Parameter parameter, int unit, int depth) {
    var own = made(named(parameter.type(), unit), depth);
    if (!own.isNone()) {
      return own;
    }
    return parameter.type().isEmpty()
        ? Value.unknown()
        : interpreter
            .semantics()
            .typed(parameter.type(), interpreter.program().unit(unit).language());
  }

  /** Returns what a type's name stands for, in the unit or in another one that it names. */
  Value named(String type, int unit) {
    if (type.isEmpty()) {
      return Value.none();
    }
    int dot = type.lastIndexOf('.');
    var own = member(interpreter.sites().module(unit), type);
    if (!own.isNone() || dot < 0) {
      return own;
    }
    var whole = exported(type, "default", unit);
    return whole.isNone() ? exported(type.substring(0, dot), type.substring(dot + 1), unit) : whole;
  }

  private Value exported(String module, String name, int unit) {
    var found = interpreter.program().resolve(module, unit);
    if (found.isEmpty()) {
      return Value.none();
    }
    var exports = member(interpreter.module(found.getAsInt()), "exports");
    return exports.only().orElse(null) instanceof Atom.Reference reference
        ? member(reference.object(), name)
        : Value.none();
  }

  private Value member(int object, String name) {
    return interpreter.get(object) instanceof HeapObject held
            && held.member(interpreter.names().of(name)) instanceof Value found
        ? found
        : Value.none();
  }

  /** Returns the methods that a class has itself, by their names. */
  Map<String, Atom.Function> methods(Value type) {
    var found = new java.util.TreeMap<String, Atom.Function>();
    if (type.only().orElse(null) instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held) {
      held.members()
          .forEach(
              (name, value) -> {
                if (value.only().orElse(null) instanceof Atom.Function function) {
                  found.put(interpreter.names().name(name), function);
                }
              });
    }
    return found;
  }
}
