package dev.martello.code.ir;

import java.util.Set;

/**
 * The names of types: {@code string}, {@code []T}, {@code map[K]V}, {@code *T}, {@code
 * example.com/shop/store.Item}; empty text where a type is not known.
 */
public final class GoType {
  public static final String UNKNOWN = "";
  public static final String ERROR = "error";

  /** Among the fields of a type that is no struct: what it is declared to be. */
  public static final String UNDERLYING = "=";

  private static final Set<String> NUMBERS =
      Set.of(
          "int",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "uintptr",
          "float32",
          "float64",
          "complex64",
          "complex128",
          "byte",
          "rune");
  private static final Set<String> OTHERS =
      Set.of("bool", "string", "error", "any", "func", "comparable");

  private GoType() {}

  public static boolean isNumber(String type) {
    return NUMBERS.contains(type);
  }

  /** Returns whether the language itself has the type. */
  public static boolean isPredeclared(String type) {
    return NUMBERS.contains(type) || OTHERS.contains(type);
  }

  /** Returns whether it is a named type of some package. */
  public static boolean isNamed(String type) {
    return !type.isEmpty()
        && !isPredeclared(type)
        && !type.startsWith("[]")
        && !type.startsWith("map[")
        && !type.startsWith("*")
        && !type.startsWith("chan ");
  }

  /** Returns what a pointer points at; other types themselves. */
  public static String pointedAt(String type) {
    return type.startsWith("*") ? type.substring(1) : type;
  }

  /** Returns the type of what is in a slice, map or channel. */
  public static String element(String type) {
    if (type.startsWith("[]")) {
      return type.substring(2);
    }
    if (type.startsWith("chan ")) {
      return type.substring("chan ".length());
    }
    int depth = 0;
    for (int at = type.startsWith("map[") ? 3 : type.length(); at < type.length(); at++) {
      depth += type.charAt(at) == '[' ? 1 : type.charAt(at) == ']' ? -1 : 0;
      if (depth == 0) {
        return type.substring(at + 1);
      }
    }
    return UNKNOWN;
  }
}
