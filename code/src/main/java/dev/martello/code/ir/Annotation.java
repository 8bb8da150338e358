package dev.martello.code.ir;

import java.util.Map;

/**
 * What is written at a class, method or parameter of a language with annotations.
 *
 * @param name the annotation's type, with dots
 * @param values its texts and names of constants, by element
 */
public record Annotation(String name, Map<String, String> values) {
  public Annotation {
    values = Map.copyOf(values);
  }
}
