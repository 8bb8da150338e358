package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Parsed;
import dev.martello.syntax.YamlReader;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the documentation to the product. In {@code README.md} and below {@code docs}:
 *
 * <ul>
 *   <li>a block {@code yaml file=NAME} (or any language) is a file; the files and commands of a
 *       page share a folder and take effect in the order of the page;
 *   <li>a block {@code console} is run, see {@link ConsoleExample};
 *   <li>a block {@code sh} needs what tests have not got, such as a network, and is not run;
 *   <li>every other block of YAML and JSON can be read;
 *   <li>relative links lead to files and headings, and checks that are named exist.
 * </ul>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentationTest {
  private static final Path DOCS = Product.CHECKOUT.resolve("docs");
  private static final Set<String> LANGUAGES =
      Set.of(
          "console",
          "diff",
          "go",
          "java",
          "javascript",
          "json",
          "python",
          "sh",
          "text",
          "toml",
          "typescript",
          "xml",
          "yaml");
  private static final Pattern CHECK =
      Pattern.compile(
          "(?:code|access|triggers|monitoring|isolation|join)/[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern CHECK_IN_LIST = Pattern.compile("\"id\" ?: ?\"([^\"]+)\"");

  private Set<String> checks = Set.of();

  static List<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    for (var name : List.of("README.md", "CONTRIBUTING.md", "examples/README.md")) {
      pages.add(Path.of(name));
    }
    try (Stream<Path> files = Files.walk(DOCS)) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .map(Product.CHECKOUT::relativize)
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }

  /** Pages that somebody wrote, other than those of single checks. */
  static List<Path> writtenPages() throws IOException {
    return pages().stream().filter(page -> !page.startsWith(Path.of("docs", "checks"))).toList();
  }

  static List<Path> pagesWithExamples() throws IOException {
    return writtenPages().stream()
        .filter(page -> read(page).blocks().stream().anyMatch(DocumentationTest::isConsole))
        .toList();
  }

  @BeforeAll
  void listChecks(@TempDir Path folder) {
    var list = run(folder, "martello checks --format json");
    checks =
        CHECK_IN_LIST
            .matcher(list.out())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toUnmodifiableSet());
    assertThat(checks).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pagesWithExamples")
  void examplesDoWhatThePageSays(Path page, @TempDir Path folder) throws IOException {
    boolean isInCheckout =
        read(page).blocks().stream()
            .anyMatch(block -> isConsole(block) && block.text().contains(" examples/"));
    if (isInCheckout) {
      copy(Product.CHECKOUT.resolve("examples"), folder.resolve("examples"));
      Files.writeString(folder.resolve("martello"), "#!/bin/sh\nexec martello \"$@\"\n");
      assertThat(folder.resolve("martello").toFile().setExecutable(true)).isTrue();
    }
    for (var block : read(page).blocks()) {
      if (!block.file().isEmpty()) {
        write(folder.resolve(block.file()), block.text());
      } else if (isConsole(block)) {
        for (var example : ConsoleExample.read(block)) {
          example.hold(run(folder, example.command()));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void blocksAreOfAKnownKindAndCanBeRead(Path page) {
    for (var block : read(page).blocks()) {
      var where = page + ":" + block.line();
      assertThat(LANGUAGES).as(where).contains(block.language());
      if (block.language().equals("sh")) {
        assertThat(block.text().lines())
            .as("%s can be run: make it `console`", where)
            .noneMatch(line -> line.startsWith("martello ") && !line.contains(" | "));
      }
      assertThat(parsed(block).stream().flatMap(parsed -> parsed.problems().stream()))
          .as(where)
          .isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void linksLeadToFilesAndHeadings(Path page) {
    assertThat(read(page).relativeLinks()).filteredOn(link -> !leads(page, link)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writtenPages")
  void namedChecksExist(Path page) {
    var named =
        read(page).codeSpans().stream().filter(span -> CHECK.matcher(span).matches()).toList();
    assertThat(checks).as("checks that %s names", page).containsAll(named);
  }

  private static boolean leads(Path page, String link) {
    var parts = link.split("#", 2);
    var folder = Optional.ofNullable(page.getParent()).orElse(Path.of(""));
    var target = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
    return Files.exists(Product.CHECKOUT.resolve(target))
        && (parts.length == 1 || read(target).anchors().contains(parts[1]));
  }

  private static MarkdownPage read(Path page) {
    return MarkdownPage.read(Product.CHECKOUT.resolve(page));
  }

  private static boolean isConsole(MarkdownPage.Block block) {
    return block.language().equals("console");
  }

  private static Optional<Parsed> parsed(MarkdownPage.Block block) {
    var file = new SourceFile("block", block.text());
    return switch (block.language()) {
      case "yaml" -> Optional.of(YamlReader.read(file, tagged -> Optional.of(tagged.content())));
      case "json" -> Optional.of(JsonReader.read(file));
      default -> Optional.empty();
    };
  }

  /** Runs a line as a shell does in which {@code martello} is on the path. */
  private static Product.Result run(Path folder, String line) {
    var path = Product.BIN + ":" + System.getenv("PATH");
    return Product.run(folder, Map.of("PATH", path), List.of("sh", "-c", line));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        write(to.resolve(from.relativize(file)), Files.readString(file));
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
