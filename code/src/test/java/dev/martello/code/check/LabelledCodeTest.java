package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.code.check.code.Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs all checks on samples in which every line with a defect is marked with the names of the
 * checks that must fire there; no check may fire anywhere else. {@code -Dsample=sql} runs those
 * whose name contains it.
 */
final class LabelledCodeTest {
  private static final Path SAMPLES = Path.of("src/test/samples");

  /** Samples are marked with what the standard profile finds. */
  private static final List<Rule> RULES =
      Checks.all().stream().map(Rule::of).filter(rule -> !rule.isStrict()).toList();

  @TestFactory
  Stream<DynamicTest> everySample() throws IOException {
    var chosen = System.getProperty("sample", "");
    try (var files = Files.walk(SAMPLES)) {
      var samples =
          files
              .filter(Files::isRegularFile)
              .filter(file -> SAMPLES.relativize(file).toString().contains(chosen))
              .sorted()
              .toList();
      return samples.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      SAMPLES.relativize(file).toString(), () -> expectMarks(file)));
    }
  }

  private static void expectMarks(Path file) throws IOException {
    var text = Files.readString(file);
    var expected = new TreeSet<String>();
    for (var rule : RULES) {
      var name = name(rule);
      for (int line : Samples.marked(text, name, false)) {
        expected.add("%04d %s".formatted(line, name));
      }
    }
    var found = new TreeSet<String>();
    for (var finding : findings(file)) {
      found.add("%04d %s".formatted(finding.line(), name(finding.rule())));
    }

    assertThat(found).isEqualTo(expected);
  }

  private static List<Finding> findings(Path file) {
    try {
      return Samples.scan(file, RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Rule rule) {
    return rule.id().substring(rule.id().indexOf('/') + 1);
  }
}
