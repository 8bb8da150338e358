package dev.martello.code.jvm;

import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;

/** Knows which methods of the class that is lowered cannot be overridden. */
final class Members {
  private final String owner;
  private final Set<String> exact = new HashSet<>();

  Members(ClassModel model) {
    owner = model.thisClass().asInternalName();
    boolean isFinal = model.flags().has(AccessFlag.FINAL);
    for (var method : model.methods()) {
      var flags = method.flags();
      if (isFinal || flags.has(AccessFlag.FINAL) || flags.has(AccessFlag.PRIVATE)) {
        exact.add(key(method.methodName().stringValue(), method.methodType().stringValue()));
      }
    }
  }

  /** Returns whether a method that is called by its class is the one that runs. */
  boolean isExact(String type, String name, String descriptor) {
    return type.equals(owner) && exact.contains(key(name, descriptor));
  }

  private static String key(String name, String descriptor) {
    return name + descriptor;
  }
}
