package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Rule;
import dev.martello.code.check.code.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the folder of every check of code: {@code bad.*} fires at the marked lines and nowhere else,
 * {@code good.*} is silent. {@code -Dcheck=a,b} runs those whose id contains one of the names.
 */
final class CodeFoldersTest {
  private static final Path CHECKS = Path.of("src/main/java/dev/martello/code/check/code");

  @TestFactory
  Stream<DynamicTest> everyFolder() {
    var chosen = List.of(System.getProperty("check", "").split(","));
    return Checks.all().stream()
        .map(Rule::of)
        .filter(rule -> chosen.stream().anyMatch(rule.id()::contains))
        .flatMap(CodeFoldersTest::tests);
  }

  private static Stream<DynamicTest> tests(Rule rule) {
    var folder = CHECKS.resolve(rule.check().getClass().getSimpleName());
    try (var files = Files.list(folder)) {
      var samples = files.filter(CodeFoldersTest::isSample).sorted().toList();
      var tests = new ArrayList<DynamicTest>();
      tests.add(
          DynamicTest.dynamicTest(
              rule.id() + " has bad and good samples and a page",
              () -> {
                var names = samples.stream().map(file -> file.getFileName().toString()).toList();
                assertThat(names).anyMatch(name -> name.startsWith("bad."));
                assertThat(names).anyMatch(name -> name.startsWith("good."));
                assertThat(rule.page()).startsWith("# ").contains("## How to fix");
              }));
      for (var sample : samples) {
        tests.add(
            DynamicTest.dynamicTest(
                rule.id() + " " + sample.getFileName(), () -> run(rule, sample)));
      }
      return tests.stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isSample(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("bad.") || name.startsWith("good.");
  }

  private static void run(Rule rule, Path file) throws IOException {
    var name = rule.id().substring(rule.id().indexOf('/') + 1);
    var expected =
        file.getFileName().toString().startsWith("good.")
            ? new TreeSet<Integer>()
            : Samples.marked(Files.readString(file), name, true);
    var lines = new TreeSet<Integer>();
    Samples.scan(file, List.of(rule)).forEach(finding -> lines.add(finding.line()));

    assertThat(lines).isEqualTo(expected);
  }
}
