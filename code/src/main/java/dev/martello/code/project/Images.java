package dev.martello.code.project;

import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Val;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells how the image of a function is built and what it starts. */
final class Images {
  private static final Pattern PYTHON = Pattern.compile("(?:^|[/-])python(?:[:@-].*)?$");
  private static final Pattern NODE = Pattern.compile("(?:^|[/-])(?:nodejs|node)(?:[:@-].*)?$");
  private static final Pattern JAVA =
      Pattern.compile(
          "(?:^|[/-])(?:java|openjdk|amazoncorretto|eclipse-temurin|corretto)(?:[:@-].*)?$");

  private static final Pattern GO = Pattern.compile("(?:^|[/-])golang(?:[:@-].*)?$");

  /** {@code app.handler}, {@code src/app.handler}, {@code com.acme.App::handle}. */
  private static final Pattern HANDLER = Pattern.compile("[\\w$./-]+(?:\\.|::)[\\w$]+");

  private static final String FILE = "Dockerfile";

  /**
   * How an image is built.
   *
   * @param file the name of its Dockerfile in the folder that it is built from
   */
  record Build(String file, Map<String, String> arguments, String target) {
    SequencedMap<String, Dockerfile.Stage> read(String text) {
      return Dockerfile.read(text, arguments, target);
    }
  }

  private final App app;

  Images(App app) {
    this.app = app;
  }

  /** Reads the metadata that SAM and the CDK leave for their builds. */
  Build build(LambdaFunction function) {
    var metadata = app.metadataOf(function);
    if (metadata.isEmpty()) {
      return new Build(FILE, Map.of(), "");
    }
    var arguments = new TreeMap<String, String>();
    for (var name : List.of("DockerBuildArgs", "aws:asset:docker-build-args")) {
      for (var part : metadata.get().get(name).parts()) {
        known(part.value()).forEach(value -> arguments.put(part.name(), value));
      }
    }
    return new Build(
        first(metadata.get(), "Dockerfile", "aws:asset:dockerfile-path").orElse(FILE),
        arguments,
        first(metadata.get(), "DockerBuildTarget", "aws:asset:docker-build-target").orElse(""));
  }

  private static Optional<String> first(Settings metadata, String... names) {
    return Stream.of(names)
        .flatMap(name -> known(metadata.get(name)))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Stream<String> known(Settings settings) {
    return settings.text() instanceof Val.Known<String>(var text, var _)
        ? Stream.of(text)
        : Stream.empty();
  }

  /** Returns what the image runs: what the function's configuration says goes before the file. */
  List<String> started(LambdaFunction function, Dockerfile.Stage stage) {
    var command = words(function, "Command");
    var entry = words(function, "EntryPoint");
    return Stream.concat(
            (entry.isEmpty() ? stage.entryPoint() : entry).stream(),
            (command.isEmpty() ? stage.command() : command).stream())
        .toList();
  }

  /** What a template says that an image runs, whatever is in it. */
  record Started(String handler, List<String> runtimes) {
    Started {
      runtimes = List.copyOf(runtimes);
    }
  }

  /** Returns the handler that the function's configuration names, if it names one. */
  Optional<Started> configured(LambdaFunction function) {
    var words = words(function, "EntryPoint", "Command");
    var runtimes =
        words.contains("awslambdaric")
            ? List.of("python")
            : words.contains("aws-lambda-ric")
                ? List.of("nodejs")
                : words.stream().anyMatch(word -> word.contains("::"))
                    ? List.of("java")
                    : List.of("python", "nodejs");
    return handler(words).map(handler -> new Started(handler, runtimes));
  }

  private List<String> words(LambdaFunction function, String... names) {
    var image = app.settingsOf(function).get("ImageConfig");
    return Stream.of(names)
        .flatMap(name -> image.get(name).items().stream())
        .flatMap(Images::known)
        .toList();
  }

  /** Returns the folder that the image starts in. */
  String folder(LambdaFunction function, Dockerfile.Stage stage) {
    var image = app.settingsOf(function).get("ImageConfig");
    return known(image.get("WorkingDirectory"))
        .filter(path -> path.startsWith("/"))
        .map(path -> FilePaths.joined("", path))
        .findFirst()
        .orElse(FilePaths.joined("", stage.folder()));
  }

  /** Returns the handler among the words of a command: the last one, if it looks like one. */
  static Optional<String> handler(List<String> words) {
    return words.isEmpty() || !HANDLER.matcher(words.getLast()).matches() || isFile(words)
        ? Optional.empty()
        : Optional.of(words.getLast());
  }

  /** {@code python app.py} and {@code node server.js} start a program of their own. */
  private static boolean isFile(List<String> words) {
    return words.getLast().matches(".*\\.(?:py|js|mjs|cjs|ts|jar|sh)");
  }

  /** Returns the runtime that an image has, by the image that it starts from; empty for others. */
  static Optional<String> runtime(Dockerfile.Stage stage, List<String> words) {
    var base = stage.base();
    if (PYTHON.matcher(base).find() || words.contains("awslambdaric")) {
      return Optional.of("python");
    }
    if (NODE.matcher(base).find() || words.contains("aws-lambda-ric")) {
      return Optional.of("nodejs");
    }
    return JAVA.matcher(base).find() || words.stream().anyMatch(word -> word.contains("::"))
        ? Optional.of("java")
        : Optional.empty();
  }

  /**
   * Returns what an image may call the program of Go that is built for it, best first; nothing
   * where none is built.
   */
  static List<String> programs(
      SequencedMap<String, Dockerfile.Stage> stages, Dockerfile.Stage last, List<String> words) {
    var building =
        stages.values().stream()
            .filter(stage -> !stage.programs().isEmpty() || GO.matcher(stage.base()).find())
            .filter(stage -> stage.equals(last) || isCopied(stage, stages, last))
            .toList();
    return building.isEmpty()
        ? List.of()
        : Stream.concat(
                building.stream().flatMap(stage -> stage.programs().stream()),
                words.stream().limit(1))
            .map(path -> path.replaceFirst("(?:/main)?\\.go$|/$", ""))
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .toList();
  }

  /** What the stage made is copied into the last one; stages are named or counted. */
  private static boolean isCopied(
      Dockerfile.Stage stage,
      SequencedMap<String, Dockerfile.Stage> stages,
      Dockerfile.Stage last) {
    var names = List.copyOf(stages.keySet());
    return last.copies().stream()
        .filter(copy -> !copy.stage().isEmpty())
        .anyMatch(
            copy ->
                stage.equals(stages.get(copy.stage()))
                    || copy.stage().equals(Integer.toString(at(stage, names, stages))));
  }

  private static int at(
      Dockerfile.Stage stage, List<String> names, SequencedMap<String, Dockerfile.Stage> stages) {
    return IntStream.range(0, names.size())
        .filter(number -> stage.equals(stages.get(names.get(number))))
        .findFirst()
        .orElse(-1);
  }
}
