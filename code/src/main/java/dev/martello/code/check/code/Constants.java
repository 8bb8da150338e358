package dev.martello.code.check.code;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Unit;
import dev.martello.know.WrittenSecrets;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
   * {@code password=}, {@code password == }.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![A-Za-z_$])(?<name>[A-Za-z_$][\\w$-]*+)[\"']?\\]?\\s*(?:string\\s*)?(?:(?::\\s*[\\w.<>|\\[\\]"
              + " ]{1,40})?(?<assigned>=)|:=?|[=!]==?|\\|\\||\\?\\?|\\bor\\b)\\s*\\(?\\s*[rbuf]?$");

  /** {@code os.environ.get("PASSWORD", }. */
  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?:(?:\\b|\\.)(?:get|getenv|setdefault)\\(\\s*[\"'](?<name>[\\w-]+)|(?i:env|get|lookup|setting|config|option|default|orElse)\\w{0,12}\\(\\s*[\"'](?<variable>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+))[\"']\\s*,\\s*$");

  /** Java: {@code Map.of("user", "x", "password", }, {@code properties.put("db.password", }. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:Map\\.(?:of|entry)\\(|\\.put\\((?<!(?i:error|message|label|violation|problem|hint|translation)s?\\.put\\()|setProperty\\()[^();]{0,150}?[\"'](?:[\\w-]+\\.){0,5}(?<name>[\\w-]+)[\"']\\s*,\\s*\\z");

  /** {@code password.too.short}, {@code passwordMissing}: what is told of a password. */
  private static final String KEY_OF_MESSAGE =
      "(?:[A-Za-z]+[._-])*(?i:%s)(?:[A-Z][a-z]+|[._-][a-z]+)+\\d{0,2}";

  /** {@code new PasswordAuthentication(user, }, {@code smtp.PlainAuth("", user, }. */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?:PasswordAuthentication|UsernamePasswordCredentials|DefaultAuthenticator|Credentials\\.basic|HTTP(?:Basic|Digest)Auth"
              + "|\\.[sS]etBasicAuth|\\.basicAuth(?:entication)?|\\bAuthTokens\\.basic|\\bbasic_auth|\\.authPassword|\\.login"
              + "|\\bauth\\s*=\\s*)\\(\\s*[^(),]*,\\s*$|\\bPlainAuth\\([^(),]*,[^(),]*,\\s*$");

  private static final int LONGEST_GETTER = 30;

  static Stream<Constants> of(Unit unit) {
    var all =
        unit.procedures().stream()
            .flatMap(procedure -> procedure.blocks().stream())
            .flatMap(block -> block.instructions().stream())
            .flatMap(instruction -> of(instruction, unit).stream())
            .toList();
    return whole(all, unit).stream();
  }

  /** A piece of a text that is joined is no text by itself: whoever tells it must hide the rest. */
  private static List<Constants> whole(List<Constants> all, Unit unit) {
    var joined = new TreeMap<Integer, Integer>();
    all.stream()
        .map(each -> each.where().span())
        .filter(span -> isJoined(span, unit))
        .forEach(span -> joined.merge(span.start(), span.end(), Math::max));
    return all.stream().filter(each -> !isPiece(each.where().span(), joined)).toList();
  }

  private static boolean isJoined(Span place, Unit unit) {
    return isQuoted(unit, place)
        && JOINED.matcher(unit.file().text().substring(place.start(), place.end())).matches();
  }

  private static boolean isPiece(Span span, TreeMap<Integer, Integer> joined) {
    var around = joined.floorEntry(span.start());
    return around != null
        && around.getValue() >= span.end()
        && (around.getKey() < span.start() || around.getValue() > span.end());
  }

  private static Optional<Constants> of(Instruction instruction, Unit unit) {
    return switch (instruction) {
      case Instruction.Constant(_, Literal.Text(var text), var place) ->
          Optional.of(of(text, place, unit));
      case Instruction.Concatenate(_, _, var place) -> {
        var written = unit.file().text().substring(place.start(), place.end());
        yield Optional.of(
            JOINED.matcher(written).matches()
                ? of(joined(written), place, unit)
                : new Constants("", false, written, new Origin.Written(unit.file(), place)));
      }
      case Instruction.Operate(_, var operator, _, var place)
          when operator == Operator.ADD && isQuoted(unit, place) -> {
        var written = unit.file().text().substring(place.start(), place.end());
        yield JOINED.matcher(written).matches()
            ? Optional.of(of(joined(written), place, unit))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Returns where a text stands that an instruction gives; nothing for other instructions. */
  static Optional<Span> place(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant(_, Literal.Text _, var place) -> Optional.of(place);
      case Instruction.Concatenate(_, _, var place) -> Optional.of(place);
      default -> Optional.empty();
    };
  }

  private static boolean isQuoted(Unit unit, Span place) {
    char first = place.length() > 1 ? unit.file().text().charAt(place.start()) : ' ';
    return first == '"' || first == '\'';
  }

  /** {@code "sk_live_" + "51H..."}: whoever reads the code reads one text. */
  private static final Pattern JOINED =
      Pattern.compile(
          "(?:\"[^\"\\\\\\n"
              + "]*\"|'[^'\\\\\\n"
              + "]*')(?:\\s*\\+\\s*(?:\"[^\"\\\\\\n"
              + "]*\"|'[^'\\\\\\n"
              + "]*'))++");

  private static final Pattern BETWEEN = Pattern.compile("[\"']\\s*\\+\\s*[\"']");

  private static String joined(String written) {
    return BETWEEN.matcher(written.substring(1, written.length() - 1)).replaceAll("");
  }

  private static Constants of(String text, Span place, Unit unit) {
    var before = unit.file().text().substring(Math.max(0, place.start() - REACH), place.start());
    var naming = named(before);
    return new Constants(
        naming.name(), naming.isAssigned(), text, new Origin.Written(unit.file(), place));
  }

  /** What a text is given to. */
  record Naming(String name, boolean isAssigned) {
    private static final Naming NONE = new Naming("", false);
  }

  /** Finds the name in what stands in front of a text. */
  static Naming named(String before) {
    if (before.stripTrailing().endsWith(",")) {
      return given(before);
    }
    boolean mayBeNamed =
        endsWithOperator(before, before.length())
            || (endsWithPrefix(before) && endsWithOperator(before, before.length() - 1));
    if (!mayBeNamed) {
      return Naming.NONE;
    }
    var named = NAMED.matcher(before.substring(startOfNaming(before)));
    return named.find()
        ? new Naming(named.group("name"), named.group("assigned") != null)
        : Naming.NONE;
  }

  private static Naming given(String before) {
    var pair = PAIR.matcher(before);
    if (pair.find()) {
      return new Naming(pair.group("name"), false);
    }
    int opened = before.lastIndexOf('(');
    if (opened < 0) {
      return Naming.NONE;
    }
    if (PASSWORD.matcher(before.substring(Math.max(0, opened - LONGEST_GETTER))).find()) {
      return new Naming("password", false);
    }
    var given = DEFAULT.matcher(before.substring(Math.max(0, opened - LONGEST_GETTER)));
    return given.find()
        ? new Naming(
            given.group("name") == null ? given.group("variable") : given.group("name"), true)
        : Naming.NONE;
  }

  /** Returns where the characters end, going backwards, that a name and an operator may have. */
  private static int startOfNaming(String before) {
    int start = before.length();
    while (start > 0 && isOfNaming(before.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isOfNaming(char character) {
    return Character.isLetterOrDigit(character)
        || Character.isWhitespace(character)
        || "_$-\"'].<>|[:=!?(".indexOf(character) >= 0;
  }

  /** Most texts are arguments; where no operator stands before one, no name is looked for. */
  private static boolean endsWithOperator(String before, int end) {
    var bare = before.substring(0, end).stripTrailing();
    if (bare.endsWith("(")) {
      bare = bare.substring(0, bare.length() - 1).stripTrailing();
    }
    return bare.endsWith("or")
        || (!bare.isEmpty() && "=:|?".indexOf(bare.charAt(bare.length() - 1)) >= 0);
  }

  /** {@code r"..."} and the like. */
  private static boolean endsWithPrefix(String before) {
    return !before.isEmpty() && "rbuf".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /** Returns what credential it is. */
  Optional<WrittenSecrets.Hit> credential() {
    return !isAssigned && !name.isEmpty() && isKeyOfMessage()
        ? Optional.empty()
        : WrittenSecrets.of(name, isAssigned, text);
  }

  private boolean isKeyOfMessage() {
    return text.matches(KEY_OF_MESSAGE.formatted(Pattern.quote(name)));
  }
}
