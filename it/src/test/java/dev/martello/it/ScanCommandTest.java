package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code martello scan} and its sisters, from the outside. */
final class ScanCommandTest {
  private static final String INSECURE =
      Product.CHECKOUT.resolve("examples/orders-sam/insecure").toString();
  private static final String CLEAN =
      """
      Resources:
        Topic:
          Type: AWS::SNS::Topic
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void findingsMakeTheExitCodeOne() {
    var result = Product.run(folder, "scan", INSECURE);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("OrdersFunction  template.yaml:")
        .contains("reachable by anybody on the internet")
        .contains("code/secret-in-environment")
        .doesNotContain("\u001b");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theSecuredExampleIsClean() {
    var secured = Product.CHECKOUT.resolve("examples/orders-sam/secured").toString();
    var result = Product.run(folder, "scan", secured, "--fail-on", "low,undecided");
    assertThat(result.out()).contains("5 functions: nothing found");
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest(name = "--fail-on {0} gives {1}")
  @CsvSource({"critical,0", "high,1", "none,0"})
  void failOnChoosesTheLevel(String level, int code) {
    var result =
        Product.run(
            folder, "scan", INSECURE, "--only", "code/secret-in-environment", "--fail-on", level);
    assertThat(result.exitCode()).isEqualTo(code);
  }

  @Test
  void secretsInTheEnvironmentBelongToTheCode() {
    var result = Product.run(folder, "code", INSECURE);
    assertThat(result.out())
        .contains("code/secret-in-environment")
        .doesNotContain("access/", "triggers/");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void reportsGoWhereTheUserSays() throws IOException {
    var result =
        Product.run(
            folder,
            "scan",
            INSECURE,
            "--format",
            "json",
            "--format",
            "sarif=a.sarif",
            "--format",
            "text=a.txt");
    assertThat(result.out()).startsWith("{").contains("\"findings\"").endsWith("}\n");
    assertThat(result.err()).isEmpty();
    assertThat(Files.readString(folder.resolve("a.sarif"))).contains("\"2.1.0\"");
    assertThat(Files.readString(folder.resolve("a.txt"))).contains("OrdersFunction");
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    var first = Product.run(folder, "scan", INSECURE, "--format", "json");
    var second = Product.run(folder, "scan", INSECURE, "--format", "json");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void aParameterThatNoTemplateHasIsTold() {
    var mistyped = Product.run(folder, "scan", INSECURE, "--param", "Stagee=test");
    assertThat(mistyped.err()).contains("no template that was read has a parameter `Stagee`");
    var right = Product.run(folder, "scan", INSECURE, "--param", "Stage=test");
    assertThat(right.err()).isEmpty();
  }

  @Test
  void severityHidesWhatIsBelow() {
    var result = Product.run(folder, "scan", INSECURE, "--severity", "high", "--format", "json");
    assertThat(result.out())
        .contains("\"severity\" : \"high\"")
        .doesNotContain("\"severity\" : \"medium\"")
        .doesNotContain("\"severity\" : \"low\"");
  }

  @Test
  void aBrokenFileIsReportedAndTheRestScanned() throws IOException {
    Files.writeString(folder.resolve("broken.yaml"), "Resources:\n  A: {Type: AWS::SNS::Topic\n");
    Files.writeString(folder.resolve("good.yaml"), CLEAN);
    var result = Product.run(folder, "scan", ".", "--format", "json");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).contains("\"broken.yaml\"").contains("\"good.yaml\"");
    assertThat(result.err()).contains("broken.yaml:").doesNotContain("\tat ");
  }

  @Test
  void aPathThatDoesNotExistIsWrongUse() {
    var result = Product.run(folder, "scan", "nowhere");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("martello: `nowhere` ").hasLineCount(1);
  }

  @Test
  void aReportThatCannotBeWrittenIsWrongUse() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), CLEAN);
    var result = Product.run(folder, "scan", "good.yaml", "--format", "json=no/such/folder.json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("martello: cannot write `no/such/folder.json`: its folder does not exist");
  }

  @Test
  void quietIsSilentWhenNothingIsFound() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), CLEAN);
    var result = Product.run(folder, "scan", "--quiet", "--severity=critical", ".");
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void unknownChecksAreRefused() {
    var result = Product.run(folder, "scan", ".", "--only", "secret");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("martello: unknown check `secret`");
  }

  @Test
  void expandPrintsPlainCloudFormation() throws IOException {
    Files.writeString(
        folder.resolve("t.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Table:
            Type: AWS::Serverless::SimpleTable
        """);
    var json = Product.run(folder, "expand", "t.yaml");
    assertThat(json.out()).contains("\"AWS::DynamoDB::Table\"").doesNotContain("Serverless");
    assertThat(json.exitCode()).isZero();
    var yaml = Product.run(folder, "expand", "t.yaml", "--format", "yaml");
    assertThat(yaml.out()).contains("Type: AWS::DynamoDB::Table");
    var written = Product.run(folder, "expand", "t.yaml", "--out", "made/here");
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(folder.resolve("made/here/t.json"))).isEqualTo(json.out());
  }

  @Test
  void expandWritesNothingOfATemplateWithAnError() throws IOException {
    Files.writeString(
        folder.resolve("bad.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.13
        """);
    var result = Product.run(folder, "expand", "bad.yaml", "--out", "made");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("bad.yaml:").contains("`Function`");
    assertThat(folder.resolve("made/bad.json")).doesNotExist();
  }

  @Test
  void parametersComeFromOptionsAndFiles() throws IOException {
    Files.writeString(
        folder.resolve("t.yaml"),
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String, Default: dev}
        Resources:
          Api:
            Type: AWS::Serverless::HttpApi
            Properties: {StageName: !Ref Stage}
        """);
    Files.writeString(
        folder.resolve("p.json"), "[{\"ParameterKey\": \"Stage\", \"ParameterValue\": \"two\"}]");
    Files.writeString(folder.resolve("p.txt"), "# values\nStage=three\n");
    assertThat(Product.run(folder, "expand", "t.yaml", "--param-file", "p.json").exitCode())
        .isZero();
    assertThat(Product.run(folder, "expand", "t.yaml", "--param-file", "p.txt").exitCode())
        .isZero();
    var missing = Product.run(folder, "expand", "t.yaml", "--param-file", "none.json");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).startsWith("martello: `none.json` cannot be opened");
  }

  @Test
  void checksAreListedAndExplained() {
    var list = Product.run(folder, "checks");
    assertThat(list.out()).contains("code/secret-in-environment");
    assertThat(Product.run(folder, "checks", "--format", "json").out())
        .startsWith("{")
        .contains("\"sameAs\"");
    var page = Product.run(folder, "explain", "code/secret-in-environment");
    assertThat(page.out())
        .contains("id        code/secret-in-environment")
        .contains("severity  high");
    assertThat(page.exitCode()).isZero();
    assertThat(Product.run(folder, "explain", "nothing").exitCode()).isEqualTo(2);
  }
}
