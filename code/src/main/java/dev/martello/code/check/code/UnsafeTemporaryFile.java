package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Part;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.value.Origin;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags temporary files whose name is made before the file. */
@About(
    severity = LOW,
    title = "A temporary file's name can be taken by others",
    why = "Whoever makes the file first decides what it holds.",
    mend = "Use a function that makes the file together with its name.",
    cwe = 377,
    sameAs = {"B306"})
final class UnsafeTemporaryFile implements MisuseCheck, PlaceCheck {
  private static final Pattern WRITING =
      Pattern.compile(
          "fs\\.(?:writeFile|outputFile|createWriteStream|appendFile|mkdir|open)(?:Sync)?");

  /** A name below the folder that others can tell before. */
  private static final Pattern GUESSABLE =
      Pattern.compile(
          "(?:tmpdir\\(\\)|/tmp/)[^;\\n]{0,80}(?:Date\\.now|new Date|Math\\.random|process\\.pid)");

  /** Flags of files that must not be there yet. */
  private static final Pattern EXCLUSIVE = Pattern.compile("flags?['\"]?\\s*:\\s*['\"]\\w*x");

  @Override
  public String misuse() {
    return "unsafe-temporary-file";
  }

  /** Scripts put the names together themselves. */
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    if (code.entry().unit().language() == Language.GO) {
      return GoFiles.guessable(code);
    }
    return code.entry().unit().language().isScript()
        ? code.result().usages().stream()
            .filter(usage -> !usage.isInitialisation() && WRITING.matcher(usage.name()).matches())
            .filter(usage -> !usage.name().startsWith("fs.open") || isToWrite(usage))
            .filter(usage -> isVarying(usage) && isGuessable(usage.where()))
            .map(usage -> new Place(usage.where(), "the file's name can be told before"))
        : GuessableNames.places(code);
  }

  /**
   * What is opened with {@code x} must not be there yet: a file that somebody else made is refused.
   */
  private static final Pattern TO_WRITE = Pattern.compile("[wa]\\+?");

  private static boolean isToWrite(Usage usage) {
    return usage.placed().size() > 1
        && usage.placed().get(1).texts().stream()
            .anyMatch(
                parts ->
                    parts.size() == 1
                        && parts.getFirst() instanceof Part.Fixed(var mode)
                        && TO_WRITE.matcher(mode).matches());
  }

  private static boolean isVarying(Usage usage) {
    return !usage.placed().isEmpty()
        && usage.placed().getFirst().texts().stream()
            .anyMatch(
                parts ->
                    !parts.isEmpty()
                        && parts.getFirst() instanceof Part.Fixed(var text)
                        && text.startsWith("/tmp")
                        && parts.stream().anyMatch(Part.Some.class::isInstance));
  }

  private static boolean isGuessable(Origin.Written where) {
    return GUESSABLE.matcher(where.file().text()).find() && !EXCLUSIVE.matcher(where.text()).find();
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(MisuseCheck.super.run(app, context), PlaceCheck.super.run(app, context));
  }
}
