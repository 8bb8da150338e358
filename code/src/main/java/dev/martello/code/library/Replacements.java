package dev.martello.code.library;

import dev.martello.code.ir.Literal;
import dev.martello.code.pattern.Alphabet;
import dev.martello.code.pattern.Characters;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.BitSet;
import java.util.Set;

/** What texts are harmless for in which something was replaced wherever it stood. */
final class Replacements {
  /** What the quote of a text in SQL is written as. */
  private static final Set<String> QUOTED = Set.of("''", "\\'", "\\\\'");

  private Replacements() {}

  /**
   * Returns the kinds of sinks that the result is harmless for.
   *
   * @param what a text, or a regular expression
   * @param by what comes in its place, which a function may make
   */
  static long of(Value what, Value by) {
    return Patterns.of(what)
        .map(Literal.Pattern::source)
        .map(pattern -> ofPattern(pattern, by))
        .or(() -> what.constantText().map(text -> ofText(text, by)))
        .orElse(0L);
  }

  /** As {@link #of}, for a regular expression that is given as a text. */
  static long ofPattern(String pattern, Value by) {
    long said = Patterns.said(pattern);
    return said != 0 ? said : without(Alphabet.denied(pattern), pattern, by);
  }

  /** As {@link #of}, for a text. Taking {@code ../} out of {@code ....//} leaves one. */
  static long ofText(String text, Value by) {
    return switch (text) {
      case ".." -> SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit() | SinkKind.CLIMBING.bit();
      case "\r\n" -> SinkKind.LOG.bit() | SinkKind.HEADER.bit();
      default -> text.length() == 1 ? without(Characters.of(text), text, by) : 0;
    };
  }

  private static long without(BitSet missing, String what, Value by) {
    if (missing.isEmpty()) {
      return 0;
    }
    var put = by.constantText();
    boolean isQuoting = what.equals("'") && put.filter(QUOTED::contains).isPresent();
    var gone = (BitSet) missing.clone();
    gone.andNot(put.map(Characters::of).orElseGet(BitSet::new));
    long kinds = Characters.only(others(gone));
    return isQuoting ? kinds | SinkKind.SQL.bit() : kinds;
  }

  private static BitSet others(BitSet gone) {
    var left = new BitSet(Characters.ALL);
    left.set(0, Characters.ALL);
    left.andNot(gone);
    return left;
  }
}
