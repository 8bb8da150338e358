package dev.martello.code.library;

import dev.martello.code.flow.Calls;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.PythonTypes;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Tells which parts of a request a framework converts to numbers, or to one of a few constants,
 * before it calls a handler with them: Python's models say so by the types of their fields.
 */
final class Models {
  private static final int DEEPEST = 4;

  private final Interpreter interpreter;
  private final Set<String> paths;
  private final ObjLongConsumer<String> compared;
  private final Set<String> declared;

  /**
   * Begins to collect.
   *
   * @param paths takes the paths of what is converted
   * @param declared takes the paths of all fields
   * @param compared takes the paths of what must be a text, or match a pattern, and what it is
   *     harmless for then
   */
  Models(
      Interpreter interpreter,
      Set<String> paths,
      ObjLongConsumer<String> compared,
      Set<String> declared) {
    this.interpreter = interpreter;
    this.paths = paths;
    this.compared = compared;
    this.declared = declared;
  }

  /** Collects what is converted of a parameter that a function of a unit is handed. */
  void parameter(Procedure.Parameter parameter, String path, int unit) {
    parameter(parameter, path, unit, DEEPEST);
  }

  private void parameter(Procedure.Parameter parameter, String path, int unit, int depth) {
    type(parameter.type(), path, unit, depth);
    parameter.annotations().stream()
        .map(annotation -> annotation.values().getOrDefault("type", ""))
        .forEach(element -> type(element, path + ".*", unit, depth));
  }

  private void type(String type, String path, int unit, int depth) {
    if (PythonTypes.isConverted(type)) {
      paths.add(path);
      return;
    }
    if (depth == 0 || type.isEmpty()) {
      return;
    }
    for (var atom : named(type, unit).atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.CLASS) {
        if (Calls.isEnumeration(held)) {
          paths.add(path);
        } else {
          fields(held, path, depth);
        }
      }
    }
  }

  private void fields(HeapObject model, String path, int depth) {
    var constructor = model.member(interpreter.names().of("__init__"));
    for (var atom : constructor == null ? Set.<Atom>of() : constructor.atoms()) {
      if (atom instanceof Atom.Function function) {
        for (var field : parameters(function)) {
          var name = path.isEmpty() ? field.name() : path + "." + field.name();
          declared.add(name);
          // What one model compares, another that has a field of the name may not.
          compared.accept(name, Entrances.constrained(field) | ofText(field));
          parameter(field, name, function.id().unit(), depth - 1);
        }
      }
    }
  }

  /** A text changes no query that is an object. */
  static long ofText(Procedure.Parameter parameter) {
    return PythonTypes.isText(parameter.type()) ? SinkKind.FILTER.bit() : 0;
  }

  private List<Procedure.Parameter> parameters(Atom.Function function) {
    return interpreter.program().procedure(function.id()).parameters();
  }

  /** Returns what a type's name stands for in a unit, whether defined there or imported. */
  private Value named(String type, int unit) {
    var module = interpreter.get(interpreter.sites().module(unit));
    var own =
        module == null
            ? null
            : module.member(interpreter.names().of(type.substring(type.lastIndexOf('.') + 1)));
    return own == null ? Value.none() : own;
  }
}
