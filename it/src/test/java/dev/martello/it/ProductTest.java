package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command keeps to: exit codes, and results on stdout only. */
final class ProductTest {

  @TempDir Path folder = Path.of("");

  @Test
  void versionIsALineOnStdout() {
    var result = Product.run(folder, "--version");
    assertThat(result.out()).matches("martello \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void helpIsAResult() {
    var result = Product.run(folder, "scan", "--help");
    assertThat(result.out()).startsWith("Usage: martello scan").contains("--fail-on");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest(name = "martello {0}")
  @ValueSource(strings = {"", "scn .", "scan", "scan . --format xml", "checks --format sarif"})
  void wrongUseIsOneLineOnStderr(String line) {
    var result = Product.run(folder, line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("martello: ").contains("--help`").hasLineCount(1);
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"--version", "--help", "scan --help"})
  void versionAndHelpLoadNoParser(String line) {
    var result =
        Product.run(
            folder,
            Map.of("MARTELLO_JAVA_OPTIONS", "-Xlog:class+load=info:stderr"),
            line.split(" "));
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains("dev.martello.cli.Main ")
        .doesNotContain("dev.martello.syntax.")
        .doesNotContain("dev.martello.read.")
        .doesNotContain("dev.martello.engine.Scan")
        .doesNotContain("dev.martello.engine.Catalogue")
        .doesNotContain("org.snakeyaml.")
        .doesNotContain("com.fasterxml.");
  }
}
