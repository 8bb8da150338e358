package dev.martello.code.jvm;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the lowering of a method asks of the class around it. */
final class ClassScope {
  /*
   * INVARIANT: what is made of a text of the class file is made once for each text. A class file may
   * refer to one long text from each of its instructions; copies would take memory without bound.
   */

  static final char ARGUMENT = '\u0001';
  static final char CONSTANT = '\u0002';

  private final String owner;
  private final Set<String> exact = new HashSet<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, Descriptor> descriptors = new HashMap<>();
  private final Map<String, List<String>> recipes = new HashMap<>();

  ClassScope(ClassModel model) {
    owner = model.thisClass().asInternalName();
    boolean isFinal = model.flags().has(AccessFlag.FINAL);
    for (var method : model.methods()) {
      var flags = method.flags();
      if (isFinal || flags.has(AccessFlag.FINAL) || flags.has(AccessFlag.PRIVATE)) {
        exact.add(key(method.methodName().stringValue(), method.methodType().stringValue()));
      }
    }
  }

  /** Returns whether a method of a class, given by its internal name, cannot be overridden. */
  boolean isExact(String type, String name, String descriptor) {
    return type.equals(owner) && exact.contains(key(name, descriptor));
  }

  private static String key(String name, String descriptor) {
    return name + descriptor;
  }

  /** Returns the name of a class. */
  String nameOf(ClassEntry type) {
    return types.computeIfAbsent(type.asInternalName(), TypeNames::ofInternal);
  }

  /** Returns the name of a field's type. */
  String nameOf(String descriptor) {
    return types.computeIfAbsent(descriptor, TypeNames::ofDescriptor);
  }

  /** Returns a method's descriptor, taken apart. */
  Descriptor descriptor(String text) {
    return descriptors.computeIfAbsent(text, Descriptor::of);
  }

  /**
   * Returns the parts of a recipe for a concatenation: texts, {@link #ARGUMENT} for each argument,
   * and {@link #CONSTANT} for each constant.
   */
  List<String> parts(String recipe) {
    return recipes.computeIfAbsent(recipe, ClassScope::split);
  }

  private static List<String> split(String recipe) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int at = 0; at < recipe.length(); at++) {
      char here = recipe.charAt(at);
      if (here == ARGUMENT || here == CONSTANT) {
        if (start < at) {
          parts.add(recipe.substring(start, at));
        }
        parts.add(String.valueOf(here));
        start = at + 1;
      }
    }
    if (start < recipe.length()) {
      parts.add(recipe.substring(start));
    }
    return parts;
  }
}
