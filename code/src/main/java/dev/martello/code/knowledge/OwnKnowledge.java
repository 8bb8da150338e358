package dev.martello.code.knowledge;

import dev.martello.code.ir.Language;
import dev.martello.syntax.Node;
import dev.martello.syntax.Parsed;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.YamlReader;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project says of its own libraries, in a file of the same form as those of the product with
 * {@code language} at its begin. What is wrong in it is told with its place, and the rest counts.
 *
 * @param languages whose code the entries are about; none if the file does not say it
 */
public record OwnKnowledge(
    SourceFile file, List<Language> languages, List<Written> entries, List<Problem> problems) {
  private static final String LANGUAGE = "language";
  private static final Map<String, List<Language>> NAMES =
      Map.of(
          "python", List.of(Language.PYTHON),
          "javascript", List.of(Language.JAVASCRIPT, Language.TYPESCRIPT),
          "java", List.of(Language.JAVA, Language.JVM),
          "go", List.of(Language.GO));

  public OwnKnowledge {
    languages = List.copyOf(languages);
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /** An entry and where it stands. */
  public record Written(Knowledge.Entry entry, Origin where) {}

  /**
   * Reads a file.
   *
   * @param judge says what is wrong with an entry that cannot be seen from the file alone
   */
  public static OwnKnowledge read(
      SourceFile file, Function<Knowledge.Entry, Optional<String>> judge) {
    var parsed = YamlReader.read(file, TagRule.NONE);
    var reading = new Reading(parsed, judge);
    if (parsed.root() instanceof Node.Mapping root) {
      reading.root(root);
    } else if (parsed.isComplete()) {
      reading.problem(parsed.root().origin(), "a file of knowledge is a mapping of sections");
    }
    return new OwnKnowledge(file, reading.languages, reading.entries, reading.problems);
  }

  private static final class Reading {
    private final Function<Knowledge.Entry, Optional<String>> judge;
    private final List<Problem> problems;
    private final List<Written> entries = new ArrayList<>();
    private List<Language> languages = List.of();

    Reading(Parsed parsed, Function<Knowledge.Entry, Optional<String>> judge) {
      this.judge = judge;
      this.problems = new ArrayList<>(parsed.problems());
    }

    void problem(Origin where, String message) {
      problems.add(Problem.at(where, message));
    }

    void root(Node.Mapping root) {
      var language = root.get(LANGUAGE);
      if (language.isEmpty()) {
        problem(root.origin(), "a file of knowledge says its `language`: " + known());
        return;
      }
      var name =
          language.get() instanceof Node.Text(String text, Origin _)
              ? text.toLowerCase(Locale.ROOT)
              : "";
      languages = NAMES.getOrDefault(name, List.of());
      if (languages.isEmpty()) {
        problem(language.get().origin(), "unknown language; known are " + known());
        return;
      }
      root.stream().filter(section -> !section.key().equals(LANGUAGE)).forEach(this::section);
    }

    private static String known() {
      return NAMES.keySet().stream()
          .sorted()
          .map(name -> "`" + name + "`")
          .collect(Collectors.joining(", "));
    }

    /** Entries are read one by one, so that a wrong one does not keep the others back. */
    private void section(Node.Entry section) {
      if (!KnowledgeReader.SECTIONS.contains(section.key())) {
        problem(section.keyOrigin(), "unknown section `" + section.key() + "`");
        return;
      }
      switch (section.value()) {
        case Node.Sequence(List<Node> items, Origin _) ->
            items.forEach(item -> read(section, item.origin(), List.of(plain(item))));
        case Node.Mapping pairs ->
            pairs.stream()
                .forEach(
                    pair ->
                        read(section, pair.keyOrigin(), Map.of(pair.key(), plain(pair.value()))));
        default -> problem(section.value().origin(), "a section is a list or a mapping");
      }
    }

    private void read(Node.Entry section, Origin where, Object content) {
      try {
        for (var entry : KnowledgeReader.section(section.key(), content)) {
          var wrong = judge.apply(entry);
          wrong.ifPresent(message -> problem(where, message));
          if (wrong.isEmpty()) {
            entries.add(new Written(entry, where));
          }
        }
      } catch (IllegalArgumentException e) {
        problem(where, String.valueOf(e.getMessage()));
      }
    }

    /** Returns a tree as the collections that files of the product are read into. */
    private static Object plain(Node node) {
      return switch (node) {
        case Node.Text(String text, Origin _) -> text;
        case Node.Num(Number number, String _, Origin _) -> number;
        case Node.Bool(boolean truth, Origin _) -> truth;
        case Node.Null _ -> "";
        case Node.Sequence(List<Node> items, Origin _) ->
            items.stream().map(Reading::plain).toList();
        case Node.Mapping mapping -> {
          var map = new LinkedHashMap<String, @Nullable Object>();
          mapping.stream().forEach(entry -> map.put(entry.key(), plain(entry.value())));
          yield map;
        }
      };
    }
  }

  /** Returns the entries for a language, in the order of some files. */
  public static Stream<Knowledge.Entry> of(Language language, List<OwnKnowledge> files) {
    return files.stream()
        .filter(file -> file.languages().contains(language))
        .flatMap(file -> file.entries().stream())
        .map(Written::entry);
  }
}
