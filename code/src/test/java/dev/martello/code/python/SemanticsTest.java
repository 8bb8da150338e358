package dev.martello.code.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs programs in the intermediate form. Each program of {@code programs.py} prints what Python
 * prints too; the expected lines stand behind {@code #>}.
 */
final class SemanticsTest {
  private static final String RULE = "# ---- ";

  @TestFactory
  Stream<DynamicTest> programsMeanWhatTheirSourceMeans() {
    return Arrays.stream(programs().split("(?m)^" + RULE))
        .filter(program -> !program.isBlank())
        .map(
            program ->
                DynamicTest.dynamicTest(
                    program.lines().findFirst().orElse(""), () -> check(program)));
  }

  private static void check(String program) {
    var text = program.substring(program.indexOf('\n') + 1);
    var expected =
        text.lines().filter(line -> line.contains("#>")).map(SemanticsTest::expected).toList();

    var unit = new PythonFrontEnd().lower(new SourceFile("program.py", text), "program");

    assertThat(unit.problems()).isEmpty();
    assertThat(expected).isNotEmpty();
    assertThat(Machine.run(unit)).isEqualTo(expected);
  }

  private static String expected(String line) {
    return line.substring(line.indexOf("#>") + 2).strip();
  }

  private static String programs() {
    try (var stream = SemanticsTest.class.getResourceAsStream("programs.py")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
