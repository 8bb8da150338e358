package dev.martello.code.flow;

import dev.martello.code.ir.Procedure;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Gives arguments to parameters. */
final class Binding {
  private static final Value ABSENT = Value.of(new Atom.Absent());

  /** Stands for all names that no other parameter has. */
  private static final String OTHERS = "**";

  private Binding() {}

  /** Returns how a library hands over what each of some parameters gets. */
  static Arguments handed(List<Procedure.Parameter> parameters, List<Value> given) {
    var placed = new ArrayList<Value>();
    var named = new HashMap<String, Value>();
    for (int at = 0; at < given.size(); at++) {
      if (at >= parameters.size()) {
        placed.add(given.get(at));
        continue;
      }
      var parameter = parameters.get(at);
      switch (parameter.kind()) {
        case PLAIN, REST -> placed.add(given.get(at));
        case KEYWORD_ONLY -> named.put(parameter.name(), given.get(at));
        case KEYWORDS -> named.put(OTHERS, given.get(at));
      }
    }
    return new Arguments(List.copyOf(placed), Map.copyOf(named), Value.none(), Value.none());
  }

  /** Returns the value of each parameter. */
  static List<Value> bind(Frame frame, Arguments arguments) {
    var bound = new ArrayList<Value>();
    var taken = new HashSet<String>();
    int place = 0;
    for (var parameter : frame.procedure.parameters()) {
      taken.add(parameter.name());
      switch (parameter.kind()) {
        case PLAIN -> bound.add(orAbsent(arguments.get(place++, parameter.name())));
        case KEYWORD_ONLY ->
            bound.add(orAbsent(named(arguments.named(parameter.name()), parameter, frame)));
        case REST -> bound.add(rest(frame, parameter, arguments, place));
        case KEYWORDS -> bound.add(keywords(frame, parameter, arguments, taken));
      }
    }
    return bound;
  }

  /** Adds to what is unknown of arguments what the types of their parameters tell. */
  static List<Value> declared(Frame frame, List<Value> bound) {
    var declared = frame.interpreter().declared();
    var parameters = frame.procedure.parameters();
    for (int place = 0; place < parameters.size(); place++) {
      var parameter = parameters.get(place);
      if (!parameter.type().isEmpty() && isOne(parameter)) {
        bound.set(place, declared.with(bound.get(place), parameter.type(), frame.id.unit()));
      }
    }
    return bound;
  }

  /** The type of a parameter that takes several arguments is that of each of them. */
  private static boolean isOne(Procedure.Parameter parameter) {
    return parameter.kind() == Procedure.Kind.PLAIN
        || parameter.kind() == Procedure.Kind.KEYWORD_ONLY;
  }

  /** What is spread from a part of the event gives each parameter its own part of that. */
  private static Value named(Value given, Procedure.Parameter parameter, Frame frame) {
    return given.only().orElse(null) instanceof Atom.Event(var source, var path)
            && path.endsWith(EACH)
        ? frame
            .interpreter()
            .semantics()
            .field(
                source,
                path.substring(0, path.length() - 1) + parameter.name(),
                frame.interpreter())
        : given;
  }

  private static final String EACH = ".*";

  private static Value orAbsent(Value value) {
    return value.isNone() ? ABSENT : value;
  }

  private static Value rest(
      Frame frame, Procedure.Parameter parameter, Arguments arguments, int from) {
    if (isArray(frame, arguments, from)) {
      return arguments.placed().get(from);
    }
    var list = HeapObject.of(HeapObject.Kind.LIST).withAny(arguments.elements());
    for (int place = from; place < arguments.count(); place++) {
      int index = frame.interpreter().names().of(Integer.toString(place - from));
      list = list.with(index, arguments.placed().get(place));
    }
    return frame.interpreter().allocate(frame, -1 - parameter.register(), 0, list);
  }

  /** Java: an array stands for all that a last parameter with dots takes. */
  private static boolean isArray(Frame frame, Arguments arguments, int from) {
    var interpreter = frame.interpreter();
    return arguments.count() == from + 1
        && interpreter.program().unit(frame.id.unit()).language().isOfJvm()
        && arguments.placed().get(from).only().orElse(null) instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && held.kind() == HeapObject.Kind.LIST;
  }

  private static Value keywords(
      Frame frame, Procedure.Parameter parameter, Arguments arguments, HashSet<String> taken) {
    var map = HeapObject.of(HeapObject.Kind.MAP).withAny(arguments.entries());
    for (var entry : new java.util.TreeMap<>(arguments.named()).entrySet()) {
      if (entry.getKey().equals(OTHERS)) {
        map = map.withAny(entry.getValue());
      } else if (!taken.contains(entry.getKey())) {
        map = map.with(frame.interpreter().names().of(entry.getKey()), entry.getValue());
      }
    }
    return frame.interpreter().allocate(frame, -1 - parameter.register(), 0, map);
  }

  /**
   * Returns what a procedure is given by itself: a number that differs counts the calls, and may be
   * any number then.
   *
   * @param outer what the run that calls was given
   */
  static List<Value> counted(List<Value> outer, List<Value> given) {
    var all = new ArrayList<>(given);
    for (int place = 0; place < all.size(); place++) {
      var before = outer.get(place).constantNumber();
      var now = all.get(place).constantNumber();
      if (before.isPresent() && now.isPresent() && !before.equals(now)) {
        all.set(place, Value.unknown().tainted(all.get(place).taints()));
      }
    }
    return all;
  }

  /** Puts the values where the procedure expects them. */
  static void enter(Frame frame, Value self, List<Value> bound) {
    frame.bound = bound;
    var parameters = frame.procedure.parameters();
    for (int place = 0; place < parameters.size(); place++) {
      var parameter = parameters.get(place);
      frame.set(parameter.register(), bound.get(place));
      if (frame.shape.isTelling(parameter.register())) {
        frame
            .interpreter()
            .watch()
            .named(
                parameter.name(),
                bound.get(place),
                frame.interpreter().where(frame.procedure.span()),
                frame.interpreter());
      }
    }
    frame.set(frame.procedure.self(), self);
  }
}
