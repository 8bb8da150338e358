package dev.martello.code.library;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes objects as containers of Java do: constructors, and fields that nothing else fills, get
 * objects of the project's classes that they ask for, one of each.
 */
final class JvmInjection {
  private static final Span START = new Span(0, 0);

  /** How many objects stand in one another. */
  private static final int DEEP = 4;

  /** What annotates classes of which each request has an object of its own. */
  private static final Set<String> OF_REQUEST =
      Set.of("RequestScope", "RequestScoped", "Prototype", "Dependent");

  private static final Set<String> OF_APPLICATION =
      Set.of("ApplicationScoped", "Singleton", "Component", "Service", "Controller");

  /** JAX-RS makes such objects for each request, unless their scope is another one. */
  private static final String RESOURCE = "Path";

  private final Interpreter interpreter;
  private final Program program;
  private final Map<String, Value> made = new HashMap<>();

  JvmInjection(Interpreter interpreter, Program program) {
    this.interpreter = interpreter;
    this.program = program;
  }

  Value instance(int unit, String type) {
    return instance(unit, type, DEEP);
  }

  private Value instance(int unit, String type, int depth) {
    var known = made.get(type);
    if (known != null) {
      return known;
    }
    var declared = program.type(type, unit);
    var self = interpreter.instance(unit, type);
    made.put(type, self);
    if (declared.filter(JvmInjection::isForOneRequest).isPresent()) {
      interpreter.lasting().passes(self);
    }
    constructor(unit, type)
        .ifPresent(
            id -> {
              var given = program.procedure(id).parameters().stream();
              var arguments = given.map(each -> given(each, id.unit(), depth));
              interpreter.call(
                  Atom.Function.of(id, -1), self, Arguments.of(arguments.toList()), START);
            });
    declared
        .filter(each -> !each.annotations().isEmpty())
        .ifPresent(each -> fill(self, each, unit, depth));
    return self;
  }

  /** One without parameters comes first. */
  private Optional<ProcedureId> constructor(int unit, String type) {
    return program
        .method(type, "<init>", "", 0, unit)
        .or(() -> program.method(type, "<init>", "", -1, unit));
  }

  private Value given(Procedure.Parameter parameter, int unit, int depth) {
    return injected(parameter.type(), unit, depth).orElseGet(Value::unknown);
  }

  private Optional<Value> injected(String type, int unit, int depth) {
    var declared = program.type(type, unit);
    if (depth == 0 || declared.isEmpty()) {
      return Optional.empty();
    }
    return declared.get().isAbstract()
        ? alone(type, unit).map(each -> instance(program.unitOf(each), each, depth - 1))
        : Optional.of(instance(program.unitOf(type), type, depth - 1));
  }

  /** Of what is asked for by its interface the only class that implements it is given. */
  private Optional<String> alone(String type, int unit) {
    var all = program.subtypes(type, unit);
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private void fill(Value self, TypeDeclaration type, int unit, int depth) {
    type.fieldTypes()
        .forEach(
            (field, of) -> {
              int name = interpreter.names().of(field);
              for (var atom : self.atoms()) {
                if (atom instanceof Atom.Reference reference
                    && interpreter.get(reference.object()) instanceof HeapObject held
                    && held.member(name) == null) {
                  injected(of, unit, depth)
                      .ifPresent(value -> put(reference.object(), name, value));
                }
              }
            });
  }

  private void put(int object, int name, Value value) {
    if (interpreter.get(object) instanceof HeapObject held) {
      interpreter.put(object, held.with(name, value));
    }
  }

  private static boolean isForOneRequest(TypeDeclaration type) {
    List<String> names =
        type.annotations().stream()
            .map(annotation -> annotation.name())
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .toList();
    return names.stream().anyMatch(OF_REQUEST::contains)
        || names.contains(RESOURCE) && names.stream().noneMatch(OF_APPLICATION::contains);
  }
}
