package dev.martello.code.ir;

import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
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
 * @param kept keeps {@link #named}
 */
public record Unit(
    String name,
    SourceFile file,
    Language language,
    List<Procedure> procedures,
    List<TypeDeclaration> types,
    List<Problem> problems,
    Kept<Map<String, List<Procedure>>> kept) {
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
    this(name, file, language, procedures, types, problems, new Kept<>());
  }

  /** Returns the functions and methods of a name, in order. */
  public List<Procedure> named(String name) {
    return kept.get(() -> procedures.stream().collect(Collectors.groupingBy(Procedure::name)))
        .getOrDefault(name, List.of());
  }

  /** Returns what runs when the unit is loaded. */
  public Procedure top() {
    return procedures.getFirst();
  }
}
