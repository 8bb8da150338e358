package dev.martello.code.flow;

import dev.martello.code.ir.Callee;
import java.util.regex.Pattern;

/**
 * Names of what method references of Java stand for: {@code java.lang.String::trim} is called on
 * its first argument, {@code java.io.File::<init>} makes an object.
 */
final class JvmReferences {
  /** What constructors are called. */
  static final String NEW = "<init>";

  private static final String MARK = "::";

  /** Classes of libraries whose methods need an object, whatever they are called. */
  private static final Pattern OF_OBJECTS =
      Pattern.compile(
          "software\\.amazon\\.awssdk\\.services\\.\\w+\\.model\\.\\w+"
              + "|com\\.amazonaws\\.services\\.\\w+\\.model\\.\\w+"
              + "|com\\.fasterxml\\.jackson\\.databind\\.(?:node\\.)?\\w*Node"
              + "|com\\.google\\.gson\\.Json(?:Element|Object|Array|Primitive)");

  private static final Pattern STATIC =
      Pattern.compile("builder|create|of|from\\w*|valueOf|parse\\w*|serializableBuilderClass");

  private JvmReferences() {}

  static boolean is(String name) {
    return name.contains(MARK);
  }

  static String of(Callee.Declared method) {
    return method.owner() + MARK + method.name();
  }

  /** Names a method of an object that is at hand, by its type if the code tells that. */
  static String bound(Callee.Declared method) {
    return method.owner().isEmpty() ? method.name() : of(method);
  }

  /** Names a method of a library of which nobody knows whether it needs an object. */
  static String ofLibrary(Callee.Declared method) {
    boolean isOfObject =
        OF_OBJECTS.matcher(method.owner()).matches() && !STATIC.matcher(method.name()).matches();
    return isOfObject || method.name().equals(NEW)
        ? of(method)
        : method.owner() + "." + method.name();
  }

  static String owner(String reference) {
    return reference.substring(0, reference.indexOf(MARK));
  }

  static String method(String reference) {
    return reference.substring(reference.indexOf(MARK) + MARK.length());
  }
}
