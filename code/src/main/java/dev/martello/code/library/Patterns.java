package dev.martello.code.library;

import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Masks;
import dev.martello.code.flow.Membership;
import dev.martello.code.ir.Literal;
import dev.martello.code.pattern.Alphabet;
import dev.martello.code.pattern.Backtracking;
import dev.martello.code.pattern.Characters;
import dev.martello.code.pattern.Origins;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Regular expressions: whether a text that matches can still do harm, and which ones are slow. */
public final class Patterns {
  private Patterns() {}

  /**
   * Returns the truth value of a match.
   *
   * @param isWhole whether the whole text must match anyway
   */
  static Value test(Optional<String> pattern, Value tested, boolean isWhole) {
    long kinds = pattern.map(text -> cleared(text, isWhole)).orElse(0L);
    long denied =
        Masks.unlessFound(pattern)
            | (kinds != 0 || isWhole ? 0 : pattern.map(Patterns::denied).orElse(0L));
    return kinds == 0 && denied == 0
        ? Value.unknown()
        : Value.of(
            new Atom.Test(
                new Condition(
                    Conditions.checked(tested, kinds), Conditions.checked(tested, denied))));
  }

  /** Returns the regular expression that a value is. */
  public static Optional<Literal.Pattern> of(Value value) {
    return value.only().orElse(null) instanceof Atom.Fixed(Literal.Pattern found)
        ? Optional.of(found)
        : Optional.empty();
  }

  /** What patterns of dots and slashes consist of. */
  private static final Pattern CLIMBING = Pattern.compile("\\\\[./\\\\]|[/()\\[\\]|^$+*?]");

  /**
   * Returns the kinds of sinks that a text is harmless for in which nothing matches: none of the
   * characters is in it that would do harm there.
   */
  static long denied(String pattern) {
    long said = said(pattern);
    if (said != 0) {
      return said;
    }
    var missing = Alphabet.denied(pattern);
    if (missing.isEmpty()) {
      return 0;
    }
    var possible = new BitSet(Characters.ALL);
    possible.set(0, Characters.ALL);
    possible.andNot(missing);
    return Characters.only(possible);
  }

  /** Returns the same of a pattern that says which names or ways up it is about. */
  static long said(String pattern) {
    if (pattern.contains(Membership.PARENT)) {
      return SinkKind.PROTOTYPE.bit();
    }
    boolean isClimbing =
        pattern.contains("\\.")
            && !pattern.contains("[^")
            && CLIMBING.matcher(pattern).replaceAll("").isEmpty();
    return isClimbing ? SinkKind.CLIMBING.bit() : 0;
  }

  /** Returns a pattern that is tried at the start of the text only. */
  static String fromStart(String pattern) {
    return pattern.startsWith("^") ? pattern : "^" + pattern;
  }

  /** A slash, and behind it no other one: a path of the same site. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "^(?:\\^|\\\\A)?(?:\\\\)?/(?:\\[(?:[\\w-]|\\\\[-.])+\\](?![*?{])|\\\\w(?![*?{])|\\w)");

  /** What must not be found anywhere in the text, said in front of the rest. */
  private static final Pattern REFUSED =
      Pattern.compile("^(?:\\^|\\\\A)?\\(\\?!\\.\\*(?<what>(?:[^()\\\\]|\\\\.)+)\\)(?<rest>.+)$");

  /** Returns the kinds of sinks that every text is harmless for that a pattern lets through. */
  static long cleared(String pattern, boolean isWhole) {
    var refused = REFUSED.matcher(pattern);
    if (refused.matches()) {
      var rest = refused.group("rest");
      return denied(refused.group("what"))
          | cleared(isWhole || rest.startsWith("^") ? rest : "^" + rest, isWhole);
    }
    long kinds = kinds(pattern, isWhole);
    return Origins.areNamed(pattern, isWhole) ? kinds | SinkKind.CORS.bit() : kinds;
  }

  private static long kinds(String pattern, boolean isWhole) {
    if (Origins.areAddresses(pattern, isWhole)) {
      return SinkKind.URL.bit() | SinkKind.REDIRECT.bit();
    }
    if (!isWhole && !choices(pattern).allMatch(Patterns::isAnchored)) {
      return 0;
    }
    if (LOCAL.matcher(pattern).find() && choices(pattern).count() == 1) {
      return SinkKind.REDIRECT.bit() | kinds(pattern.replaceFirst("/", ""), true);
    }
    long kinds = Alphabet.of(pattern).map(Characters::only).orElse(0L);
    return Origins.areHosts(pattern, isWhole)
        ? kinds | SinkKind.URL.bit() | SinkKind.REDIRECT.bit()
        : kinds;
  }

  private static boolean isAnchored(String pattern) {
    return (pattern.startsWith("^") || pattern.startsWith("\\A"))
        && (pattern.endsWith("$") || pattern.endsWith("\\Z") || pattern.endsWith("\\z"));
  }

  /** Returns the alternatives that a pattern as a whole consists of. */
  private static Stream<String> choices(String pattern) {
    var found = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    boolean isInSet = false;
    for (int at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '\\' -> at++;
        case '[' -> isInSet = true;
        case ']' -> isInSet = false;
        case '(' -> depth += isInSet ? 0 : 1;
        case ')' -> depth -= isInSet ? 0 : 1;
        case '|' -> {
          if (depth == 0 && !isInSet) {
            found.add(pattern.substring(start, at));
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    found.add(pattern.substring(start));
    return found.stream();
  }

  /** Returns the regular expressions that a value may be, as they are written, which are slow. */
  public static Stream<String> slow(Value value, boolean isOfJvm) {
    return value.atoms().stream()
        .map(Value::of)
        .flatMap(one -> of(one).map(Literal.Pattern::source).or(one::constantText).stream())
        .filter(text -> Backtracking.isExponential(isOfJvm ? whole(text) : text));
  }

  /** Java mostly matches whole texts; what a group had before is read in one way only. */
  private static String whole(String pattern) {
    var plain = pattern.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\[1-9]", "$1");
    return plain.endsWith("$") || plain.endsWith("\\z") ? plain : plain + "$";
  }
}
