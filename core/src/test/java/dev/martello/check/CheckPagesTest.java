package dev.martello.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the pages under {@code docs/checks} to the checks; {@code -Dgolden=update} writes them
 * anew. A page is made of what the check says of itself, its {@code about.md} and its first
 * example.
 */
class CheckPagesTest {
  private static final Path PAGES = Path.of("../docs/checks");
  private static final Path SOURCES = Path.of("src/main/java");
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
    assertThat(found().keySet()).as("pages under docs/checks").isEqualTo(expected.keySet());
    assertThat(found()).isEqualTo(expected);
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
    example(rule, "bad.").ifPresent(text -> section(page, "Example", text));
    example(rule, "fixed.")
        .ifPresent(text -> section(page, "What `martello fix` makes of it", text));
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String text) {
    page.append("\n## ").append(title).append("\n\n```yaml\n").append(text).append("```\n");
  }

  /** The shortest example of a kind, if it is short enough for a page. */
  private static java.util.Optional<String> example(Rule rule, String prefix) throws IOException {
    var type = rule.check().getClass();
    var folder =
        SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve(type.getSimpleName());
    var texts = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (var file :
          files
              .filter(Files::isRegularFile)
              .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
              .sorted()
              .toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts.stream()
        .filter(text -> text.lines().count() <= LONGEST_EXAMPLE)
        .findFirst()
        .map(text -> text.replace("\r", ""));
  }
}
