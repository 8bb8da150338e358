package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Category;
import dev.martello.check.Rule;
import dev.martello.check.Step;
import dev.martello.engine.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the pages under {@code docs/checks} to the checks; {@code -Dgolden=update} writes them
 * anew. A page is made of what the check says of itself, its {@code about.md} and its first example
 * in each language.
 */
class CheckPagesTest {
  private static final Path PAGES = Product.CHECKOUT.resolve("docs/checks");

  /** The modules that bring checks. */
  private static final List<Path> SOURCES =
      Stream.of("core", "code")
          .map(module -> Product.CHECKOUT.resolve(module).resolve("src/main/java"))
          .toList();

  private static final int LONGEST_EXAMPLE = 60;

  @Test
  void everyCheckHasItsPageAndNothingElseHas() throws IOException {
    var expected = new TreeMap<String, String>();
    var rules = Catalogue.standard().rules();
    for (var rule : rules) {
      expected.put(rule.id() + ".md", page(rule));
    }
    expected.put("README.md", index(rules));
    if ("update".equals(System.getProperty("golden"))) {
      write(expected);
    }
    var found = found();
    assertThat(found.keySet()).as("pages under docs/checks").isEqualTo(expected.keySet());
    expected.values().removeAll(found.values());
    assertThat(expected.keySet()).as("old pages, which -Dgolden=update writes anew").isEmpty();
  }

  private static void write(TreeMap<String, String> pages) throws IOException {
    for (var old : found().keySet()) {
      Files.delete(PAGES.resolve(old));
    }
    for (var page : pages.entrySet()) {
      var file = PAGES.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getValue());
    }
  }

  private static TreeMap<String, String> found() throws IOException {
    var found = new TreeMap<String, String>();
    if (Files.isDirectory(PAGES)) {
      try (Stream<Path> files = Files.walk(PAGES)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          found.put(PAGES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return found;
  }

  private static String index(List<Rule> rules) {
    var page = new StringBuilder("# Checks\n\n");
    page.append(rules.size()).append(" checks, by step. `martello explain ID` prints a page; ");
    page.append("*strict* marks those that only the profile `strict` runs.\n");
    for (var step : Step.values()) {
      page.append("\n## ").append(step.title()).append("\n\n");
      page.append("| check | severity | what is wrong |\n| --- | --- | --- |\n");
      rules.stream().filter(rule -> rule.step() == step).forEach(rule -> page.append(row(rule)));
    }
    return page.toString();
  }

  private static String row(Rule rule) {
    return "| [%s](%s.md) | %s%s | %s |\n"
        .formatted(
            rule.id(),
            rule.id(),
            rule.severity().word(),
            rule.isStrict() ? ", *strict*" : "",
            rule.title());
  }

  private static String page(Rule rule) throws IOException {
    var about = rule.page().strip();
    int body = about.indexOf('\n');
    var page = new StringBuilder(about.substring(0, body)).append("\n\n");
    page.append("| | |\n| --- | --- |\n");
    page.append("| id | `").append(rule.id()).append("` |\n");
    page.append("| step | ").append(rule.step().title()).append(" |\n");
    page.append("| severity | ").append(rule.severity().word()).append(" |\n");
    if (rule.category() != Category.SECURITY) {
      page.append("| about | ").append(rule.category().word()).append(" |\n");
    }
    if (rule.isStrict()) {
      page.append("| runs | only under the profile `strict` |\n");
    }
    if (rule.cwe() > 0) {
      page.append("| weakness | CWE-").append(rule.cwe()).append(" |\n");
    }
    if (!rule.sameAs().isEmpty()) {
      page.append("| same as | ").append(String.join(", ", rule.sameAs())).append(" |\n");
    }
    page.append('\n').append(about.substring(body).strip()).append('\n');
    for (var example : examples(rule, "bad.")) {
      section(page, "Example", example);
    }
    for (var example : examples(rule, "good.")) {
      if (example.language().isCode()) {
        section(page, "What stays silent", example);
      }
    }
    for (var example : examples(rule, "fixed.")) {
      section(page, "What `martello fix` makes of it", example);
    }
    return page.toString();
  }

  private static void section(StringBuilder page, String title, Example example) {
    page.append("\n## ").append(title);
    if (!example.language().title().isEmpty()) {
      page.append(" in ").append(example.language().title());
    }
    page.append("\n\n```").append(example.language().word()).append('\n');
    page.append(example.text());
    if (!example.text().endsWith("\n")) {
      page.append('\n');
    }
    page.append("```\n");
  }

  /** The first example of a kind in each language that is short enough for a page. */
  private static List<Example> examples(Rule rule, String prefix) throws IOException {
    var type = rule.check().getClass();
    var place = Path.of(type.getPackageName().replace('.', '/')).resolve(type.getSimpleName());
    var found = new EnumMap<Language, Example>(Language.class);
    for (var sources : SOURCES) {
      for (var file : files(sources.resolve(place), prefix)) {
        var text = Files.readString(file).replace("\r", "");
        if (text.lines().count() <= LONGEST_EXAMPLE) {
          var language = Language.of(String.valueOf(file.getFileName()));
          found.putIfAbsent(language, new Example(language, text));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Path> files(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private record Example(Language language, String text) {}

  /** What an example is written in. */
  private enum Language {
    TEMPLATE("", "yaml", ".yaml", ".yml", ".json"),
    PYTHON("Python", "python", ".py"),
    SCRIPT("JavaScript", "javascript", ".mjs", ".js", ".cjs"),
    TYPED_SCRIPT("TypeScript", "typescript", ".ts"),
    JAVA("Java", "java", ".java.txt", ".java"),
    GO("Go", "go", ".go"),
    OTHER("", "text", "");

    private final String title;
    private final String word;
    private final List<String> endings;

    Language(String title, String word, String... endings) {
      this.title = title;
      this.word = word;
      this.endings = List.of(endings);
    }

    /** As people write it; empty for templates, whose examples need no name. */
    String title() {
      return title;
    }

    boolean isCode() {
      return !title.isEmpty();
    }

    /** The word that Markdown takes. */
    String word() {
      return word;
    }

    static Language of(String fileName) {
      return Stream.of(values())
          .filter(language -> language.endings.stream().anyMatch(fileName::endsWith))
          .findFirst()
          .orElse(OTHER);
    }
  }
}
