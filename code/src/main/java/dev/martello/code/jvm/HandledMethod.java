package dev.martello.code.jvm;

import dev.martello.code.ir.Callee;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.invoke.MethodHandleInfo;

/** Turns the method handles of a class file into methods. */
final class HandledMethod {
  private HandledMethod() {}

  /**
   * Returns the method of a handle.
   *
   * @param receiver the register of the receiver if it is bound; negative if not
   */
  static Callee.Declared of(MethodHandleEntry handle, int receiver, ClassScope scope) {
    var method = handle.reference();
    var owner = method.owner().asInternalName();
    var name = method.name().stringValue();
    var descriptor = method.type().stringValue();
    boolean isExact =
        switch (handle.kind()) {
          case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface ->
              scope.isExact(owner, name, descriptor);
          default -> true;
        };
    return new Callee.Declared(scope.nameOf(method.owner()), name, descriptor, receiver, isExact);
  }

  /** Returns whether a method is called on an object that is there before. */
  static boolean hasReceiver(MethodHandleEntry handle) {
    return switch (handle.kind()) {
      case MethodHandleInfo.REF_invokeVirtual,
          MethodHandleInfo.REF_invokeInterface,
          MethodHandleInfo.REF_invokeSpecial ->
          true;
      default -> false;
    };
  }
}
