package dev.martello.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.engine.Catalogue;
import dev.martello.triage.Foreign;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigurationReaderTest {
  private static final String WHOLE =
      """
      profile: strict
      region: eu-west-1
      parameters:
        Stage: prod
        Days: 30
      exclude: [cdk.out, "**/test/**"]
      severities:
        monitoring/tracing-off: medium
        CKV_AWS_116: off
      fail-on: [high, undecided]
      baseline: martello-baseline.json
      honor: [checkov, cfn-nag]
      ignore:
        - check: triggers/function-url-without-auth
          paths: [public/]
          resources: ["Status*"]
          reason: the status page is public
          until: 2027-01-31
      organization:
        accounts: ["111122223333", "012345678901"]
        layer-accounts: ["444455556666"]
        permissions-boundaries: ["arn:aws:iam::*:policy/boundary"]
        regions: [eu-west-1]
      """;

  private static ConfigurationReader.Result read(String text) {
    return ConfigurationReader.read(new SourceFile("martello.yaml", text), Catalogue.standard());
  }

  @Test
  void everySettingIsRead() {
    var result = read(WHOLE);
    assertThat(result.problems()).isEmpty();
    var configuration = result.configuration();
    assertThat(configuration.profile()).isEqualTo(Profile.STRICT);
    assertThat(configuration.region()).isEqualTo("eu-west-1");
    assertThat(configuration.parameters()).isEqualTo(Map.of("Stage", "prod", "Days", "30"));
    assertThat(configuration.excluded()).containsExactly("cdk.out", "**/test/**");
    assertThat(configuration.severities())
        .isEqualTo(Map.of("monitoring/tracing-off", Severity.MEDIUM));
    assertThat(configuration.disabled()).contains("triggers/unhandled-asynchronous-failure");
    assertThat(configuration.failOn()).containsExactly("high", "undecided");
    assertThat(configuration.baseline()).isEqualTo("martello-baseline.json");
    assertThat(configuration.honored()).isEqualTo(Set.of(Foreign.CHECKOV, Foreign.CFN_NAG));
    assertThat(configuration.suppressions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reason()).isEqualTo("the status page is public");
              assertThat(one.until()).isEqualTo(LocalDate.of(2027, 1, 31));
            });
    var organisation = configuration.organisation();
    assertThat(organisation.owns("012345678901")).isTrue();
    assertThat(organisation.allowsLayersOf("444455556666")).isTrue();
    assertThat(organisation.boundaries()).containsExactly("arn:aws:iam::*:policy/boundary");
  }

  @Test
  void anEmptyFileSaysNothing() {
    assertThat(read("# nothing yet\n").configuration()).isEqualTo(Configuration.none());
    assertThat(read("").problems()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("profil: strict", "1:1: unknown key `profil`; did you mean `profile`?"),
        Arguments.of("profile: strickt", "1:10: unknown value `strickt`; did you mean `strict`?"),
        Arguments.of(
            "severities:\n  monitoring/tracing-of: low",
            "2:3: unknown check `monitoring/tracing-of`; did you mean `monitoring/tracing-off`?"),
        Arguments.of(
            "severities:\n  monitoring/tracing-off: lw",
            "2:27: unknown value `lw`; known are `critical`, `high`, `medium`, `low`, `off`"),
        Arguments.of("region: europe", "1:9: `europe` is not a region such as `eu-west-1`"),
        Arguments.of("ignore: yes please", "1:9: `ignore` takes a list"),
        Arguments.of(
            "ignore:\n  - check: monitoring/tracing-off",
            "2:5: an item of `ignore` needs a `reason` and does not count without"),
        Arguments.of(
            "ignore:\n  - {check: monitoring/tracing-off, reason: x, until: soon}",
            "2:5: `soon` is no day; write it as `2027-01-31`"),
        Arguments.of(
            "ignore:\n  - {check: monitoring/tracing-off, reason: x, resource: A}",
            "2:48: unknown key `resource`; did you mean `resources`?"),
        Arguments.of(
            "fail-on: [none, high]",
            "1:11: `fail-on` takes one severity, `undecided` or both, or `none`"),
        Arguments.of("honor: [chekov]", "1:9: unknown value `chekov`; did you mean `checkov`?"),
        Arguments.of(
            "organization:\n  accounts: [123]",
            "2:14: `123` is not an account id of twelve digits in quotes"),
        Arguments.of("- a list", "1:1: a configuration is a mapping of settings"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistakesAreToldWithTheirPlace(String text, String expected) {
    assertThat(read(text + "\nbaseline: kept.json\n").problems())
        .extracting(Problem::toString)
        .contains("martello.yaml:" + expected);
  }

  @Test
  void whatIsRightCountsBesideWhatIsWrong() {
    assertThat(read("profil: strict\nregion: eu-west-1").configuration().region())
        .isEqualTo("eu-west-1");
  }

  /** The schema and the reader must agree on what is right and what is not. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("forTheSchema")
  void theSchemaAgreesWithTheReader(String text) throws IOException {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/martello.schema.json")));
    JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(text);
    assertThat(schema.validate(tree).isEmpty())
        .as("the schema on %s", text)
        .isEqualTo(read(text).problems().isEmpty());
  }

  static List<String> forTheSchema() {
    return List.of(
        WHOLE,
        "profile: standard",
        "fail-on: none",
        "honor: trivy",
        "profil: strict",
        "profile: strickt",
        "severities:\n  monitoring/tracing-off: lw",
        "region: europe",
        "ignore: yes please",
        "ignore:\n  - check: monitoring/tracing-off",
        "ignore:\n  - {check: monitoring/tracing-off, reason: x, until: soon}",
        "ignore:\n  - {check: monitoring/tracing-off, reason: x, resource: A}",
        "honor: [chekov]",
        "organization:\n  accounts: [\"123\"]",
        "- a list");
  }
}
