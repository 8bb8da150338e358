package dev.martello.code.check.code;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds files below {@code /tmp} that each event gives another name and nothing removes. */
final class NamedFiles {
  /*
   * Knowledge tells the calls that write such a file. Whoever removes something whose name the code
   * does not tell may remove it, and whoever asks whether something is there keeps it for later.
   */
  /** As knowledge tells them. */
  static final String LEFT = "temporary-file-left";

  /** As knowledge tells what reads such a file, which a program that the code runs has made. */
  static final String READ = "temporary-file-read";

  private static final Pattern REMOVING =
      Pattern.compile(
          "(?i)(?:(?:aiofiles\\.)?os|shutil|pathlib\\..*|fs|rimraf|del|tmp(?:-promise)?\\..*|java\\.io\\.File|java\\.nio\\.file\\.Files"
              + "|org\\.apache\\.commons\\.io\\.FileUtils|com\\.google\\.common\\.io\\.\\w+)"
              + "\\.(?:unlink|rm|remove|delete(?!OnExit)\\w*|forceDelete(?!OnExit)\\w*|rename\\w*|move\\w*|replace|removecallback)(?:sync)?"
              + "|value\\.(?:unlink|delete(?:IfExists)?|rm)"
              + "|del|rimraf|rimraf\\.sync|tempfile\\..*\\.cleanup");

  /** What removes all that is in a folder, also where the code tells its name. */
  private static final Pattern EMPTYING =
      Pattern.compile(
          "(?i)(?:^|\\.)(?:rm|rmdir|rmtree|removeAll|emptyDir|rimraf|deleteDirectory|cleanDirectory"
              + "|deleteRecursively|setGracefulCleanup)(?:sync)?$");

  private static final Pattern RUNNING =
      Pattern.compile(
          "os\\.system|subprocess\\.(?:run|call|check_\\w+|Popen|get\\w+)|child_process\\.\\w+|execa|os/exec\\.Command(?:Context)?|java\\.lang\\.Runtime\\.exec"
              + "|java\\.lang\\.ProcessBuilder\\.<init>");

  /** Programs that remove files. */
  private static final Pattern PROGRAM = Pattern.compile("\\b(?:rm|mv|unlink|shred|find)\\b");

  private static final Pattern ASKING =
      Pattern.compile(
          "os\\.path\\.(?:exists|isfile)|os\\.access|pathlib\\.Path\\(\\)\\.(?:exists|is_file)|fs\\.(?:exists|access|pathExists)(?:Sync)?"
              + "|java\\.nio\\.file\\.Files\\.(?:exists|notExists|isRegularFile)|java\\.io\\.File\\.(?:exists|isFile)|os\\.Stat|os\\.Lstat");

  /** Whether a folder is there is asked before it is made. */
  private static final Pattern FOLDER = Pattern.compile("(?i)dir|folder|parent");

  private NamedFiles() {}

  /** Returns the call that writes a file which stays, the first where there are several. */
  static Stream<PlaceCheck.Place> left(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    var written = misuses(LEFT, code);
    var read =
        usages.stream().anyMatch(usage -> RUNNING.matcher(usage.name()).matches())
            ? misuses(READ, code).stream().filter(one -> isMadeByOther(one, written, usages))
            : Stream.<Analysis.Misuse>empty();
    var files = Stream.concat(written.stream(), read).toList();
    if (files.isEmpty() || code.result().reached().stream().anyMatch(FilesLeft::isClosing)) {
      return Stream.empty();
    }
    var caring = usages.stream().filter(NamedFiles::isCare).toList();
    return files.stream()
        .filter(misuse -> caring.stream().allMatch(care -> isOfOther(care, misuse, usages)))
        .limit(1)
        .map(misuse -> new PlaceCheck.Place(misuse.where().where(), misuse.message()));
  }

  private static List<Analysis.Misuse> misuses(String name, CodeResults.FunctionCode code) {
    return code.result().misuses().stream().filter(misuse -> misuse.check().equals(name)).toList();
  }

  /** The code itself writes no file of which this may be the name. */
  private static boolean isMadeByOther(
      Analysis.Misuse read, List<Analysis.Misuse> written, List<Usage> usages) {
    var paths = paths(read, usages);
    return !paths.isEmpty()
        && written.stream()
            .flatMap(one -> paths(one, usages).stream())
            .noneMatch(own -> paths.stream().anyMatch(path -> mayBe(path, own)));
  }

  private static List<List<Part>> paths(Analysis.Misuse misuse, List<Usage> usages) {
    return usages.stream()
        .filter(usage -> usage.where().equals(misuse.where().where()))
        .flatMap(NamedFiles::arguments)
        .filter(NamedFiles::isPath)
        .toList();
  }

  /**
   * What removes one file by a name that ends, or begins, otherwise leaves this one there, and so
   * does what empties a folder of another name.
   */
  private static boolean isOfOther(Usage care, Analysis.Misuse misuse, List<Usage> usages) {
    boolean isEmptying = isEmptying(care);
    var removed = arguments(care).filter(NamedFiles::isPath).toList();
    var kept = paths(misuse, usages);
    return (isEmptying || REMOVING.matcher(care.name()).matches())
        && !removed.isEmpty()
        && !kept.isEmpty()
        && removed.stream()
            .noneMatch(
                one ->
                    kept.stream()
                        .anyMatch(
                            other -> isEmptying ? mayBeginAlike(one, other) : mayBe(one, other)));
  }

  /** Begins with a folder, and goes on with what the code does not tell. */
  private static boolean isPath(List<Part> text) {
    return text.size() > 1
        && text.getFirst() instanceof Part.Fixed(var start)
        && start.startsWith("/tmp");
  }

  private static boolean mayBe(List<Part> one, List<Part> other) {
    var ends = List.of(end(one), end(other));
    return (ends.getFirst().endsWith(ends.getLast()) || ends.getLast().endsWith(ends.getFirst()))
        && mayBeginAlike(one, other);
  }

  private static boolean mayBeginAlike(List<Part> one, List<Part> other) {
    return start(one).startsWith(start(other)) || start(other).startsWith(start(one));
  }

  private static String start(List<Part> text) {
    return text.getFirst() instanceof Part.Fixed(var fixed) ? fixed : "";
  }

  private static String end(List<Part> text) {
    return text.getLast() instanceof Part.Fixed(var fixed) ? fixed : "";
  }

  /** Returns whether something is removed at all. */
  static boolean isRemoving(List<Usage> usages) {
    return usages.stream()
        .map(Usage::name)
        .anyMatch(name -> REMOVING.matcher(name).matches() || EMPTYING.matcher(name).find());
  }

  private static boolean isEmptying(Usage usage) {
    boolean mayBeFile = usage.name().startsWith("fs.rm");
    return EMPTYING.matcher(usage.name()).find()
        && (!mayBeFile || usage.where().text().contains("recursive"));
  }

  private static boolean isCare(Usage usage) {
    var name = usage.name();
    return isEmptying(usage)
        || (REMOVING.matcher(name).matches() && !isFixed(usage))
        || isRemovingByProgram(usage)
        || (ASKING.matcher(name).matches()
            && !isFixed(usage)
            && !FOLDER.matcher(usage.where().text()).find());
  }

  /** Returns whether a program is run that removes files. */
  static boolean isRemovingByProgram(Usage usage) {
    return RUNNING.matcher(usage.name()).matches() && isRemoving(usage);
  }

  /** A program that the code does not tell may be one that removes files. */
  private static boolean isRemoving(Usage usage) {
    var told =
        arguments(usage)
            .flatMap(List::stream)
            .filter(Part.Fixed.class::isInstance)
            .map(part -> ((Part.Fixed) part).text())
            .toList();
    return told.isEmpty() || told.stream().anyMatch(text -> PROGRAM.matcher(text).find());
  }

  private static boolean isFixed(Usage usage) {
    var texts = arguments(usage).toList();
    return !texts.isEmpty()
        && texts.stream().flatMap(List::stream).allMatch(Part.Fixed.class::isInstance);
  }

  private static Stream<List<Part>> arguments(Usage usage) {
    return Stream.of(
            Stream.of(usage.receiver()), usage.placed().stream(), usage.named().values().stream())
        .flatMap(all -> all)
        .flatMap(NamedFiles::texts);
  }

  private static Stream<List<Part>> texts(Usage.Argument argument) {
    return Stream.concat(
        argument.texts().stream(), argument.members().values().stream().flatMap(NamedFiles::texts));
  }
}
