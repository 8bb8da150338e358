package dev.martello.config;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the values out of one mapping of a configuration, and tells what is wrong with it. */
final class Fields {
  private final Node.Mapping mapping;
  private final List<Problem> problems;

  /**
   * Opens a mapping.
   *
   * @param known all keys that it may have
   */
  Fields(Node.Mapping mapping, List<String> known, List<Problem> problems) {
    this.mapping = mapping;
    this.problems = problems;
    for (var entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        var hint =
            Spelling.nearest(entry.key(), known)
                .map(near -> "; did you mean `" + near + "`?")
                .orElseGet(() -> "; known are `" + String.join("`, `", known) + "`");
        problem(entry.keyOrigin(), "unknown key `" + entry.key() + "`" + hint);
      }
    }
  }

  void problem(Origin origin, String message) {
    problems.add(Problem.at(origin, message));
  }

  Origin origin() {
    return mapping.origin();
  }

  /** One scalar with its place. */
  record Word(String text, Origin origin) {}

  /** Returns a scalar, if one is there. */
  Optional<Word> word(String key) {
    return mapping.get(key).flatMap(node -> scalar(key, node));
  }

  private Optional<Word> scalar(String key, Node node) {
    var text =
        switch (node) {
          case Node.Text(String value, Origin _) -> value;
          case Node.Num(Number _, String literal, Origin _) -> literal;
          case Node.Bool(boolean value, Origin _) -> Boolean.toString(value);
          case Node.Null _, Node.Sequence _, Node.Mapping _ -> "";
        };
    if (text.isEmpty()) {
      problem(node.origin(), "`" + key + "` takes a text");
      return Optional.empty();
    }
    return Optional.of(new Word(text, node.origin()));
  }

  /** Returns the scalars of a list; a single one counts as a list of one. */
  List<Word> words(String key) {
    var words = new ArrayList<Word>();
    mapping
        .get(key)
        .ifPresent(
            node -> {
              var items =
                  node instanceof Node.Sequence(List<Node> list, Origin _) ? list : List.of(node);
              items.forEach(item -> scalar(key, item).ifPresent(words::add));
            });
    return words;
  }

  /** Returns the entries of a mapping with their scalars. */
  Map<Word, Word> pairs(String key) {
    var pairs = new LinkedHashMap<Word, Word>();
    for (var entry : section(key).map(Node.Mapping::entries).orElse(List.of())) {
      scalar(entry.key(), entry.value())
          .ifPresent(value -> pairs.put(new Word(entry.key(), entry.keyOrigin()), value));
    }
    return pairs;
  }

  /** Returns a mapping, if one is there. */
  Optional<Node.Mapping> section(String key) {
    var node = mapping.get(key);
    if (node.isPresent() && !(node.get() instanceof Node.Mapping)) {
      problem(node.get().origin(), "`" + key + "` takes a mapping");
    }
    return mapping.mapping(key);
  }

  /** Returns the mappings of a list. */
  List<Node.Mapping> sections(String key) {
    var node = mapping.get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof Node.Sequence(List<Node> items, Origin _))) {
      problem(node.get().origin(), "`" + key + "` takes a list");
      return List.of();
    }
    var sections = new ArrayList<Node.Mapping>();
    for (var item : items) {
      if (item instanceof Node.Mapping section) {
        sections.add(section);
      } else {
        problem(item.origin(), "each item of `" + key + "` is a mapping");
      }
    }
    return sections;
  }
}
