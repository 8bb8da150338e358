package dev.martello.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of options that take one of a few: the constants of a type, in small letters. */
final class Choices {
  private Choices() {}

  /** Finds the constant that a word means. */
  static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> shown(constant).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the words of a type as a text for people. */
  static <E extends Enum<E>> String named(Class<E> type) {
    return String.join(", ", names(type));
  }

  /** Returns the words of a type. */
  static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Choices::shown).toList();
  }

  private static String shown(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
