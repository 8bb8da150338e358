package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may do what with a file, as the modes of POSIX say it. */
public final class FileModes {
  private static final int READ_BY_OTHERS = 4;
  private static final int WRITTEN_BY_OTHERS = 2;
  private static final int ALL_MODES = 0_7777;

  /** Modes as scripts and commands write them. */
  private static final Pattern OCTAL = Pattern.compile("0?o?[0-7]{3,4}");

  private static final Map<String, Integer> CONSTANTS =
      Map.ofEntries(
          Map.entry("stat.S_IRWXU", 0_700),
          Map.entry("stat.S_IRUSR", 0_400),
          Map.entry("stat.S_IWUSR", 0_200),
          Map.entry("stat.S_IXUSR", 0_100),
          Map.entry("stat.S_IRWXG", 0_070),
          Map.entry("stat.S_IRGRP", 0_040),
          Map.entry("stat.S_IWGRP", 0_020),
          Map.entry("stat.S_IXGRP", 0_010),
          Map.entry("stat.S_IRWXO", 0_007),
          Map.entry("stat.S_IROTH", 0_004),
          Map.entry("stat.S_IWOTH", 0_002),
          Map.entry("stat.S_IXOTH", 0_001));

  private FileModes() {}

  /** Returns the number that a constant of a library is, if it is a mode. */
  public static Optional<Value> constant(String path) {
    return Optional.ofNullable(CONSTANTS.get(path)).map(mode -> Value.of(new Literal.Whole(mode)));
  }

  /** Returns a mode with the bits of two, if both are known. */
  static Optional<Value> both(Value left, Value right) {
    return whole(left)
        .flatMap(first -> whole(right).map(second -> first | second))
        .map(mode -> Value.of(new Literal.Whole(mode)));
  }

  /** Returns whether a mode lets everybody write. */
  public static boolean isWritable(Value mode) {
    return isFor(WRITTEN_BY_OTHERS, mode);
  }

  /** Returns whether a mode lets everybody read. */
  public static boolean isReadable(Value mode) {
    return isFor(READ_BY_OTHERS, mode);
  }

  private static boolean isFor(int others, Value mode) {
    return mode.atoms().stream()
        .map(Value::of)
        .anyMatch(
            each ->
                whole(each)
                    .or(() -> octal(each))
                    .filter(known -> (known & others) != 0 && known <= ALL_MODES)
                    .isPresent());
  }

  private static Optional<Long> whole(Value value) {
    return value.only().orElse(null) instanceof Atom.Fixed(Literal.Whole(var number))
        ? Optional.of(number)
        : Optional.empty();
  }

  private static Optional<Long> octal(Value value) {
    return value
        .constantText()
        .filter(text -> OCTAL.matcher(text).matches())
        .map(text -> Long.parseLong(text.replace("o", ""), 8));
  }
}
