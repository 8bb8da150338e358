package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reference from one part of the application to another: by ARN, name or URL as written, and to
 * what it was found to mean.
 *
 * @param <T> what is referred to
 */
public sealed interface Link<T> {

  /** What was written, an ARN, name or URL; empty text where nothing was. */
  Val<String> written();

  /** The target is declared in what was read. */
  record To<T>(T target, Val<String> written) implements Link<T> {}

  /** One of several declared targets, or some that may stand elsewhere as well. */
  record ToOneOf<T>(List<T> targets, Val<String> written) implements Link<T> {
    public ToOneOf {
      targets = List.copyOf(targets);
    }
  }

  /** The target is not declared in what was read: an import, a parameter, a literal ARN. */
  record Elsewhere<T>(Val<String> written) implements Link<T> {}

  /** Returns the targets that are declared in what was read; empty if it is elsewhere. */
  default Stream<T> known() {
    return switch (this) {
      case To<T>(T target, Val<String> _) -> Stream.of(target);
      case ToOneOf<T>(List<T> targets, Val<String> _) -> targets.stream();
      case Elsewhere<T> _ -> Stream.empty();
    };
  }

  default boolean isElsewhere() {
    return this instanceof Elsewhere;
  }
}
