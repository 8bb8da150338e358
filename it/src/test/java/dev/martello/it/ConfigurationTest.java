package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code martello.yaml}, suppressions and baselines, from the outside. */
final class ConfigurationTest {
  private static final String FUNCTION =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Status:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: nodejs22.x
            Handler: app.handler
            CodeUri: src/
            FunctionUrlConfig:
              AuthType: NONE
      """;
  private static final String ONLY = "triggers/function-url-without-auth";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeTemplate() throws IOException {
    write("app/template.yaml", FUNCTION);
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Product.Result scan(String... more) {
    var arguments = new java.util.ArrayList<>(java.util.List.of("scan", "app", "--only", ONLY));
    arguments.addAll(java.util.List.of(more));
    return Product.run(folder, arguments.toArray(String[]::new));
  }

  @Test
  void theConfigurationOfTheScannedFolderCounts() throws IOException {
    assertThat(scan().exitCode()).isEqualTo(1);
    write("app/martello.yaml", "fail-on: none\n");
    assertThat(scan().exitCode()).isZero();
    assertThat(scan("--fail-on", "low").exitCode()).isEqualTo(1);
    assertThat(scan("--no-config").exitCode()).isEqualTo(1);
  }

  @Test
  void theConfigurationOfThisFolderCountsToo() throws IOException {
    write("martello.yaml", "ignore: [{check: " + ONLY + ", reason: a status page}]\n");
    var result = scan();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("suppressed: 1 finding");
    var everything = scan("--no-suppressions");
    assertThat(everything.exitCode()).isEqualTo(1);
    assertThat(everything.out()).contains(ONLY);
  }

  @Test
  void aMistakeIsAProblemAndTheRestCounts() throws IOException {
    write("app/martello.yaml", "profil: strict\nfail-on: none\n");
    var result = scan();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .contains("martello.yaml:1:1: unknown key `profil`; did you mean `profile`?");
    var check = Product.run(folder, "config", "check", "app/martello.yaml");
    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.out())
        .isEqualTo("app/martello.yaml:1:1: unknown key `profil`; did you mean `profile`?\n");
  }

  @Test
  void aRightConfigurationIsSaidToBeRight() throws IOException {
    write("martello.yaml", "profile: strict\n");
    var check = Product.run(folder, "config", "check");
    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).isEqualTo("`martello.yaml` is right\n");
  }

  @Test
  void excludedPathsAreListedAndNotRead() throws IOException {
    write("app/martello.yaml", "exclude: [old]\n");
    write("app/old/template.yaml", FUNCTION);
    var result = scan();
    assertThat(result.out()).contains("1 high").contains("old (folder): excluded by `old`");
  }

  @Test
  void onlyWhatIsNewFailsAgainstABaseline() throws IOException {
    assertThat(scan("--write-baseline", "base.json").exitCode()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("base.json"))).contains(ONLY);
    var known = scan("--baseline", "base.json", "--new-only");
    assertThat(known.exitCode()).isZero();
    assertThat(known.out()).contains("since the baseline: 0 findings new, 0 gone");
    write(
        "app/template.yaml",
        FUNCTION
            + FUNCTION
                .lines()
                .skip(2)
                .map(line -> line.replace("Status", "Page"))
                .collect(java.util.stream.Collectors.joining("\n")));
    var more = scan("--baseline", "base.json", "--new-only");
    assertThat(more.exitCode()).isEqualTo(1);
    assertThat(more.out()).contains("Page").doesNotContain("Status  ");
  }

  @Test
  void aBrokenBaselineEndsTheScan() throws IOException {
    write("base.json", "{\"format\": ");
    var result = scan("--baseline", "base.json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("martello: baseline base.json:1:");
    assertThat(result.out()).isEmpty();
    assertThat(scan("--new-only").err()).contains("needs a baseline");
  }
}
