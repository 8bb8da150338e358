package dev.martello.code.go;

/**
 * A value while code is lowered.
 *
 * @param type as far as it is known; see {@link dev.martello.code.ir.GoType}
 */
record Value(int register, String type) {
  Value(int register) {
    this(register, "");
  }
}
