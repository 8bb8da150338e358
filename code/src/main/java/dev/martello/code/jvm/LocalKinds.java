package dev.martello.code.jvm;

import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows the declared types of local variables, as far as the class file tells them. */
final class LocalKinds {
  /** More than any compiler writes; looking up grows with them. */
  private static final int MOST = 4_096;

  private record Variable(int start, int end, String name, Kind kind) {}

  private final Map<Integer, List<Variable>> variables = new HashMap<>();
  private final Map<Integer, Kind> parameters = new HashMap<>();

  /** Reads the table of local variables. */
  LocalKinds(List<LocalVariableInfo> table) {
    table.stream().limit(MOST).forEach(this::add);
  }

  private void add(LocalVariableInfo entry) {
    variables
        .computeIfAbsent(entry.slot(), slot -> new ArrayList<>())
        .add(
            new Variable(
                entry.startPc(),
                entry.startPc() + entry.length(),
                entry.name().stringValue(),
                Kind.of(entry.type().stringValue())));
  }

  /** Remembers the type of a parameter that nothing overwrites. */
  void parameter(int slot, Kind kind) {
    parameters.put(slot, kind);
  }

  /** Returns the kind of a variable at an offset. */
  Kind at(int slot, int offset) {
    for (var variable : variables.getOrDefault(slot, List.of())) {
      if (variable.start() <= offset && offset < variable.end()) {
        return variable.kind();
      }
    }
    return parameters.getOrDefault(slot, Kind.PLAIN);
  }

  /** Returns the name of a parameter, or another one where the class file has none. */
  String nameOf(int slot, String otherwise) {
    return variables.getOrDefault(slot, List.of()).stream()
        .filter(variable -> variable.start() == 0)
        .map(Variable::name)
        .findFirst()
        .orElse(otherwise);
  }
}
