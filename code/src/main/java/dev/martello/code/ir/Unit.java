package dev.martello.code.ir;

import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One source file, or one class of bytecode, after lowering.
 *
 * @param name what others import it by: {@code orders.handlers} for Python, the path below the code
 *     folder without its ending and with forward slashes for JavaScript ({@code src/app}), the
 *     folder for Go, the class's name with dots for Java
 * @param file the source that places point into; for bytecode without source a text of empty lines
 * @param procedures by number; 0 is what runs when the unit is loaded
 * @param types the classes that it declares, for languages with declared types
 * @param problems what could not be understood
 * @param keptNames keeps {@link #named}
 * @param keptCalls keeps {@link #calling}
 * @param keptBrackets keeps {@link #brackets}
 */
public record Unit(
    String name,
    SourceFile file,
    Language language,
    List<Procedure> procedures,
    List<TypeDeclaration> types,
    List<Problem> problems,
    Kept<Map<String, List<Procedure>>> keptNames,
    Kept<Map<Span, List<Procedure>>> keptCalls,
    Kept<Brackets> keptBrackets) {
  public Unit {
    procedures = List.copyOf(procedures);
    types = List.copyOf(types);
    problems = List.copyOf(problems);
  }

  public Unit(
      String name,
      SourceFile file,
      Language language,
      List<Procedure> procedures,
      List<TypeDeclaration> types,
      List<Problem> problems) {
    this(
        name,
        file,
        language,
        procedures,
        types,
        problems,
        new Kept<>(),
        new Kept<>(),
        new Kept<>());
  }

  /** Returns the functions and methods of a name, in order. */
  public List<Procedure> named(String name) {
    return keptNames
        .get(() -> procedures.stream().collect(Collectors.groupingBy(Procedure::name)))
        .getOrDefault(name, List.of());
  }

  /** Returns the procedures in which a call stands at a place, in order. */
  public List<Procedure> calling(Span place) {
    return keptCalls.get(this::byCall).getOrDefault(place, List.of());
  }

  private Map<Span, List<Procedure>> byCall() {
    var calling = new HashMap<Span, List<Procedure>>();
    for (var procedure : procedures) {
      procedure
          .instructions()
          .filter(Instruction.Call.class::isInstance)
          .map(Instruction::place)
          .map(place -> calling.computeIfAbsent(place, _ -> new ArrayList<>(1)))
          .filter(known -> known.isEmpty() || known.getLast() != procedure)
          .forEach(known -> known.add(procedure));
    }
    return calling;
  }

  /** Returns which brackets of its text belong together. */
  public Brackets brackets() {
    return keptBrackets.get(() -> Brackets.of(file.text(), language));
  }

  /** Returns what runs when the unit is loaded. */
  public Procedure top() {
    return procedures.getFirst();
  }
}
