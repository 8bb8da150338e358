package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags temporary files that go on growing from one event to the next. */
@About(
    severity = LOW,
    title = "A temporary file keeps the data of earlier events",
    why = "The folder outlives the invocation, so the next event adds to what this one wrote.",
    mend =
        "Open the file with `w`, or give it a name of its own (`tempfile.NamedTemporaryFile`) and"
            + " remove it.",
    cwe = 459)
final class TemporaryFileKept implements MisuseCheck, PlaceCheck {
  private static final Pattern WRITING =
      Pattern.compile(
          "fs\\.(?:writeFile|outputFile|createWriteStream|copyFile|mkdtemp|open)(?:Sync)?");

  /** How a file is opened to be written. */
  private static final Pattern TO_WRITE = Pattern.compile("[wa]x?\\+?");

  private static final Pattern REMOVING =
      Pattern.compile(
          "(?i)(?:^|\\.)(?:unlink|rm|rmdir|remove|emptydir|rimraf|del|deleteasync|setgracefulcleanup|removecallback)(?:sync)?$");

  /** A name below the folder that no event has had before. */
  private static final Pattern NEW =
      Pattern.compile(
          "mkdtemp|(?:tmpdir\\(\\)|/tmp/)[^;\\n]{0,80}"
              + "(?:Date\\.now|randomUUID|uuid|v4\\(|nanoid|[rR]andom|equestId|timestamp)");

  @Override
  public String misuse() {
    return "temporary-file-kept";
  }

  /** Files of ever new names that nothing ever removes. */
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    boolean isTidy = usages.stream().anyMatch(usage -> REMOVING.matcher(usage.name()).find());
    if (code.entry().unit().language() == Language.PYTHON) {
      return FilesLeft.places(usages);
    }
    if (code.entry().unit().language() == Language.JAVA) {
      return Stream.concat(
          FilesLeft.ofJava(usages, code.result().reached()), FilesLeft.appended(usages));
    }
    if (code.entry().unit().language() == Language.GO) {
      return GoFiles.kept(code);
    }
    if (!code.entry().unit().language().isScript() || isTidy) {
      return Stream.empty();
    }
    var left =
        usages.stream()
            .filter(usage -> !usage.isInitialisation() && WRITING.matcher(usage.name()).matches())
            .filter(usage -> !usage.name().startsWith("fs.open") || isToWrite(usage))
            .filter(usage -> isNew(usage) && isOfNewNames(usage.where().file().text()))
            .map(
                usage ->
                    new Place(
                        usage.where(),
                        "each event leaves another file in `/tmp`, which is full in the end"));
    return Stream.concat(left, FilesLeft.taken(usages));
  }

  /** A new name stands in a path, or is given to a variable that stands in one. */
  private static boolean isOfNewNames(String text) {
    return NEW.matcher(text).find()
        || NAMED
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .anyMatch(
                name ->
                    Pattern.compile(
                            "(?:\\bjoin|\\bresolve)\\([^;\\n]*(?<![\\w$.])"
                                + Pattern.quote(name)
                                + "(?![\\w$])"
                                + "|/\\$\\{"
                                + Pattern.quote(name)
                                + "\\}")
                        .matcher(text)
                        .find());
  }

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:const|let|var)\\s+([\\w$]+)\\s*(?::[^=;\\n]+)?=\\s*[\\w.$]*"
              + "(?:randomUUID|uuid(?:v4)?|v4|nanoid|ulid)\\(");

  private static boolean isToWrite(Usage usage) {
    return usage.placed().size() > 1
        && usage.placed().get(1).texts().stream()
            .anyMatch(
                parts ->
                    parts.size() == 1
                        && parts.getFirst() instanceof Part.Fixed(var mode)
                        && TO_WRITE.matcher(mode).matches());
  }

  /** A folder of a new name, or a path below `/tmp` that varies by more than the event's data. */
  private static boolean isNew(Usage usage) {
    int place = usage.name().startsWith("fs.copyFile") ? 1 : 0;
    return usage.placed().size() > place
        && usage.placed().get(place).texts().stream()
            .anyMatch(
                parts ->
                    !parts.isEmpty()
                        && parts.getFirst() instanceof Part.Fixed(var text)
                        && text.startsWith("/tmp")
                        && (usage.name().contains("mkdtemp")
                            || parts.stream().noneMatch(Part.Field.class::isInstance)
                                && parts.stream().anyMatch(Part.Some.class::isInstance)));
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(MisuseCheck.super.run(app, context), PlaceCheck.super.run(app, context));
  }
}
