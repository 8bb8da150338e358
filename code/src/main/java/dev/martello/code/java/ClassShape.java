package dev.martello.code.java;

import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a class declares, known before any code is lowered. */
final class ClassShape {

  /** A field. */
  record Field(JavaType type, boolean isStatic, boolean isPrivate) {
    Field(JavaType type, boolean isStatic) {
      this(type, isStatic, false);
    }
  }

  /** A method; overloaded ones have several. */
  record Method(JavaType result, int parameters, boolean isStatic, boolean isPrivate) {}

  private final String name;
  private final Node node;
  private final @Nullable ClassShape outer;
  private final boolean isStatic;
  private final @Nullable Body around;

  /** Classes declared inside, by their simple names. */
  final Map<String, ClassShape> nested = new LinkedHashMap<>();

  final Map<String, Field> fields = new LinkedHashMap<>();
  final Map<String, List<Method>> methods = new LinkedHashMap<>();
  final Set<String> typeParameters = new LinkedHashSet<>();
  final List<JavaType> supertypes = new ArrayList<>();

  /** Variables of the code around that the class uses, for local and anonymous classes. */
  final Set<String> captured = new LinkedHashSet<>();

  /** How many local and anonymous classes stand inside. */
  private int numbered;

  ClassShape(
      String name, Node node, @Nullable ClassShape outer, boolean isStatic, @Nullable Body around) {
    this.name = name;
    this.node = node;
    this.outer = outer;
    this.isStatic = isStatic;
    this.around = around;
  }

  String name() {
    return name;
  }

  Node node() {
    return node;
  }

  boolean is(String kind) {
    return node.is(kind);
  }

  Optional<ClassShape> outer() {
    return Optional.ofNullable(outer);
  }

  /** Returns the code in which a local or anonymous class stands. */
  Optional<Body> around() {
    return Optional.ofNullable(around);
  }

  /** Returns whether its objects know no object of the class around. */
  boolean isStatic() {
    return isStatic;
  }

  /** Returns the name of a new local class, or of an anonymous one for an empty text. */
  String nameInside(String simpleName) {
    numbered++;
    return name + "$" + numbered + simpleName;
  }

  /** Returns the class that it extends. */
  JavaType superclass() {
    return supertypes.isEmpty() ? JavaType.of("java.lang.Object") : supertypes.getFirst();
  }

  /** Returns a field; one of unknown type if it declares none of that name. */
  Field field(String fieldName) {
    return fields.getOrDefault(fieldName, new Field(JavaType.UNKNOWN, false));
  }

  JavaType type() {
    return JavaType.of(name);
  }

  /** Returns the field that a method gives, as such methods are called. */
  static Optional<String> property(String method, int arguments) {
    var getter = GETTER.matcher(method);
    return arguments == 0 && getter.matches()
        ? Optional.of(getter.group(1).toLowerCase(Locale.ROOT) + getter.group(2))
        : Optional.empty();
  }

  private static final Pattern GETTER = Pattern.compile("(?:get|is)([A-Z])(\\w*)");
}
