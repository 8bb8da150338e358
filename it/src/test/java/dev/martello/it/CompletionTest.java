package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code martello completion}: the scripts in the shells that they are for. */
final class CompletionTest {

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void writeScripts() throws IOException {
    for (var shell : List.of("bash", "zsh", "fish")) {
      var result = Product.run(folder, "completion", shell);
      assertThat(result.exitCode()).isZero();
      Files.writeString(folder.resolve(shell), result.out());
    }
  }

  /** The words as readline parts them: at an equals sign, too. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sc                    | scan
          ''                    | scan fix expand checks explain config completion
          scan --fo             | --format
          scan . --sev          | --severity
          scan --format js      | json
          scan --format = sa    | sarif
          scan --format =       | text json sarif html markdown junit github gitlab
          scan --fail-on u      | undecided
          scan --only acc       | access access/service-wildcard
          scan --param-file x   | ''
          scan fix --fo         | --format
          fix --check code/dep  | code/deprecated-runtime
          explain monitoring/tr | monitoring/tracing-off
          config c              | check
          config check --       | --help
          completion ''         | bash zsh fish
          checks --format ''    | text json
          """)
  void bashCompletes(String line, String expected) {
    var words =
        Stream.of(line.split(" "))
            .map(word -> word.isEmpty() ? "''" : word)
            .collect(Collectors.joining(" "));
    var script =
        "source ./bash; COMP_WORDS=(martello %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _martello; echo \"${COMPREPLY[*]}\""
            .formatted(words);
    var result = Product.run(folder, Map.of(), List.of("bash", "-c", script));
    assertThat(result.err()).isEmpty();
    assertThat(List.of(result.out().strip().split(" "))).contains(expected.split(" "));
  }

  @Test
  void bashKnowsTheCommand() {
    var result =
        Product.run(folder, Map.of(), List.of("bash", "-c", "source ./bash; complete -p martello"));
    assertThat(result.out()).isEqualTo("complete -o default -F _martello martello\n");
  }

  @Test
  void fishCompletes() {
    assumeTrue(has("fish"), "no fish on the PATH");
    assertThat(fish("martello scan --format ")).contains("sarif", "markdown");
    assertThat(fish("martello explain code/depr")).contains("code/deprecated-runtime");
    assertThat(fish("martello config ")).contains("check");
    assertThat(fish("martello ")).contains("scan", "fix").doesNotContain("bash");
  }

  private static List<String> fish(String line) {
    var script = "source ./fish; complete -C '%s'".formatted(line);
    var result =
        Product.run(folder, Map.of("HOME", folder.toString()), List.of("fish", "-c", script));
    return result.out().lines().map(one -> one.split("\t")[0]).toList();
  }

  @Test
  void zshUnderstandsItsScript() throws IOException {
    assumeTrue(has("zsh"), "no zsh on the PATH");
    var result = Product.run(folder, Map.of(), List.of("zsh", "-n", "zsh"));
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("zsh"))).startsWith("#compdef martello\n");
  }

  @Test
  void anotherShellIsWrongUse() {
    var result = Product.run(folder, "completion", "tcsh");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("martello: `completion` takes bash, zsh, fish, not `tcsh`");
  }

  private static boolean has(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
