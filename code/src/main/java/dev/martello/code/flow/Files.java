package dev.martello.code.flow;

import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What functions write into files and, in Python, into files in memory, and read again: what was
 * downloaded into a file is what comes out of it.
 */
public final class Files {
  /*
   * Files are told apart by the texts of their paths, as far as these stand in the code. They are
   * members of one object, so that what a helper writes is seen by what runs after it. Files in memory are
   * objects of their own.
   */
  private static final String BUFFER = "io.Buffer";

  private static final Set<String> MAKING =
      Set.of(
          "io.BytesIO", "io.StringIO", "tempfile.TemporaryFile", "tempfile.SpooledTemporaryFile");
  private static final Set<String> OPENING = Set.of("open", "io.open");
  private static final int SHORTEST = 5;

  private Files() {}

  /** Does what files in memory do, and downloads. */
  public static Optional<Value> call(CallEvent event, Interpreter run) {
    var name = event.name();
    if (MAKING.contains(name)) {
      return Optional.of(made(event, run));
    }
    if (name.startsWith(BUFFER)) {
      return Optional.of(ofBuffer(name.substring(BUFFER.length() + 1), event, run));
    }
    switch (name) {
      case "aws:s3.download_file" -> written(target(event, "Filename"), content(event, run), run);
      case "aws:s3.download_fileobj" -> filled(target(event, "Fileobj"), content(event, run), run);
      case "open().write", "open().writelines", "io.open().write" ->
          filled(event.receiver(), Objects.deep(run, event.arguments().at(0)), run);
      case "pathlib.Path().write_bytes", "pathlib.Path().write_text" ->
          written(event.receiver(), Objects.deep(run, event.arguments().at(0)), run);
      case "tempfile.NamedTemporaryFile().write",
          "tempfile.NamedTemporaryFile().__enter__().write" ->
          filled(event.receiver(), Objects.deep(run, event.arguments().at(0)), run);
      case "shutil.copyfileobj" ->
          filled(
              event.arguments().get(1, "fdst"),
              Objects.deep(run, event.arguments().get(0, "fsrc")),
              run);
      default -> {}
    }
    return Optional.empty();
  }

  /** Takes note of which file an opened one is. */
  static void opened(CallEvent event, Value result, Interpreter run) {
    if (!OPENING.contains(event.name())) {
      return;
    }
    for (var atom : result.atoms()) {
      if (atom instanceof Atom.External external && external.call() >= 0) {
        put(number(external), event.arguments().get(0, "file"), run);
      }
    }
  }

  /** Returns what is in the files that a call is given the paths of. */
  public static Map<Label, Taint> read(CallEvent event, Interpreter run) {
    var found = new TreeMap<Label, Taint>();
    if (run.sites().hasFiles()) {
      event.arguments().all().forEach(value -> found.putAll(read(value, run)));
      if (isPath(event.receiver())) {
        found.putAll(read(event.receiver(), run));
      }
    }
    return found;
  }

  private static Map<Label, Taint> read(Value path, Interpreter run) {
    return key(path)
        .flatMap(key -> held(key, run))
        .<Map<Label, Taint>>map(Value::taints)
        .orElse(Map.of());
  }

  /**
   * Returns what a call is given as content: also what is in a file in memory, or in one of a path.
   */
  public static Value content(Value value, SinkKind kind, Interpreter run) {
    boolean isBuffer = value.atoms().stream().anyMatch(atom -> isBuffer(atom, run));
    boolean isByPath =
        run.sites().hasFiles()
            && (kind == SinkKind.XML
                || kind == SinkKind.ARCHIVE
                || kind == SinkKind.DESERIALIZATION);
    var all = isBuffer ? value.tainted(Objects.deep(run, value)) : value;
    return isByPath ? all.tainted(read(value, run)) : all;
  }

  private static boolean isBuffer(Atom atom, Interpreter run) {
    return atom instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.type().equals(BUFFER);
  }

  private static Value made(CallEvent event, Interpreter run) {
    var first = event.name().startsWith("io.") ? event.arguments().at(0) : Value.none();
    var object = HeapObject.of(HeapObject.Kind.INSTANCE).withType(BUFFER).withAny(first);
    return run.make(event, 30, object).tainted(Objects.deep(run, first));
  }

  private static Value ofBuffer(String method, CallEvent event, Interpreter run) {
    return switch (method) {
      case "write", "writelines" -> {
        var more = Value.unknown().tainted(Objects.deep(run, event.arguments().at(0)));
        filled(event.receiver(), more.taints(), run);
        yield Value.unknown();
      }
      case "__enter__" -> event.receiver();
      case "seek", "tell", "close", "truncate", "flush" -> Value.unknown();
      default -> Value.unknown().tainted(Objects.deep(run, event.receiver()));
    };
  }

  /** The last argument of a download, by whatever object it is asked for, is where it goes to. */
  private static Value target(CallEvent event, String name) {
    var named = event.arguments().named(name);
    var placed = event.arguments().placed();
    return named.isNone() && !placed.isEmpty() ? placed.get(Math.min(2, placed.size() - 1)) : named;
  }

  /** Whoever chooses the object chooses its content. */
  private static Map<Label, Taint> content(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var named = new java.util.HashMap<>(event.arguments().named());
    boolean isNamed = named.remove("Filename") != null | named.remove("Fileobj") != null;
    var given = isNamed ? placed : placed.subList(0, Math.max(0, Math.min(2, placed.size() - 1)));
    var arguments =
        new Arguments(given, named, event.arguments().elements(), event.arguments().entries());
    return run.unknownResult(event.receiver(), arguments).taints();
  }

  private static void filled(Value file, Map<Label, Taint> content, Interpreter run) {
    for (var atom : file.atoms()) {
      if (atom instanceof Atom.External external && isNew(external)) {
        written(Value.of(external), content, run);
      } else if (isBuffer(atom, run)) {
        int object = ((Atom.Reference) atom).object();
        var held = java.util.Objects.requireNonNull(run.get(object));
        run.put(object, held.withAny(Value.unknown().tainted(content)));
      } else if (atom instanceof Atom.External external && external.call() >= 0) {
        held(number(external), run).ifPresent(path -> written(path, content, run));
      }
    }
  }

  /** Takes note of what is written into a file. */
  public static void written(Value path, Map<Label, Taint> content, Interpreter run) {
    if (!content.isEmpty()) {
      key(path).ifPresent(key -> put(key, Value.unknown().tainted(content), run));
    }
  }

  private static void put(String key, Value value, Interpreter run) {
    var before = run.get(run.sites().files());
    var files = before == null ? HeapObject.of(HeapObject.Kind.MODULE) : before;
    run.put(run.sites().files(), files.with(run.names().of(key), value));
  }

  private static Optional<Value> held(String key, Interpreter run) {
    var files = run.get(run.sites().files());
    return files == null
        ? Optional.empty()
        : Optional.ofNullable(files.member(run.names().of(key)));
  }

  private static boolean isNew(Atom.External file) {
    return NEW_NAME.matcher(file.name()).lookingAt();
  }

  private static String number(Atom.External external) {
    return "open " + external.call();
  }

  /** A path's text, with a star for what varies; or what made a name that nobody has yet. */
  private static Optional<String> key(Value path) {
    return path.only()
        .flatMap(
            atom ->
                switch (atom) {
                  case Atom.Words words -> Optional.of(words.shown());
                  case Atom.External(var name, _, _) when NEW_NAME.matcher(name).lookingAt() ->
                      Optional.of(ITSELF.matcher(name).replaceFirst(""));
                  case Atom.External(var name, _, var text) when name.equals(PATH) ->
                      Optional.of(text);
                  default -> Optional.<String>empty();
                })
        .filter(text -> text.length() >= SHORTEST);
  }

  private static final Pattern NEW_NAME =
      Pattern.compile("(?:tempfile|tmp|tmp-promise|tempy|temp)\\.");

  /** An opened file, and its name. */
  private static final Pattern ITSELF = Pattern.compile("(?:\\.__enter__\\(\\))?(?:\\.name)?$");

  /** Python: paths as objects, whose text is known as far as that of a text would be. */
  private static final String PATH = "pathlib.Path()";

  private static final int LONGEST_PATH = 60;

  /** Returns the object of a path of Python that is made of pieces. */
  public static Value path(List<Value> pieces, Interpreter run) {
    var text = pieces.stream().map(Files::shown).reduce("", Files::below);
    var made = Value.of(new Atom.External(PATH, -1, text.length() > LONGEST_PATH ? "" : text));
    return pieces.stream().reduce(made, (path, piece) -> path.tainted(Objects.deep(run, piece)));
  }

  /** A piece that begins at the root stands for itself. */
  private static String below(String folder, String piece) {
    return folder.isEmpty() || piece.startsWith("/") ? piece : folder + "/" + piece;
  }

  private static String shown(Value piece) {
    return piece
        .only()
        .map(
            atom ->
                switch (atom) {
                  case Atom.Words words -> words.shown();
                  case Atom.External(var name, _, var text) when name.equals(PATH) -> text;
                  default -> "*";
                })
        .filter(text -> !text.isEmpty())
        .orElse("*");
  }

  /** Returns whether a value is the object of a path. */
  public static boolean isPath(Value value) {
    return value.only().orElse(null) instanceof Atom.External(var name, _, _) && name.equals(PATH);
  }
}
