package dev.martello.code.library;

import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/** What stands between the folders of a path on Lambda, by the names that libraries give it. */
final class Separators {
  private static final Set<String> NAMES =
      Set.of(
          "os.PathSeparator",
          "path/filepath.Separator",
          "path.sep",
          "os.sep",
          "os.path.sep",
          "posixpath.sep");

  private Separators() {}

  /** Returns the text of such a name, and nothing for everything else. */
  static Optional<Value> of(String name) {
    return NAMES.contains(name) ? Optional.of(Value.text("/")) : Optional.empty();
  }

  /** Returns the text of a member of a library. */
  static Optional<Value> member(String library, Value key) {
    return key.constantText().filter("sep"::equals).flatMap(member -> of(library + "." + member));
  }
}
