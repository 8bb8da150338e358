package dev.martello.code.python;

import dev.martello.code.ir.Annotation;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What libraries compare texts with before the code gets them: {@code Field(pattern="^[a-z]+$")},
 * {@code Query(regex=...)}, {@code constr(pattern=...)}.
 */
final class Constraints {
  private static final Pattern PATTERN =
      Pattern.compile(
          "\\b(?:pattern|regex)\\s*=\\s*(?<raw>[rR]?)(?<quote>[\"'])(?<pattern>(?:(?!\\k<quote>)[^\\n"
              + "])+)\\k<quote>");

  private static final int LONGEST = 2_000;

  private Constraints() {}

  /** Returns the regular expression that stands in the declaration of a field or parameter. */
  static Optional<String> pattern(Node declaration) {
    var text = declaration.text();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var found = PATTERN.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    var pattern = found.group("pattern");
    return Optional.of(found.group("raw").isEmpty() ? pattern.replace("\\\\", "\\") : pattern);
  }

  /** Returns the same as annotations of a parameter. */
  static List<Annotation> annotations(Node declaration) {
    return annotations(pattern(declaration).orElse(""));
  }

  /** Returns an expression as annotations, as it finds it anywhere in the text; none for none. */
  static List<Annotation> annotations(String pattern) {
    return pattern.isEmpty()
        ? List.of()
        : List.of(
            new Annotation(
                Annotation.PATTERN, Map.of("regexp", pattern, Annotation.ANYWHERE, "true")));
  }
}
