package dev.martello.code.jvm;

import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the type arguments of collections say about their elements. */
final class TypeArguments {
  /** Deeper than what people write, and far from the end of the stack. */
  private static final int LONGEST = 2_000;

  private TypeArguments() {}

  /**
   * Returns what is known of each parameter's elements: {@code element} for types with one
   * argument, {@code key} and {@code element} for those with two.
   *
   * @param signature with generic types, as the class file has it
   */
  static List<Map<String, String>> ofParameters(String signature) {
    if (signature.length() > LONGEST) {
      return List.of();
    }
    return MethodSignature.parseFrom(signature).arguments().stream()
        .map(TypeArguments::of)
        .toList();
  }

  private static Map<String, String> of(Signature parameter) {
    if (!(parameter instanceof Signature.ClassTypeSig type)) {
      return Map.of();
    }
    var names = new ArrayList<String>();
    for (var argument : type.typeArgs()) {
      names.add(name(argument).orElse(""));
    }
    var known = new HashMap<String, String>();
    switch (names.size()) {
      case 1 -> known.put("element", names.get(0));
      case 2 -> {
        known.put("key", names.get(0));
        known.put("element", names.get(1));
      }
      default -> {}
    }
    known.values().removeIf(String::isEmpty);
    return known;
  }

  private static Optional<String> name(Signature.TypeArg argument) {
    return argument instanceof Signature.TypeArg.Bounded bounded
            && bounded.boundType() instanceof Signature.ClassTypeSig type
        ? Optional.of(TypeNames.ofDescriptor(type.classDesc().descriptorString()))
        : Optional.empty();
  }
}
