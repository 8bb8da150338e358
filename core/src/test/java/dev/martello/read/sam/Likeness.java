package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints templates so that those print alike which deploy alike: the order of keys and of list
 * items is free, and hashes that AWS makes of undocumented texts are left out.
 */
final class Likeness {
  private static final Pattern HASH =
      Pattern.compile("(?<=[A-Za-z0-9])[0-9a-f]{10}(?![0-9a-zA-Z])");
  private static final Pattern SHA1 = Pattern.compile("\\b[0-9a-f]{40}\\b");

  private Likeness() {}

  /** Returns hashes that a printed template holds. */
  static Set<String> hashes(String printed) {
    return HASH.matcher(printed).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  static boolean areAlike(Node expected, Node actual) {
    var shared = hashes(CanonicalJson.of(expected));
    shared.retainAll(hashes(CanonicalJson.of(actual)));
    return print(expected, shared).equals(print(actual, shared));
  }

  private static String print(Node node, Set<String> kept) {
    return switch (node) {
      case Node.Mapping mapping ->
          mapping.stream()
              .map(entry -> mask(entry.key(), kept) + ": " + print(entry.value(), kept))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
      case Node.Sequence sequence ->
          sequence.items().stream()
              .map(item -> print(item, kept))
              .sorted()
              .collect(Collectors.joining(", ", "[", "]"));
      case Node.Text text -> '"' + mask(text.value(), kept) + '"';
      case Node.Num number ->
          new java.math.BigDecimal(number.value().toString()).stripTrailingZeros().toPlainString();
      case Node.Bool bool -> String.valueOf(bool.value());
      case Node.Null _ -> "null";
    };
  }

  private static String mask(String text, Set<String> kept) {
    var withoutSha1 = SHA1.matcher(text).replaceAll("#sha1#");
    return HASH.matcher(withoutSha1)
        .replaceAll(found -> kept.contains(found.group()) ? found.group() : "#");
  }
}
