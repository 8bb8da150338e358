package dev.martello.code.jvm;

/** Turns the JVM's names of types into those of the intermediate form. */
final class TypeNames {
  private TypeNames() {}

  /** Returns {@code java.lang.String} for {@code java/lang/String}, and names of array classes. */
  static String ofInternal(String name) {
    return name.startsWith("[") ? ofDescriptor(name) : name.replace('/', '.');
  }

  /** Returns {@code java.lang.String[]} for {@code [Ljava/lang/String;}. */
  static String ofDescriptor(String descriptor) {
    int dimensions = 0;
    while (dimensions < descriptor.length() && descriptor.charAt(dimensions) == '[') {
      dimensions++;
    }
    var element = descriptor.substring(dimensions);
    var name =
        switch (element) {
          case "Z" -> "boolean";
          case "B" -> "byte";
          case "C" -> "char";
          case "S" -> "short";
          case "I" -> "int";
          case "J" -> "long";
          case "F" -> "float";
          case "D" -> "double";
          case "V" -> "void";
          default ->
              element.startsWith("L") && element.endsWith(";")
                  ? element.substring(1, element.length() - 1).replace('/', '.')
                  : element;
        };
    return name + "[]".repeat(dimensions);
  }

  /** Returns whether a descriptor names a class or an array. */
  static boolean isReference(String descriptor) {
    return descriptor.startsWith("L") || descriptor.startsWith("[");
  }
}
