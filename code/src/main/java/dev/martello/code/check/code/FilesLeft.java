package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which files a function of Python leaves in {@code /tmp}, or takes for its own there. */
final class FilesLeft {
  private static final Pattern REMOVING =
      Pattern.compile(
          "^(?:os\\.(?:remove|unlink|rmdir|rename|replace)|shutil\\.(?:rmtree|move)"
              + "|pathlib\\..*\\.(?:unlink|rmdir|rename|replace)|tempfile\\..*\\.cleanup)$");

  private static final Pattern EXISTING =
      Pattern.compile(
          "os\\.path\\.(?:exists|isfile)|os\\.access|fs\\.(?:exists|access|stat)(?:Sync)?|pathlib\\.Path\\(\\)\\.(?:exists|is_file)"
              + "|java\\.nio\\.file\\.Files\\.(?:exists|notExists|isRegularFile)|java\\.io\\.File\\.(?:exists|isFile)");

  private static final String FILE = "tempfile.NamedTemporaryFile";

  /** What makes a file or folder of a new name and never removes it. */
  private static final Set<String> MADE = Set.of("tempfile.mkdtemp", "tempfile.mkstemp");

  private static final Pattern KEPT = Pattern.compile("\\bdelete\\s*=\\s*False\\b");

  private FilesLeft() {}

  static Stream<PlaceCheck.Place> places(List<Usage> usages) {
    boolean isTidy =
        usages.stream()
            .anyMatch(
                usage ->
                    REMOVING.matcher(usage.name()).find() || NamedFiles.isRemovingByProgram(usage));
    var left =
        usages.stream()
            .filter(usage -> !isTidy && !usage.isInitialisation() && isLeft(usage))
            .map(
                usage ->
                    new PlaceCheck.Place(
                        usage.where(),
                        "each event leaves another file in `/tmp`, which is full in the end"));
    return Stream.of(left, taken(usages), mixed(usages)).flatMap(all -> all);
  }

  private static final Pattern UNPACKING =
      Pattern.compile("(?:tarfile|zipfile)\\..*\\.extractall|shutil\\.unpack_archive");

  private static final Pattern LISTING =
      Pattern.compile("os\\.(?:walk|listdir|scandir)|glob\\.i?glob");

  private static final Pattern REMOVING_FILES = Pattern.compile("os\\.(?:remove|unlink)");

  private static final Pattern EMPTYING =
      Pattern.compile(
          "shutil\\.rmtree|os\\.rmdir|os\\.system|subprocess\\..*|pathlib\\..*\\.unlink");

  /** A folder of one name for all events that is filled, and then gone through as a whole. */
  private static Stream<PlaceCheck.Place> mixed(List<Usage> usages) {
    return usages.stream()
        .filter(usage -> UNPACKING.matcher(usage.name()).matches() && !usage.isInitialisation())
        .filter(usage -> target(usage).filter(folder -> isListed(folder, usages)).isPresent())
        .filter(_ -> usages.stream().noneMatch(FilesLeft::isEmptying))
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(),
                    "files of earlier events are still in the folder, which is then gone through"));
  }

  private static final Pattern MAKING_FOLDER =
      Pattern.compile(
          "java\\.nio\\.file\\.Files\\.createDirector(?:y|ies)|java\\.io\\.File\\.mkdirs?|org\\.apache\\.commons\\.io\\.FileUtils\\.forceMkdir");

  private static final Pattern LISTING_OF_JAVA =
      Pattern.compile(
          "java\\.nio\\.file\\.Files\\.(?:list|walk|find|walkFileTree|newDirectoryStream)|java\\.io\\.File\\.list(?:Files)?"
              + "|org\\.apache\\.commons\\.io\\.FileUtils\\.(?:listFiles|iterateFiles)");

  /** Java: as {@link #mixed}, where the code makes the folder and nothing empties it. */
  static Stream<PlaceCheck.Place> mixedOfJava(List<Usage> usages) {
    boolean isTidy =
        usages.stream()
            .anyMatch(
                usage ->
                    REMOVING_OF_JAVA.matcher(usage.name()).find()
                        || usage.where().file().text().contains("::delete"));
    var folders =
        usages.stream()
            .filter(usage -> LISTING_OF_JAVA.matcher(usage.name()).matches())
            .flatMap(usage -> Stream.concat(Stream.of(usage.receiver()), arguments(usage)))
            .flatMap(argument -> constant(argument).stream())
            .filter(folder -> folder.startsWith("/tmp/"))
            .collect(Collectors.toSet());
    return isTidy
        ? Stream.empty()
        : usages.stream()
            .filter(usage -> MAKING_FOLDER.matcher(usage.name()).matches())
            .filter(usage -> !usage.isInitialisation())
            .filter(
                usage ->
                    Stream.concat(Stream.of(usage.receiver()), arguments(usage))
                        .flatMap(argument -> constant(argument).stream())
                        .anyMatch(folders::contains))
            .map(
                usage ->
                    new PlaceCheck.Place(
                        usage.where(),
                        "files of earlier events are still in the folder, which is then gone"
                            + " through"));
  }

  private static boolean isListed(String folder, List<Usage> usages) {
    return usages.stream()
        .filter(usage -> LISTING.matcher(usage.name()).matches())
        .flatMap(FilesLeft::arguments)
        .anyMatch(argument -> constant(argument).filter(at -> at.startsWith(folder)).isPresent());
  }

  /** Removes the folder, or files in it; that of a library's name is another one. */
  private static boolean isEmptying(Usage usage) {
    return EMPTYING.matcher(usage.name()).matches()
        || REMOVING_FILES.matcher(usage.name()).matches()
            && arguments(usage).anyMatch(argument -> !argument.texts().isEmpty());
  }

  /** Files that are fetched under one name for all, unless there is one from before. */
  static Stream<PlaceCheck.Place> taken(List<Usage> usages) {
    return usages.stream()
        .filter(usage -> FETCHING.matcher(usage.name()).matches())
        .filter(usage -> !usage.isInitialisation())
        .filter(usage -> isOfEvent(usage) || isGotten(usage) || isFetched(usage, usages))
        .filter(usage -> target(usage).filter(path -> isAsked(path, usages)).isPresent())
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(), "the file of an earlier event is taken for that of this one"));
  }

  private static final Pattern FETCHING =
      Pattern.compile(
          "aws:s3\\.(?:download_file|get_object)|fs\\.(?:createWriteStream|writeFile(?:Sync)?)"
              + "|java\\.nio\\.file\\.Files\\.(?:copy|write|writeString|newOutputStream)|java\\.io\\.FileOutputStream\\.<init>"
              + "|org\\.apache\\.commons\\.io\\.FileUtils\\.copyInputStreamToFile");

  private static final Pattern GETTING =
      Pattern.compile(
          "new @aws-sdk/client-s3\\.GetObjectCommand|new aws-sdk\\.S3\\(\\)\\.getObject|aws:s3\\.get_object");

  /** Java: one call fetches the object and writes the file. */
  private static boolean isGotten(Usage usage) {
    return GETTING.matcher(usage.name()).matches() && isVarying(usage);
  }

  /** Scripts and Java: what is written is an object that the event names. */
  private static boolean isFetched(Usage usage, List<Usage> usages) {
    return WRITING.matcher(usage.name()).lookingAt()
        && usages.stream()
            .anyMatch(each -> GETTING.matcher(each.name()).matches() && isVarying(each));
  }

  private static final Pattern WRITING =
      Pattern.compile("fs\\.|java\\.|org\\.apache\\.commons\\.io\\.");

  /** The object's key is not the same for all events. */
  private static boolean isVarying(Usage usage) {
    return Stream.concat(usage.placed().stream(), usage.named().values().stream())
        .flatMap(
            argument -> Stream.concat(Stream.of(argument), argument.members().values().stream()))
        .flatMap(argument -> argument.texts().stream())
        .flatMap(List::stream)
        .anyMatch(part -> part instanceof Part.Field || part instanceof Part.Some);
  }

  private static final Pattern MAKING_OF_JAVA =
      Pattern.compile(
          "java\\.nio\\.file\\.Files\\.createTemp(?:File|Directory)|java\\.io\\.File\\.createTempFile");

  private static final Pattern REMOVING_OF_JAVA =
      Pattern.compile(
          "(?:^|\\.)(?:delete(?!OnExit)[A-Z]?[A-Za-z]*|forceDelete(?!OnExit)\\w*|cleanDirectory|move\\w*|renameTo)$");

  /** Files of new names that no code of Java removes. */
  static Stream<PlaceCheck.Place> ofJava(List<Usage> usages, List<Unit> units) {
    boolean isClosed = units.stream().anyMatch(FilesLeft::isClosing);
    boolean isTidy =
        isClosed
            || usages.stream()
                .anyMatch(
                    usage ->
                        REMOVING_OF_JAVA.matcher(usage.name()).find()
                            || usage.where().file().text().contains("DELETE_ON_CLOSE")
                            || usage.where().file().text().contains("::delete"));
    var made =
        usages.stream()
            .filter(usage -> !usage.isInitialisation())
            .filter(usage -> MAKING_OF_JAVA.matcher(usage.name()).matches())
            .toList();
    if (made.isEmpty()) {
      return Stream.empty();
    }
    var forgotten = new ForgottenFiles(units, Language.JAVA);
    return made.stream()
        .filter(usage -> !isTidy || !isClosed && forgotten.isForgotten(usage))
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(),
                    "each event leaves another file in `/tmp`, which is full in the end"));
  }

  /** A class that removes the file when it is closed, at the end of the statement that made it. */
  static boolean isClosing(Unit unit) {
    return unit.language() == Language.JAVA
        && unit.procedures().stream()
            .filter(procedure -> procedure.name().equals("close"))
            .flatMap(procedure -> procedure.blocks().stream())
            .flatMap(block -> block.instructions().stream())
            .anyMatch(
                each ->
                    each instanceof Instruction.Call call
                        && switch (call.callee()) {
                          case Callee.Declared declared ->
                              REMOVING_OF_JAVA.matcher(declared.name()).find();
                          case Callee.Method method ->
                              REMOVING_OF_JAVA.matcher(method.name()).find();
                          case Callee.Value _, Callee.Construct _ -> false;
                        });
  }

  private static final Pattern APPENDING =
      Pattern.compile("java\\.io\\.(?:FileWriter|FileOutputStream)\\.<init>");

  /** Java: a file that was made at the start and only grows. */
  static Stream<PlaceCheck.Place> appended(List<Usage> usages) {
    boolean isTidy =
        usages.stream().anyMatch(usage -> REMOVING_OF_JAVA.matcher(usage.name()).find());
    boolean isMadeOnce =
        usages.stream()
            .anyMatch(
                usage ->
                    usage.isInitialisation() && MAKING_OF_JAVA.matcher(usage.name()).matches());
    return usages.stream()
        .filter(usage -> isMadeOnce && !isTidy && !usage.isInitialisation())
        .filter(FilesLeft::isAppending)
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(), "what earlier events wrote into the file is still there"));
  }

  private static boolean isAppending(Usage usage) {
    return APPENDING.matcher(usage.name()).matches()
        && usage.placed().size() > 1
        && usage.placed().get(1).constant().matches("true|1");
  }

  private static boolean isLeft(Usage usage) {
    return MADE.contains(usage.name())
        || (usage.name().equals(FILE) && KEPT.matcher(usage.where().text()).find());
  }

  /** The object that is fetched is one that the event names. */
  private static boolean isOfEvent(Usage usage) {
    return arguments(usage)
        .flatMap(argument -> argument.texts().stream())
        .flatMap(List::stream)
        .anyMatch(Part.Field.class::isInstance);
  }

  /** Returns the path of the file, if it is the same for all events. */
  private static Optional<String> target(Usage usage) {
    return arguments(usage)
        .flatMap(argument -> constant(argument).stream())
        .filter(path -> path.startsWith("/tmp/"))
        .findFirst();
  }

  private static boolean isAsked(String path, List<Usage> usages) {
    return usages.stream()
        .filter(usage -> EXISTING.matcher(usage.name()).matches())
        .flatMap(usage -> Stream.concat(Stream.of(usage.receiver()), arguments(usage)))
        .anyMatch(argument -> constant(argument).filter(path::equals).isPresent());
  }

  private static Optional<String> constant(Usage.Argument argument) {
    return argument.texts().size() == 1
            && argument.texts().getFirst().size() == 1
            && argument.texts().getFirst().getFirst() instanceof Part.Fixed(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Stream<Usage.Argument> arguments(Usage usage) {
    return Stream.concat(usage.placed().stream(), usage.named().values().stream());
  }
}
