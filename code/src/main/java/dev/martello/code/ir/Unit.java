package dev.martello.code.ir;

import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;

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
 */
public record Unit(
    String name,
    SourceFile file,
    Language language,
    List<Procedure> procedures,
    List<TypeDeclaration> types,
    List<Problem> problems) {
  public Unit {
    procedures = List.copyOf(procedures);
    types = List.copyOf(types);
    problems = List.copyOf(problems);
  }

  /** Returns what runs when the unit is loaded. */
  public Procedure top() {
    return procedures.getFirst();
  }
}
