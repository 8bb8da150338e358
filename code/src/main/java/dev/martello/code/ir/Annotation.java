package dev.martello.code.ir;

import java.util.Map;

/**
 * What is written at a class, method or parameter of a language with annotations.
 *
 * @param name the annotation's type, with dots
 * @param values its texts and names of constants, by element
 */
public record Annotation(String name, Map<String, String> values) {
  /**
   * What says which regular expression a text must match as a whole; of a class it has those of its
   * fields by their names.
   */
  public static final String PATTERN = ".validation.constraints.Pattern";

  /** Says of such an expression that it need only be found somewhere in the text. */
  public static final String ANYWHERE = "anywhere";

  public Annotation {
    values = Map.copyOf(values);
  }

  /** Returns the name of its type without the package. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
