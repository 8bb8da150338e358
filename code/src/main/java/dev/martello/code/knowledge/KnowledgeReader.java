package dev.martello.code.knowledge;

import dev.martello.code.ir.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files with what is known of libraries; {@code docs/code-knowledge.md} describes them.
 */
public final class KnowledgeReader {
  /** The names of the sections. */
  static final Set<String> SECTIONS =
      Set.of(
          "results",
          "aliases",
          "sinks",
          "sanitizers",
          "checks",
          "passes",
          "sources",
          "misuses",
          "headers",
          "cookies",
          "events",
          "entrances");

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "sinks", Set.of("kind", "calls", "argument", "when", "note", "confidence", "edit"),
          "sanitizers", Set.of("calls", "clears", "argument", "when"),
          "checks", Set.of("calls", "clears", "argument", "when"),
          "passes", Set.of("calls", "as", "argument", "when"),
          "sources", Set.of("calls", "what", "trust", "when"),
          "misuses", Set.of("check", "calls", "when", "message", "mend", "edit"),
          "events", Set.of("calls", "is", "when"),
          "entrances", Set.of("calls", "parameters", "returns", "when"),
          "headers", Set.of("calls", "name", "argument", "when"),
          "cookies",
              Set.of(
                  "calls",
                  "when",
                  "name",
                  "value",
                  "secure",
                  "http-only",
                  "mend",
                  "edit",
                  "default"));

  /** What fields may say that take one of a few words. */
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "confidence", Set.of("high", "medium", "low"),
          "returns", Set.of("page", "data"),
          "trust",
              Set.of(
                  "public",
                  "authenticated",
                  "internal",
                  "request",
                  "store",
                  "secret",
                  "environment",
                  "error",
                  "guessable",
                  "unguessable"));

  /** What parameters of functions are that frameworks call; others are names of libraries. */
  private static final Set<String> PARAMETERS =
      Set.of("event", "request", "query", "data", "error", "context", "next", "unknown");

  private final List<Knowledge.Entry> entries = new ArrayList<>();
  private final String file;

  private KnowledgeReader(String file) {
    this.file = file;
  }

  /** Reads what comes with the product for a language. */
  public static Knowledge standard(Language language) {
    var name =
        switch (language) {
          case PYTHON -> "python";
          case JAVASCRIPT, TYPESCRIPT -> "script";
          case JAVA, JVM -> "java";
          case GO -> "go";
        };
    var entries = new ArrayList<>(entries(name + "-performance"));
    entries.addAll(entries(name));
    return new Knowledge(language, entries);
  }

  private static List<Knowledge.Entry> entries(String name) {
    return sections(name + ".yaml", KnowledgeFiles.content(name));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if an entry is not as it must be; the message names it
   */
  public static Knowledge read(String file, String text, Language language) {
    return new Knowledge(language, sections(file, KnowledgeFiles.parse(file, text)));
  }

  private static List<Knowledge.Entry> sections(String file, @Nullable Object content) {
    var reader = new KnowledgeReader(file);
    if (content instanceof Map<?, ?> sections) {
      sections.forEach((name, section) -> reader.read(String.valueOf(name), section));
    }
    return reader.entries;
  }

  /**
   * Reads a section, or a part of one.
   *
   * @throws IllegalArgumentException if something is not as it must be; the message says what
   */
  static List<Knowledge.Entry> section(String name, Object content) {
    var reader = new KnowledgeReader("");
    reader.read(name, content);
    if (content instanceof List<?> list) {
      list.stream().map(Map.class::cast).forEach(entry -> reader.expectKnown(name, entry));
    }
    return reader.entries;
  }

  /** A word that nobody reads would be lost without a sound. */
  private void expectKnown(String section, Map<?, ?> entry) {
    var fields = FIELDS.getOrDefault(section, Set.of());
    for (var field : entry.keySet()) {
      var name = String.valueOf(field);
      expect(fields.contains(name), "`" + section + "` has no field `" + name + "`", fields);
      var words = WORDS.getOrDefault(name, Set.of());
      var said = String.valueOf(entry.get(field));
      expect(
          words.isEmpty() || words.contains(said),
          "`" + name + "` cannot be `" + said + "`",
          words);
    }
    for (var parameter : texts(entry.get("parameters"))) {
      expect(
          parameter.indexOf('.') > 0 || PARAMETERS.contains(parameter),
          "no parameter is `" + parameter + "`",
          PARAMETERS);
    }
  }

  private void expect(boolean isKnown, String otherwise, Set<String> known) {
    if (!isKnown) {
      throw wrong(otherwise + "; it may be one of " + String.join(", ", new TreeSet<>(known)));
    }
  }

  private void read(String name, @Nullable Object content) {
    switch (name) {
      case "results" -> results(content);
      case "aliases" -> aliases(content);
      case "sinks" -> list(name, content).forEach(this::sink);
      case "sanitizers" -> list(name, content).forEach(entry -> sanitizer(entry, false));
      case "checks" -> list(name, content).forEach(entry -> sanitizer(entry, true));
      case "passes" -> list(name, content).forEach(this::passage);
      case "sources" -> list(name, content).forEach(this::source);
      case "misuses" -> list(name, content).forEach(this::misuse);
      case "headers" -> list(name, content).forEach(this::header);
      case "cookies" -> list(name, content).forEach(this::cookie);
      case "events" -> list(name, content).forEach(this::event);
      case "entrances" -> list(name, content).forEach(this::entrance);
      default -> throw wrong("unknown section `" + name + "`");
    }
  }

  private void results(@Nullable Object content) {
    if (!(content instanceof Map<?, ?> map)) {
      throw wrong("`results` must be a map from calls to names");
    }
    map.forEach(
        (call, is) ->
            entries.add(
                is instanceof Map<?, ?> entry
                    ? new Knowledge.Result(
                        List.of(new CallPattern(String.valueOf(call))),
                        required(entry, "is"),
                        when(entry))
                    : new Knowledge.Result(
                        List.of(new CallPattern(String.valueOf(call))),
                        String.valueOf(is),
                        List.of())));
  }

  private void aliases(@Nullable Object content) {
    if (!(content instanceof Map<?, ?> map)) {
      throw wrong("`aliases` must be a map from names to names");
    }
    map.forEach(
        (name, is) ->
            entries.add(
                new Knowledge.Alias(
                    List.of(new CallPattern(String.valueOf(name))), String.valueOf(is))));
  }

  private List<Map<?, ?>> list(String name, @Nullable Object content) {
    if (!(content instanceof List<?> list)) {
      throw wrong("`" + name + "` must be a list");
    }
    var all = new ArrayList<Map<?, ?>>();
    for (var each : list) {
      if (!(each instanceof Map<?, ?> map)) {
        throw wrong("an entry of `" + name + "` is no map");
      }
      all.add(map);
    }
    return all;
  }

  private void sink(Map<?, ?> entry) {
    entries.add(
        new Knowledge.Sink(
            calls(entry),
            required(entry, "kind"),
            places(entry),
            when(entry),
            text(entry, "confidence", "high"),
            text(entry, "note", ""),
            edits(entry)));
  }

  private void sanitizer(Map<?, ?> entry, boolean isCheck) {
    var clears = texts(entry.get("clears"));
    entries.add(
        new Knowledge.Sanitizer(
            calls(entry),
            clears.equals(List.of("all")) ? List.of() : clears,
            places(entry),
            when(entry),
            isCheck));
  }

  private void passage(Map<?, ?> entry) {
    var way = text(entry, "as", "text").toUpperCase(Locale.ROOT);
    try {
      entries.add(
          new Knowledge.Passage(
              calls(entry), Knowledge.Way.valueOf(way), places(entry), when(entry)));
    } catch (IllegalArgumentException e) {
      throw wrong("unknown way `" + entry.get("as") + "`");
    }
  }

  private void source(Map<?, ?> entry) {
    entries.add(
        new Knowledge.Source(
            calls(entry), required(entry, "what"), text(entry, "trust", "request"), when(entry)));
  }

  private void misuse(Map<?, ?> entry) {
    entries.add(
        new Knowledge.Misuse(
            calls(entry),
            required(entry, "check"),
            required(entry, "message"),
            text(entry, "mend", ""),
            when(entry),
            edits(entry)));
  }

  private void header(Map<?, ?> entry) {
    entries.add(
        new Knowledge.Header(calls(entry), places(entry, "name"), places(entry), when(entry)));
  }

  private void cookie(Map<?, ?> entry) {
    entries.add(
        new Knowledge.Cookie(
            calls(entry),
            places(entry, "name"),
            places(entry, "value"),
            places(entry, "secure"),
            places(entry, "http-only"),
            Set.copyOf(texts(entry.get("default"))),
            when(entry),
            text(entry, "mend", ""),
            edits(entry)));
  }

  private void entrance(Map<?, ?> entry) {
    entries.add(
        new Knowledge.Entrance(
            calls(entry),
            texts(entry.get("parameters")),
            switch (text(entry, "returns", "")) {
              case "page" -> Knowledge.Returns.PAGE;
              case "data" -> Knowledge.Returns.DATA;
              default -> Knowledge.Returns.ITSELF;
            },
            when(entry)));
  }

  private void event(Map<?, ?> entry) {
    entries.add(new Knowledge.Event(calls(entry), text(entry, "is", ""), when(entry)));
  }

  /** Reads {@code {'verify=False': 'verify=True'}}. */
  private List<Knowledge.Rewording> edits(Map<?, ?> entry) {
    if (!(entry.get("edit") instanceof Map<?, ?> edits)) {
      return List.of();
    }
    var all = new ArrayList<Knowledge.Rewording>();
    edits.forEach(
        (find, put) -> {
          var rewording = new Knowledge.Rewording(pattern(find), String.valueOf(put));
          try {
            Pattern.compile(rewording.find() + "|").matcher("").replaceFirst(rewording.put());
          } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong("`" + put + "` names a group that `" + find + "` does not have");
          }
          all.add(rewording);
        });
    return all;
  }

  private String pattern(Object written) {
    try {
      return Pattern.compile(String.valueOf(written)).pattern();
    } catch (PatternSyntaxException e) {
      throw wrong("`" + written + "` is no regular expression: " + e.getDescription());
    }
  }

  private List<CallPattern> calls(Map<?, ?> entry) {
    var calls = texts(entry.get("calls")).stream().map(CallPattern::new).toList();
    if (calls.isEmpty()) {
      throw wrong("an entry without `calls`: " + entry);
    }
    return calls;
  }

  private List<Place> places(Map<?, ?> entry) {
    var given = places(entry, "argument");
    return given.isEmpty() ? List.of(new Place(Place.Kind.ARGUMENT, 0, "", "")) : given;
  }

  private List<Place> places(Map<?, ?> entry, String name) {
    return texts(entry.get(name)).stream().map(this::place).toList();
  }

  /**
   * Reads {@code 0}, {@code sql}, {@code 0|sql}, {@code receiver}, {@code any}, {@code $loop},
   * {@code $phase}, each with {@code .member}.
   */
  private Place place(String text) {
    int dot = text.indexOf('.');
    var which = dot < 0 ? text : text.substring(0, dot);
    var member = dot < 0 ? "" : text.substring(dot + 1);
    if (which.equals("receiver")) {
      return new Place(Place.Kind.RECEIVER, -1, "", member);
    }
    if (which.equals("any")) {
      return new Place(Place.Kind.ANY_ARGUMENT, -1, "", member);
    }
    if (which.startsWith("$")) {
      return new Place(Place.Kind.CIRCUMSTANCE, -1, which.substring(1), "");
    }
    int index = -1;
    var name = "";
    for (var part : which.split("\\|")) {
      if (part.chars().allMatch(Character::isDigit)) {
        index = Integer.parseInt(part);
      } else {
        name = part;
      }
    }
    return new Place(Place.Kind.ARGUMENT, index, name, member);
  }

  /** Reads {@code {shell: true, 1|flags: {matches: "x"}}}. */
  private List<Demand> when(Map<?, ?> entry) {
    if (!(entry.get("when") instanceof Map<?, ?> demands)) {
      return List.of();
    }
    var all = new ArrayList<Demand>();
    demands.forEach(
        (where, what) -> {
          var place = place(String.valueOf(where));
          if (what instanceof Map<?, ?> questions) {
            questions.forEach(
                (question, operand) -> all.add(demand(place, question(question), operand)));
          } else if (what instanceof String word && isBare(word)) {
            all.add(new Demand(place, question(word), ""));
          } else {
            all.add(new Demand(place, Demand.Question.EQUALS, String.valueOf(what)));
          }
        });
    return all;
  }

  private Demand demand(Place place, Demand.Question question, Object operand) {
    var text = String.valueOf(operand);
    switch (question) {
      case MATCHES, EXCEPT, TEXT, LACKS -> pattern(text);
      case BELOW, ABOVE -> {
        if (!text.matches("-?\\d+(?:\\.\\d+)?")) {
          throw wrong("`" + text + "` is no number");
        }
      }
      default -> {}
    }
    return new Demand(place, question, text);
  }

  private static boolean isBare(String word) {
    return List.of(
            "given",
            "absent",
            "constant",
            "written",
            "built",
            "clean",
            "leading",
            "interpreting",
            "resolving",
            "accepting",
            "echoing",
            "everybody",
            "beginning",
            "markup",
            "name",
            "piece",
            "bytes",
            "plain",
            "predictable",
            "secret",
            "varying",
            "readable",
            "writable",
            "backtracking")
        .contains(word);
  }

  private Demand.Question question(Object word) {
    try {
      return Demand.Question.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("unknown question `" + word + "`");
    }
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(value));
    };
  }

  private String required(Map<?, ?> entry, String name) {
    var value = entry.get(name);
    if (value == null) {
      throw wrong("an entry without `" + name + "`: " + entry);
    }
    return String.valueOf(value);
  }

  private static String text(Map<?, ?> entry, String name, String otherwise) {
    var value = entry.get(name);
    return value == null ? otherwise : String.valueOf(value);
  }

  private IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(file.isEmpty() ? message : file + ": " + message);
  }
}
