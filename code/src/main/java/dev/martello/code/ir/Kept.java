package dev.martello.code.ir;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is found out of a record when somebody asks for it first, and is kept with it from then on.
 * It tells no records apart: what is found out of equal ones is equal.
 */
final class Kept<T> {
  private volatile @Nullable T known;

  T get(Supplier<T> maker) {
    var found = known;
    if (found == null) {
      found = maker.get();
      known = found;
    }
    return found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Kept;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
