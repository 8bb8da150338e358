package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Label;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names of temporary files that others can tell before the file is made. */
public final class TemporaryNames {
  /** The one folder that functions may write to. */
  static final String FOLDER = "/tmp";

  private TemporaryNames() {}

  /**
   * Returns whether a path stands below the folder for temporary files, and nothing is in its name
   * but what the code says and numbers that others can tell, such as the time.
   */
  static boolean isPredictable(Value path, Interpreter run) {
    var text = Objects.held(run, path, Set.of());
    var taints = Objects.deep(run, path);
    return text.atoms().stream().anyMatch(atom -> isInFolder(atom) || isObject(atom, run))
        && taints.keySet().stream().noneMatch(label -> label.source() == Label.UNGUESSABLE)
        && taints.entrySet().stream()
            .anyMatch(
                part ->
                    part.getKey().source() == Label.GUESSABLE
                        && SinkKind.GUESSABLE.isHarmedBy(part.getValue().cleared()));
  }

  /** Returns whether a path stands below the folder, and no two events give it the same name. */
  static boolean isVarying(Value path, Interpreter run) {
    var text = Objects.held(run, path, Set.of());
    boolean isMade =
        text.atoms().stream()
            .anyMatch(
                atom ->
                    isInFolder(atom) && isOpen(((Atom.Words) atom).parts()) || isObject(atom, run));
    return isMade
        && Objects.deep(run, path).keySet().stream()
            .anyMatch(
                label ->
                    label.source() >= 0
                        || label.source() == Label.GUESSABLE
                        || label.source() == Label.UNGUESSABLE);
  }

  /** Python: of the text of such an object nothing is known, but what is in it. */
  private static final String OBJECT = "pathlib.";

  /** What says in a file that objects are of the folder. */
  private static final Pattern NAMING = Pattern.compile("/tmp|gettempdir");

  private static boolean isObject(Atom atom, Interpreter run) {
    return atom instanceof Atom.External(var name, _, _)
        && name.startsWith(OBJECT)
        && NAMING.matcher(run.where(new Span(0, 0)).file().text()).find();
  }

  /** Files in a folder of that name are there for later events. */
  private static final String CACHE = "cache";

  private static boolean isOpen(List<Part> parts) {
    return !((Part.Fixed) parts.getFirst()).text().contains(CACHE)
        && parts.stream().anyMatch(part -> part instanceof Part.Field || part instanceof Part.Some);
  }

  /** Java: {@code System.getProperty("java.io.tmpdir")}. */
  static boolean isFolder(CallEvent event) {
    return event.name().endsWith("FileUtils.getTempDirectoryPath")
        || event.name().equals("java.lang.System.getProperty")
            && event.arguments().at(0).constantText().filter("java.io.tmpdir"::equals).isPresent();
  }

  /** Returns where the name is made that a call uses. */
  public static Optional<Origin.Written> made(Value path, Origin.Written use, Interpreter run) {
    return Objects.deep(run, path).entrySet().stream()
        .filter(part -> part.getKey().source() == Label.GUESSABLE)
        .flatMap(
            part ->
                part.getValue().trace().steps().reversed().stream()
                    .map(step -> step.where())
                    .filter(where -> !isWithin(where, use))
                    .limit(1))
        .findFirst();
  }

  private static boolean isWithin(Origin.Written step, Origin.Written use) {
    return step.file().equals(use.file())
        && use.span().start() <= step.span().start()
        && step.span().end() <= use.span().end();
  }

  private static boolean isInFolder(Atom atom) {
    return atom instanceof Atom.Words(var parts)
        && !parts.isEmpty()
        && parts.getFirst() instanceof Part.Fixed(var start)
        && start.startsWith(FOLDER);
  }
}
