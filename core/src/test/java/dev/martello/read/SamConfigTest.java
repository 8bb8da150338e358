package dev.martello.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.syntax.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamConfigTest {
  private static final String SAM = "Transform: AWS::Serverless-2016-10-31\nResources: {}\n";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("overrides")
  void parameterOverridesAreReadInEveryForm(
      String rule, String written, Map<String, String> expected) throws IOException {
    write("template.yaml", SAM);
    write("samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = " + written);
    assertThat(values(template("template.yaml"), "default")).isEqualTo(expected);
  }

  static Stream<Arguments> overrides() {
    return Stream.of(
        arguments("one text", "\"A=1 B=two\"", Map.of("A", "1", "B", "two")),
        arguments("quoted value", "\"A=\\\"x y\\\" B='z'\"", Map.of("A", "x y", "B", "z")),
        arguments("escaped blank", "'A=x\\ y'", Map.of("A", "x y")),
        arguments("value with equals sign", "'A=b=c'", Map.of("A", "b=c")),
        arguments("empty value", "'A= B=1'", Map.of("A", "", "B", "1")),
        arguments("long form", "\"ParameterKey=A,ParameterValue=1\"", Map.of("A", "1")),
        arguments("list", "[\"A=1\", \"B=two words\"]", Map.of("A", "1", "B", "two words")),
        arguments("table", "{A = \"1\", B = 2}", Map.of("A", "1", "B", "2")),
        arguments("no assignment", "\"A\"", Map.of()));
  }

  @Test
  void environmentsAreToldApart() throws IOException {
    write("template.yaml", SAM);
    write(
        "samconfig.toml",
        """
        version = 0.1
        [default.global.parameters]
        region = "eu-west-1"
        parameter_overrides = "A=global"
        [default.deploy.parameters]
        parameter_overrides = "A=deploy"
        [prod.deploy.parameters]
        region = "us-east-1"
        """);
    var template = template("template.yaml");
    assertThat(template.environments())
        .extracting(one -> one.name() + " " + one.setting().region())
        .containsExactly("default eu-west-1", "prod us-east-1");
    assertThat(values(template, "default")).isEqualTo(Map.of("A", "deploy"));
    assertThat(values(template, "prod")).isEmpty();
  }

  @Test
  void aConfigurationMayBeYaml() throws IOException {
    write("template.yaml", SAM);
    write(
        "samconfig.yaml",
        "default:\n  deploy:\n    parameters:\n      parameter_overrides: [A=1]\n");
    assertThat(values(template("template.yaml"), "default")).isEqualTo(Map.of("A", "1"));
  }

  @Test
  void theTemplateThatIsNamedIsMeant() throws IOException {
    write("one.yaml", SAM);
    write("two.yaml", SAM);
    write("samconfig.toml", "[default.deploy.parameters]\ntemplate_file = \"two.yaml\"\n");
    assertThat(template("one.yaml").environments()).isEmpty();
    assertThat(template("two.yaml").environments()).hasSize(1);
  }

  @Test
  void valuesKnowTheirPlace() throws IOException {
    write("template.yaml", SAM);
    write("samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = [\n  \"A=1\"\n]\n");
    var given = template("template.yaml").environments().getFirst().setting().parameters().get("A");
    assertThat(Sources.written(given.origin())).isEqualTo("\"A=1\"");
  }

  @Test
  void aBrokenConfigurationIsReportedAtItsLine() throws IOException {
    write("samconfig.toml", "[default.deploy.parameters]\nregion = \n");
    assertThat(Discovery.read(folder).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.status()).isEqualTo(FileEntry.Status.BROKEN);
              assertThat(entry.problems().getFirst().line()).isEqualTo(2);
            });
  }

  @Test
  void hostileConfigurationsAreRefused() throws IOException {
    write("samconfig.toml", "a = " + "[".repeat(20_000));
    assertThat(Discovery.read(folder).entries().getFirst().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("too deeply nested"));
  }

  private static Map<String, String> values(TemplateFile template, String environment) {
    var values = new TreeMap<String, String>();
    template
        .environment(environment)
        .orElseThrow()
        .setting()
        .parameters()
        .forEach((name, given) -> values.put(name, given.value()));
    return values;
  }

  private TemplateFile template(String path) throws IOException {
    return Discovery.read(folder).template(path).orElseThrow();
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
  }
}
