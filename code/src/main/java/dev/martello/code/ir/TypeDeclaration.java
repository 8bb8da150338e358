package dev.martello.code.ir;

import java.util.List;
import java.util.Map;

/**
 * A class, interface or struct of a language with declared types.
 *
 * @param name with dots, nested ones by {@code $}
 * @param supertypes the superclass first, then the interfaces; names as for {@code name}
 * @param methods numbers of the procedures that are its methods and constructors
 * @param fieldTypes the declared types of its fields, as far as they are classes or {@link
 *     JavaTypes}
 */
public record TypeDeclaration(
    String name,
    List<String> supertypes,
    List<Integer> methods,
    Map<String, String> fieldTypes,
    List<Annotation> annotations,
    boolean isAbstract) {
  public TypeDeclaration {
    supertypes = List.copyOf(supertypes);
    methods = List.copyOf(methods);
    fieldTypes = Map.copyOf(fieldTypes);
    annotations = List.copyOf(annotations);
  }
}
