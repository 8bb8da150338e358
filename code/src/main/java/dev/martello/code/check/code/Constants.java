package dev.martello.code.check.code;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Unit;
import dev.martello.know.Credentials;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that stands in code.
 *
 * @param name what it is assigned to, or stands under; empty text for nothing
 * @param isAssigned whether a variable or a parameter gets it, rather than an entry of a map
 */
record Constants(String name, boolean isAssigned, String text, Origin.Written where) {
  /** How far before a text its name may begin. */
  private static final int REACH = 200;

  /**
   * {@code password = }, {@code password: str = }, {@code password string =}, {@code "password": },
   * {@code password=}.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<name>[A-Za-z_$][\\w$-]*)[\"']?\\]?\\s*(?:string\\s*)?(?:(?::\\s*[\\w.<>|\\[\\]"
              + " ]{1,40})?(?<assigned>=)|:=?|\\|\\||\\?\\?|\\bor\\b)\\s*\\(?\\s*[rbuf]?$");

  /** {@code os.environ.get("PASSWORD", }. */
  private static final Pattern DEFAULT =
      Pattern.compile("(?:get|getenv|setdefault)\\(\\s*[\"'](?<name>[\\w-]+)[\"']\\s*,\\s*$");

  private static final Pattern PASSWORD =
      Pattern.compile("(?:password|passwd|passphrase|pwd)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET_ACCESS_KEY =
      Pattern.compile("secret_?access_?key|aws_?secret(?:_?key)?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern KEY_OF_40 =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[A-Za-z0-9/+]{40}");

  /** Code that reads like code, a format, or a sentence is no secret, whatever its name says. */
  private static final Pattern NO_SECRET =
      Pattern.compile(".*(?:\\s|%s|%d|\\{|\\}|\\(|\\)|<|>|://|^\\.|^#|^/).*", Pattern.DOTALL);

  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z]+(?:[-_.:/](?:[A-Za-z]+\\d{0,2}|\\d{1,4}))*");

  static Stream<Constants> of(Unit unit) {
    return unit.procedures().stream()
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .flatMap(instruction -> of(instruction, unit).stream());
  }

  private static Optional<Constants> of(Instruction instruction, Unit unit) {
    return switch (instruction) {
      case Instruction.Constant(_, Literal.Text(var text), var place) ->
          Optional.of(of(text, place, unit));
      case Instruction.Concatenate(_, _, var place) -> {
        var written = unit.file().text().substring(place.start(), place.end());
        yield Optional.of(
            new Constants("", false, written, new Origin.Written(unit.file(), place)));
      }
      default -> Optional.empty();
    };
  }

  private static Constants of(String text, Span place, Unit unit) {
    var before = unit.file().text().substring(Math.max(0, place.start() - REACH), place.start());
    var where = new Origin.Written(unit.file(), place);
    var given = DEFAULT.matcher(before);
    if (given.find()) {
      return new Constants(given.group("name"), true, text, where);
    }
    var named = NAMED.matcher(before);
    return named.find()
        ? new Constants(named.group("name"), named.group("assigned") != null, text, where)
        : new Constants("", false, text, where);
  }

  /** Returns what credential it is, as a clause. */
  Optional<String> credential() {
    var form = Credentials.formIn(text);
    if (form.isPresent()) {
      return form.map(kind -> "the code holds a " + kind);
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    boolean isKey = SECRET_ACCESS_KEY.matcher(name).find() && KEY_OF_40.matcher(text).matches();
    boolean isExample = text.contains("EXAMPLE");
    if (isKey && !isExample) {
      return Optional.of("`" + name + "` is set to an AWS secret access key");
    }
    return Credentials.kindOf(name, text)
        .filter(_ -> isLikely())
        .map(kind -> "`" + name + "` is set to a " + kind);
  }

  /**
   * A password may be any word, if a variable gets it; what maps have under such a name is often a
   * label. Keys and tokens are made by machines.
   */
  private boolean isLikely() {
    if (NO_SECRET.matcher(text).matches()) {
      return false;
    }
    boolean isWords = WORDS.matcher(text).matches();
    if (PASSWORD.matcher(name).find()) {
      return text.length() >= 6 && (!isWords || (isAssigned && !text.matches(".*[-_.:/].*")));
    }
    boolean hasDigit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    return !isWords && hasDigit && text.length() >= 12 && bits() >= 3.2;
  }

  /** Shannon's entropy of a character. */
  private double bits() {
    int length = text.length();
    return -text.chars()
        .distinct()
        .mapToDouble(c -> (double) text.chars().filter(other -> other == c).count() / length)
        .map(share -> share * Math.log(share) / Math.log(2))
        .sum();
  }
}
