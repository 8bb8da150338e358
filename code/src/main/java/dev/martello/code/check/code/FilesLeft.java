package dev.martello.code.check.code;

import dev.martello.code.flow.Part;
import dev.martello.code.flow.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells which files a function of Python leaves in {@code /tmp}, or takes for its own there. */
final class FilesLeft {
  private static final Pattern REMOVING =
      Pattern.compile(
          "^(?:os\\.(?:remove|unlink|rmdir|system|rename|replace)|shutil\\.(?:rmtree|move)|subprocess\\..*"
              + "|pathlib\\..*\\.(?:unlink|rmdir|rename|replace)|tempfile\\..*\\.cleanup)$");

  private static final Pattern EXISTING =
      Pattern.compile(
          "os\\.path\\.(?:exists|isfile)|os\\.access|pathlib\\.Path\\(\\)\\.(?:exists|is_file)");

  private static final String FILE = "tempfile.NamedTemporaryFile";

  /** What makes a file or folder of a new name and never removes it. */
  private static final Set<String> MADE = Set.of("tempfile.mkdtemp", "tempfile.mkstemp");

  private static final Pattern KEPT = Pattern.compile("\\bdelete\\s*=\\s*False\\b");

  private FilesLeft() {}

  static Stream<PlaceCheck.Place> places(List<Usage> usages) {
    boolean isTidy = usages.stream().anyMatch(usage -> REMOVING.matcher(usage.name()).find());
    var left =
        usages.stream()
            .filter(usage -> !isTidy && !usage.isInitialisation() && isLeft(usage))
            .map(
                usage ->
                    new PlaceCheck.Place(
                        usage.where(),
                        "each event leaves another file in `/tmp`, which is full in the end"));
    var taken =
        usages.stream()
            .filter(usage -> usage.name().equals("aws:s3.download_file"))
            .filter(usage -> !usage.isInitialisation() && isOfEvent(usage))
            .filter(usage -> target(usage).filter(path -> isAsked(path, usages)).isPresent())
            .map(
                usage ->
                    new PlaceCheck.Place(
                        usage.where(),
                        "the file of an earlier event is taken for that of this one"));
    return Stream.concat(left, taken);
  }

  private static final Pattern MAKING_OF_JAVA =
      Pattern.compile(
          "java\\.nio\\.file\\.Files\\.createTemp(?:File|Directory)|java\\.io\\.File\\.createTempFile");

  private static final Pattern REMOVING_OF_JAVA =
      Pattern.compile("\\.(?:delete\\w*|forceDelete\\w*|cleanDirectory|move\\w*|renameTo)$");

  /** Files of new names that no code of Java removes. */
  static Stream<PlaceCheck.Place> ofJava(List<Usage> usages) {
    boolean isTidy =
        usages.stream()
            .anyMatch(
                usage ->
                    REMOVING_OF_JAVA.matcher(usage.name()).find()
                        || usage.where().file().text().contains("DELETE_ON_CLOSE")
                        || usage.where().file().text().contains("::delete"));
    return usages.stream()
        .filter(usage -> !isTidy && !usage.isInitialisation())
        .filter(usage -> MAKING_OF_JAVA.matcher(usage.name()).matches())
        .map(
            usage ->
                new PlaceCheck.Place(
                    usage.where(),
                    "each event leaves another file in `/tmp`, which is full in the end"));
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
        .flatMap(FilesLeft::arguments)
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
