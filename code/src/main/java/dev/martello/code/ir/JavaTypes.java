package dev.martello.code.ir;

import java.util.Set;

/** What the names of Java's types tell of their values. */
public final class JavaTypes {
  /** What holds texts, numbers, and objects that JSON was read into. */
  public static final String ANYTHING = "java.lang.Object";

  /** Numbers, truth values, identifiers and times: no text of a caller survives in them. */
  private static final Set<String> PLAIN =
      Set.of(
          "boolean",
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.UUID",
          "java.util.Date",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime");

  private JavaTypes() {}

  /** Returns whether values of a type can hold no text that somebody chose. */
  public static boolean isPlain(String type) {
    return PLAIN.contains(type);
  }
}
