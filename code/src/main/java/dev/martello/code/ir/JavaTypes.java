package dev.martello.code.ir;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the names of Java's types tell of their values. */
public final class JavaTypes {
  /** What holds texts, numbers, and objects that JSON was read into. */
  public static final String ANYTHING = "java.lang.Object";

  public static final String TEXT = "java.lang.String";

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

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.lang.Iterable",
          "java.util.Collection",
          "java.util.List",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Set",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.SortedSet",
          "java.util.TreeSet",
          "java.util.EnumSet",
          "java.util.Queue",
          "java.util.Deque",
          "java.util.Optional",
          "java.util.Map",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.SortedMap",
          "java.util.TreeMap",
          "java.util.EnumMap");

  /** Arrays of these are texts in another form. */
  private static final Set<String> PIECES = Set.of("byte", "char", "java.lang.Byte");

  private static final String ARRAY = "[]";

  private JavaTypes() {}

  /**
   * Returns the types of what stands in a collection or array; nothing for other types.
   *
   * @param attributes what the declaration tells of elements and keys
   */
  public static Collection<String> elements(String type, Map<String, String> attributes) {
    if (COLLECTIONS.contains(type)) {
      return attributes.values();
    }
    var element = type.endsWith(ARRAY) ? type.substring(0, type.length() - ARRAY.length()) : "";
    return element.isEmpty() || PIECES.contains(element) ? List.of() : List.of(element);
  }

  /** Returns whether values of a type can hold no text that somebody chose. */
  public static boolean isPlain(String type) {
    return PLAIN.contains(type);
  }
}
