package dev.martello.code.ir;

import org.jspecify.annotations.Nullable;

/** Names a procedure of the program: the numbers of its unit and in it. */
public record ProcedureId(int unit, int procedure) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProcedureId id && unit == id.unit && procedure == id.procedure;
  }

  @Override
  public int hashCode() {
    return 31 * unit + procedure;
  }
}
