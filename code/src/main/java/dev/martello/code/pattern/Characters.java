package dev.martello.code.pattern;

import dev.martello.code.value.SinkKind;
import java.util.BitSet;

/** What a text is harmless for by the characters that it cannot have. */
public final class Characters {
  /** Only these do harm anywhere. */
  public static final int ALL = 128;

  /** Beside letters and digits, what is neither a sign of any language nor the end of anything. */
  private static final String PLAIN = "-_@+=, ";

  /** What addresses, paths and times consist of beside; no shell makes anything of it. */
  private static final String OF_PLACES = "-_@+=,.:/%";

  /** What ends a text of any language, or begins something in it. */
  private static final String QUOTES = "'\"`;\\<>&|$(){}\n";

  /** What lets a shell run another program. */
  private static final String SHELL = ";|&$`";

  /** What lets a regular expression repeat something, or ask for a group. */
  private static final String PATTERN = "*+(";

  /** What begins an expression in a template. */
  private static final String TEMPLATE = "{<$#@";

  private Characters() {}

  /** Returns the kinds of sinks that texts are harmless for that have none of some characters. */
  public static long without(String characters) {
    var missing = new BitSet(ALL);
    characters.chars().filter(character -> character < ALL).forEach(missing::set);
    return without(missing);
  }

  /** As for a text of them, where the characters are set. */
  public static long without(BitSet missing) {
    long kinds = 0;
    if (lacks(missing, "<")) {
      kinds |= SinkKind.HTML.bit() | SinkKind.XML.bit();
    }
    if (lacks(missing, "/")) {
      kinds |= SinkKind.FILE_PATH.bit();
    }
    if (lacks(missing, ".")) {
      kinds |= SinkKind.CLIMBING.bit();
    }
    if (lacks(missing, "'")) {
      kinds |= SinkKind.SQL.bit() | SinkKind.XPATH.bit();
    }
    if (lacks(missing, SHELL)) {
      kinds |= SinkKind.OS_COMMAND.bit();
    }
    if (lacks(missing, "(*")) {
      kinds |= SinkKind.LDAP.bit();
    }
    if (lacks(missing, PATTERN)) {
      kinds |= SinkKind.REGEX.bit();
    }
    if (lacks(missing, TEMPLATE)) {
      kinds |= SinkKind.TEMPLATE.bit() | SinkKind.CONFINED_TEMPLATE.bit();
    }
    if (lacks(missing, "\n")) {
      kinds |= SinkKind.LOG.bit() | SinkKind.HEADER.bit();
    }
    return kinds;
  }

  /** Returns the kinds of sinks that texts are harmless for that have only such characters. */
  public static long only(BitSet possible) {
    if (isWithin(possible, PLAIN) && !possible.get(' ')) {
      long plain = SinkKind.ALL & ~SinkKind.AUTHORIZATION.bit();
      return possible.get('_') ? plain & ~SinkKind.PROTOTYPE.bit() : plain;
    }
    var missing = new BitSet(ALL);
    missing.set(0, ALL);
    missing.andNot(possible);
    long kinds = without(missing);
    if (lacks(missing, QUOTES)) {
      kinds |= SinkKind.CODE.bit();
    }
    return isWithin(possible, OF_PLACES) ? kinds | SinkKind.OS_COMMAND.bit() : kinds;
  }

  /** Returns the characters of a text. */
  public static BitSet of(String text) {
    var found = new BitSet(ALL);
    text.chars().filter(character -> character < ALL).forEach(found::set);
    return found;
  }

  private static boolean lacks(BitSet missing, String characters) {
    return characters.chars().allMatch(missing::get);
  }

  private static boolean isWithin(BitSet possible, String others) {
    return possible.stream()
        .allMatch(
            character -> Character.isLetterOrDigit(character) || others.indexOf(character) >= 0);
  }
}
