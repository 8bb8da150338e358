package dev.martello.code.check.code;

import dev.martello.code.flow.Part;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which files below {@code /tmp} functions of Python and Java make whose names others can
 * tell before: such as stand for the time, for the process, or for a number of a common generator.
 */
final class GuessableNames {
  private static final Pattern MAKING =
      Pattern.compile(
          "open|io\\.open|os\\.(?:open|mkdir|makedirs)|aws:s3\\.download_file(?:obj)?"
              + "|java\\.io\\.(?:FileOutputStream|FileWriter|PrintWriter|RandomAccessFile|File)\\.<init>"
              + "|java\\.nio\\.file\\.Files\\.(?:write|writeString|newOutputStream|newBufferedWriter|copy|createDirector(?:y|ies))"
              + "|org\\.apache\\.commons\\.io\\.FileUtils\\.(?:write\\w*|copy\\w*|openOutputStream)");

  /** What others can tell, too. */
  private static final Pattern GUESSABLE =
      Pattern.compile(
          "\\btime\\.(?:time|monotonic)(?:_ns)?\\(|\\b(?:datetime|date)\\.(?:now|utcnow|today)\\(|\\bos\\.getpid\\("
              + "|\\brandom\\.(?:random|randint|randrange|choice|getrandbits)"
              + "|\\bSystem\\.(?:currentTimeMillis|nanoTime)\\(|\\bMath\\.random\\(|\\bInstant\\.now\\("
              + "|\\bLocalDate(?:Time)?\\.now\\(|(?i:\\brandom)\\w*\\.next\\w+\\(|\\bProcessHandle\\b");

  /** A folder of its own, or a name that nobody can tell, or a file that must not be there yet. */
  private static final Pattern NEW =
      Pattern.compile(
          "mkdtemp|TemporaryDirectory|NamedTemporaryFile|uuid|token_hex|UUID|createTemp|CREATE_NEW|O_EXCL|,\\s*[\"']x[bt+]*[\"']");

  private static final String FOLDER = "/tmp";

  /** Longer functions are not looked at. */
  private static final int LONGEST_BODY = 20_000;

  private GuessableNames() {}

  static Stream<PlaceCheck.Place> places(CodeResults.FunctionCode code) {
    var language = code.entry().unit().language();
    if (language != Language.PYTHON && language != Language.JAVA) {
      return Stream.empty();
    }
    return code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation() && MAKING.matcher(usage.name()).matches())
        .filter(usage -> !OPENING.matcher(usage.name()).matches() || isToWrite(usage))
        .filter(usage -> isVarying(usage) && isNamedByGuess(usage, code))
        .map(usage -> new PlaceCheck.Place(usage.where(), "the file's name can be told before"));
  }

  private static final Pattern OPENING = Pattern.compile("open|io\\.open");

  private static final Pattern TO_WRITE = Pattern.compile("[wa]");

  private static boolean isToWrite(Usage usage) {
    return Stream.concat(usage.placed().stream().skip(1), usage.named().values().stream())
        .flatMap(argument -> argument.texts().stream())
        .anyMatch(
            parts ->
                parts.size() == 1
                    && parts.getFirst() instanceof Part.Fixed(var mode)
                    && TO_WRITE.matcher(mode).lookingAt());
  }

  /** A path below the folder that varies by more than the event's data. */
  private static boolean isVarying(Usage usage) {
    return Stream.concat(usage.placed().stream(), usage.named().values().stream())
        .flatMap(argument -> argument.texts().stream())
        .anyMatch(GuessableNames::isVarying);
  }

  private static boolean isVarying(List<Part> path) {
    return !path.isEmpty()
        && path.getFirst() instanceof Part.Fixed(var text)
        && text.startsWith(FOLDER)
        && path.stream().anyMatch(Part.Some.class::isInstance);
  }

  private static boolean isNamedByGuess(Usage usage, CodeResults.FunctionCode code) {
    return Goroutines.around(usage.where(), code.result().reached())
        .filter(text -> text.length() <= LONGEST_BODY)
        .filter(text -> GUESSABLE.matcher(text).find() && !NEW.matcher(text).find())
        .isPresent();
  }
}
