package dev.martello.code.project;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Start;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Source;
import dev.martello.engine.Part;
import dev.martello.model.Code;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Trigger;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes functions that look like handlers for some, in code that no template declares. */
public final class AssumedHandlers {
  private static final List<Source> UNKNOWN =
      List.of(new Source("unknown", Source.Trust.UNKNOWN, "whatever invokes the function"));
  private static final List<Source> REQUEST =
      List.of(new Source("request", Source.Trust.UNKNOWN, "a request"));
  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  /** What a test framework runs; it reaches the whole application and no event reaches it. */
  private static final Pattern TESTS =
      Pattern.compile(".*(?:\\.(?:test|spec)\\.[cm]?[jt]sx?|_test\\.go)");

  private static final List<String> BUILDS = List.of("pom.xml", "build.gradle", "build.gradle.kts");

  private final Part.Code code;
  private final CodeFolder scripts;
  private final Map<Path, CodeFolder> projects = new HashMap<>();

  /** Looks at the code below one root. */
  public AssumedHandlers(Part.Code code) {
    this.code = code;
    this.scripts = new CodeFolder(code.files(), code.files().root());
  }

  /**
   * A function that nothing declares.
   *
   * @param function all that is known of it: where it stands
   */
  public record Assumed(LambdaFunction function, Handlers.Found.Handler handler) {}

  /**
   * Returns the functions, by file and place, but for those of tests.
   *
   * @param read the files whose code belongs to functions that are declared
   */
  public List<Assumed> except(Set<String> read) {
    var all = new ArrayList<Assumed>();
    for (var path : code.paths()) {
      if (!read.contains(path) && !TESTS.matcher(path).matches()) {
        add(path, all);
      }
    }
    return all;
  }

  private void add(String path, List<Assumed> all) {
    var file = code.files().resolve(path);
    var folder = folder(file, path);
    var unit = folder.file(relative(folder, file));
    if (unit.isEmpty()) {
      return;
    }
    var named = new HashSet<String>();
    for (var shape : new HandlerShapes(unit.get()).all()) {
      var invoked =
          handler(unit.get(), shape)
              .flatMap(EventTypes::of)
              .or(() -> EventTypes.declared(shape.name(), unit.get()));
      var sources =
          isOfWeb(shape) ? REQUEST : invoked.map(EventTypes::source).map(List::of).orElse(UNKNOWN);
      var entry = new Analysis.Entry(unit.get(), shape.name(), sources, shape.start());
      var origin = new Origin.Written(unit.get().file(), place(unit.get(), shape));
      var id = named.add(shape.name()) ? shape.name() : shape.name() + ":" + origin.line();
      var triggers = invoked.map(source -> EventTypes.triggers(source, origin)).orElse(List.of());
      all.add(
          new Assumed(
              function(id, shape, triggers, origin), new Handlers.Found.Handler(entry, folder)));
    }
  }

  /** The method of Java that a name means, or the function of a script. */
  private static Optional<Procedure> handler(Unit unit, HandlerShapes.Shape shape) {
    if (unit.language().isScript()) {
      return shape.start() instanceof Start.At at && at.parameters().contains("event")
          ? Optional.of(unit.procedures().get(at.procedure()))
          : Optional.empty();
    }
    var name = shape.name().split("::");
    return unit.procedures().stream()
        .filter(procedure -> name.length == 2)
        .filter(procedure -> procedure.owner().equals(name[0]))
        .filter(procedure -> procedure.name().equals(name[1]))
        .filter(procedure -> !procedure.is(Procedure.Trait.BRIDGE))
        .findFirst();
  }

  private CodeFolder folder(Path file, String path) {
    if (path.endsWith(".go")) {
      return project(Objects.requireNonNull(file.getParent()));
    }
    return path.endsWith(".java") ? project(file, path) : scripts;
  }

  private static boolean isOfWeb(HandlerShapes.Shape shape) {
    return switch (shape.start()) {
      case Start.Named _ -> false;
      case Start.Made _ -> false;
      case Start.At at -> !at.parameters().contains("event");
      case Start.Routes _ -> true;
    };
  }

  private static String relative(CodeFolder folder, Path file) {
    return LocalFiles.slashed(folder.folder().relativize(file));
  }

  /** The project of a source of Java: what has its build, or the folder of its packages. */
  private CodeFolder project(Path file, String path) {
    var root = code.files().root();
    for (var folder = file.getParent();
        folder != null && folder.startsWith(root);
        folder = folder.getParent()) {
      var at = folder;
      if (BUILDS.stream().anyMatch(name -> Files.isRegularFile(at.resolve(name)))) {
        return project(folder);
      }
    }
    return project(sourceRoot(file, path));
  }

  private CodeFolder project(Path folder) {
    return projects.computeIfAbsent(folder, _ -> new CodeFolder(code.files(), folder));
  }

  private Path sourceRoot(Path file, String path) {
    var folder = Objects.requireNonNull(file.getParent());
    if (code.files().read(path) instanceof FileText.Text text) {
      var declared = PACKAGE.matcher(text.file().text());
      if (declared.find()) {
        var steps = Path.of(declared.group(1).replace('.', '/'));
        var above = folder;
        for (int step = 0; step < steps.getNameCount() && above != null; step++) {
          above = above.getParent();
        }
        if (folder.endsWith(steps) && above != null && above.startsWith(code.files().root())) {
          return above;
        }
      }
    }
    return folder;
  }

  /** Of a function that no template declares nothing is known but its code. */
  private static LambdaFunction function(
      String id, HandlerShapes.Shape shape, List<Trigger> triggers, Origin.Written origin) {
    var identity =
        new Identity(origin.file().path(), id, FUNCTION, id, FUNCTION, origin, Tri.UNKNOWN);
    Val<String> unknown = Val.unknown("no template", origin);
    Val<Long> number = Val.unknown("no template", origin);
    return new LambdaFunction(
        identity,
        unknown,
        unknown,
        unknown,
        Val.known(shape.name(), origin),
        new Code.Undeclared(origin),
        List.of(),
        List.of(),
        unknown,
        List.of(),
        number,
        number,
        List.of(),
        unknown,
        unknown,
        List.of(),
        unknown,
        unknown,
        new LambdaFunction.NetworkAttachment(List.of(), List.of(), Tri.UNKNOWN, origin),
        new Link.Elsewhere<>(unknown),
        new Link.Elsewhere<>(unknown),
        List.of(),
        List.of(),
        triggers,
        new Exposure(Exposure.Level.UNKNOWN, List.of()));
  }

  private static Span place(Unit unit, HandlerShapes.Shape shape) {
    return switch (shape.start()) {
      case Start.At at -> unit.procedures().get(at.procedure()).span();
      case Start.Made made -> unit.procedures().get(made.procedure()).span();
      case Start.Named _, Start.Routes _ -> new Span(0, 0);
    };
  }
}
