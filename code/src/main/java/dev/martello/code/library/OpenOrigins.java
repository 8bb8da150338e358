package dev.martello.code.library;

import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Recognises what lets every origin through: a star, or a pattern that strangers match as well. */
final class OpenOrigins {
  /** Origins of which nobody can know anything; whoever lets one in knows none of the others. */
  private static final List<String> STRANGERS =
      List.of("https://zq7xw.invalid", "https://zq7xw.com", "http://zq7xw.net");

  /** Longer patterns say more than that all may come. */
  private static final int LONGEST = 60;

  /** Parts that are tried in a number of ways which grows with the text: none is needed for all. */
  private static final Pattern NESTED = Pattern.compile("[+*}?]\\)[+*{]|[+*]\\S*[+*]\\S*[+*]");

  private OpenOrigins() {}

  /** Returns whether a value, or some element of a list, lets every origin through. */
  static boolean isAmong(Value value, Interpreter interpreter) {
    return isOpen(value)
        || value.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && interpreter.get(reference.object()) instanceof HeapObject held
                        && (held.kind() == HeapObject.Kind.LIST
                            || held.kind() == HeapObject.Kind.TUPLE)
                        && interpreter.objects().all(held).atoms().stream()
                            .anyMatch(element -> isOpen(Value.of(element))));
  }

  private static boolean isOpen(Value value) {
    return value.constantText().filter(OpenOrigins::isOpenText).isPresent()
        || Patterns.of(value).map(Literal.Pattern::source).filter(OpenOrigins::finds).isPresent();
  }

  /** A text with stars, or a regular expression that libraries try on the whole. */
  private static boolean isOpenText(String text) {
    return text.equals("*")
        || text.matches("https?\\*?://\\*|\\*://\\*|http\\*://\\*")
        || text.contains("*") && matches(text, true)
        || text.contains("+") && matches(text, true);
  }

  private static boolean finds(String pattern) {
    return matches(pattern, false);
  }

  private static boolean matches(String source, boolean isWhole) {
    if (source.isEmpty() || source.length() > LONGEST || NESTED.matcher(source).find()) {
      return false;
    }
    try {
      var pattern = Pattern.compile(source);
      return STRANGERS.stream()
          .map(pattern::matcher)
          .anyMatch(stranger -> isWhole ? stranger.matches() : stranger.find());
    } catch (PatternSyntaxException _) {
      return false;
    }
  }
}
