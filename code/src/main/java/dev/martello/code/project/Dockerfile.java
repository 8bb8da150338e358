package dev.martello.code.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Dockerfile says of the image's last stage, as far as a function's code hangs on it. */
final class Dockerfile {
  /*
   * Dockerfile reference, https://docs.docker.com/reference/dockerfile/. Nothing is run: what RUN makes
   * is not known. Texts without a value for a variable keep it as it is written.
   */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(?<braced>\\w+)(?::-(?<other>[^}]*))?\\}|(?<plain>\\w+))");

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final String TASK_ROOT = "/var/task";
  private static final int MOST_LINES = 5_000;
  private static final int MOST_STAGES = 50;

  /**
   * Files that are copied.
   *
   * @param sources paths of the folder that the image is built from, or of another stage
   * @param target a path of the image
   * @param isFolder whether the target is a folder whatever is copied
   * @param stage the stage that they come from; empty text for the folder
   */
  record Copy(List<String> sources, String target, boolean isFolder, String stage) {
    Copy {
      sources = List.copyOf(sources);
    }
  }

  /**
   * A stage.
   *
   * @param base the image that it starts from
   * @param folder the working folder at its end
   * @param programs the packages of Go that are built in it
   */
  record Stage(
      String base,
      List<Copy> copies,
      String folder,
      List<String> entryPoint,
      List<String> command,
      List<String> programs) {
    Stage {
      copies = List.copyOf(copies);
      entryPoint = List.copyOf(entryPoint);
      command = List.copyOf(command);
      programs = List.copyOf(programs);
    }

    /** Returns whether it starts from an image of AWS for functions. */
    boolean isOfLambda() {
      return base.contains("lambda/");
    }
  }

  private final Map<String, String> arguments;
  private final SequencedMap<String, Stage> stages = new LinkedHashMap<>();

  /** Values of variables in the stage that is read. */
  private final Map<String, String> values = new HashMap<>();

  private String name = "";
  private String base = "";
  private List<Copy> copies = new ArrayList<>();
  private String folder = "";
  private List<String> entryPoint = List.of();
  private List<String> command = List.of();
  private List<String> programs = new ArrayList<>();

  /** {@code go build -o /main ./cmd/orders}: what is built stands last. */
  private static final Pattern BUILT =
      Pattern.compile("\\bgo (?:build|install)\\b((?:\\s+[^\\s&|;]+)*)");

  private Dockerfile(Map<String, String> arguments) {
    this.arguments = arguments;
  }

  /**
   * Reads a file.
   *
   * @param arguments the build's arguments
   * @param target the stage to build; empty text for the last
   * @return the stages by name, the one that is built last
   */
  static SequencedMap<String, Stage> read(
      String text, Map<String, String> arguments, String target) {
    var file = new Dockerfile(arguments);
    lines(text).forEach(file::read);
    file.finish();
    if (file.stages.containsKey(target)) {
      var wanted = file.stages.remove(target);
      file.stages.put(target, wanted);
    }
    return file.stages;
  }

  /** Joins lines that go on, and leaves out comments. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var whole = new StringBuilder();
    for (var line : text.lines().limit(MOST_LINES).toList()) {
      var bare = line.strip();
      if (bare.startsWith("#")) {
        continue;
      }
      if (bare.endsWith("\\") || bare.endsWith("`")) {
        whole.append(bare, 0, bare.length() - 1).append(' ');
      } else {
        whole.append(bare);
        if (!whole.isEmpty()) {
          lines.add(whole.toString().strip());
        }
        whole.setLength(0);
      }
    }
    return lines;
  }

  private void read(String line) {
    var words = line.split("\\s+", 2);
    var rest = words.length < 2 ? "" : words[1].strip();
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "FROM" -> from(rest);
      case "ARG" -> argument(rest);
      case "ENV" -> environment(rest);
      case "WORKDIR" -> folder = inside(filled(unquoted(rest)));
      case "COPY", "ADD" -> copy(rest);
      case "RUN" -> run(rest);
      case "ENTRYPOINT" -> entryPoint = words(rest);
      case "CMD" -> command = words(rest);
      default -> {}
    }
  }

  private void from(String rest) {
    finish();
    var words =
        List.of(rest.split("\\s+")).stream().filter(word -> !word.startsWith("--")).toList();
    var from = words.isEmpty() ? "" : filled(words.getFirst());
    boolean isNamed = words.size() > 2 && words.get(1).equalsIgnoreCase("as");
    name = isNamed ? words.get(2) : Integer.toString(stages.size());
    var earlier = stages.get(from);
    base = earlier == null ? from : earlier.base();
    copies = new ArrayList<>(earlier == null ? List.of() : earlier.copies());
    folder = earlier == null ? (from.contains("lambda/") ? TASK_ROOT : "/") : earlier.folder();
    entryPoint = earlier == null ? List.of() : earlier.entryPoint();
    command = earlier == null ? List.of() : earlier.command();
    programs = new ArrayList<>(earlier == null ? List.of() : earlier.programs());
    values.put("LAMBDA_TASK_ROOT", TASK_ROOT);
  }

  private void finish() {
    if (!base.isEmpty() && stages.size() < MOST_STAGES) {
      stages.put(name, new Stage(base, copies, folder, entryPoint, command, programs));
    }
    base = "";
  }

  private void argument(String rest) {
    var pair = rest.split("=", 2);
    var given = arguments.get(pair[0].strip());
    var value = given != null ? given : pair.length > 1 ? filled(unquoted(pair[1].strip())) : null;
    if (value != null) {
      values.put(pair[0].strip(), value);
    }
  }

  private void environment(String rest) {
    var assigned = Pattern.compile("(\\w+)=(\"[^\"]*\"|'[^']*'|\\S*)").matcher(rest);
    boolean isAny = false;
    while (assigned.find()) {
      isAny = true;
      values.put(assigned.group(1), filled(unquoted(assigned.group(2))));
    }
    var pair = rest.split("\\s+", 2);
    if (!isAny && pair.length == 2) {
      values.put(pair[0], filled(unquoted(pair[1])));
    }
  }

  private void copy(String rest) {
    var stage = "";
    var paths = rest;
    while (paths.startsWith("--")) {
      var option = paths.split("\\s+", 2);
      if (option[0].startsWith("--from=")) {
        stage = filled(option[0].substring("--from=".length()));
      }
      paths = option.length < 2 ? "" : option[1].strip();
    }
    var all = words(paths);
    if (all.size() < 2 || paths.startsWith("<<")) {
      return;
    }
    var filled = all.stream().map(this::filled).toList();
    var target = filled.getLast();
    boolean isFolder = target.endsWith("/") || target.equals(".") || all.size() > 2;
    copies.add(new Copy(filled.subList(0, all.size() - 1), inside(target), isFolder, stage));
  }

  private void run(String rest) {
    BUILT
        .matcher(rest)
        .results()
        .map(built -> built.group(1).strip().split("\\s+"))
        .forEach(words -> programs.add(filled(unquoted(words[words.length - 1]))));
  }

  private String inside(String path) {
    return FilePaths.joined(folder, path);
  }

  /** Reads the JSON form, else words. */
  private static List<String> words(String rest) {
    var words = new ArrayList<String>();
    if (rest.startsWith("[")) {
      var texts = TEXT.matcher(rest);
      while (texts.find()) {
        words.add(texts.group(1).replaceAll("\\\\(.)", "$1"));
      }
      return words;
    }
    for (var word : rest.split("\\s+")) {
      if (!word.isEmpty()) {
        words.add(unquoted(word));
      }
    }
    return words;
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.endsWith(text.substring(0, 1));
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private String filled(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              var named = found.group(1) == null ? found.group(3) : found.group(1);
              var value = values.get(named);
              var other = found.group(2) == null ? found.group() : found.group(2);
              return Matcher.quoteReplacement(value == null ? other : value);
            });
  }
}
