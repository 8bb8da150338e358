package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Scans;
import dev.martello.report.json.CheckList;
import dev.martello.report.json.JsonReport;
import dev.martello.report.sarif.SarifReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts and GitHub read of reports is as their schemas and limits say. */
final class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCS = Path.of("../docs");
  private static final JsonSchema REPORT =
      schema(SpecVersion.VersionFlag.V202012, DOCS.resolve("report.schema.json"));
  private static final JsonSchema SARIF =
      schema(
          SpecVersion.VersionFlag.V4, Path.of("src/test/resources/sarif/sarif-schema-2.1.0.json"));

  static Stream<Path> scanned() throws IOException {
    var folders = Stream.of(Path.of("../examples"), Golden.ODD);
    try (var checks = Files.list(Path.of("src/main/java/dev/martello/check"))) {
      return Stream.concat(folders, checks.filter(Files::isDirectory).toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("scanned")
  void jsonReportsAreAsTheSchemaSays(Path folder) throws IOException {
    var report = JSON.readTree(Scans.written(Scans.of(folder), new JsonReport()));
    assertThat(REPORT.validate(report)).isEmpty();
    assertThat(report.at("/findings")).isNotEmpty();
    var ids = new HashSet<String>();
    report.at("/findings").forEach(finding -> ids.add(finding.get("id").asText()));
    assertThat(ids).hasSameSizeAs(report.at("/findings"));
  }

  @Test
  void theListOfChecksIsAsTheSchemaSays() throws IOException {
    var schema = schema(SpecVersion.VersionFlag.V202012, DOCS.resolve("checks.schema.json"));
    var target = new StringBuilder();
    CheckList.write(Catalogue.standard().rules(), target);
    assertThat(schema.validate(JSON.readTree(target.toString()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scanned")
  void sarifReportsAreAsTheStandardSays(Path folder) throws IOException {
    var report = JSON.readTree(Scans.written(Scans.of(folder), new SarifReport()));
    assertThat(SARIF.validate(report)).isEmpty();
    assertThat(report.at("/runs/0/results")).isNotEmpty();
  }

  /** https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support */
  @ParameterizedTest
  @MethodSource("scanned")
  void sarifReportsAreAsGitHubReadsThem(Path folder) throws IOException {
    var run = JSON.readTree(Scans.written(Scans.of(folder), new SarifReport())).at("/runs/0");
    for (var rule : run.at("/tool/driver/rules")) {
      assertThat(rule.at("/shortDescription/text").asText().length()).isBetween(1, 1024);
      assertThat(rule.at("/fullDescription/text").asText().length()).isBetween(1, 1024);
      assertThat(rule.at("/help/text").asText()).isNotEmpty();
      assertThat(rule.at("/help/markdown").asText()).contains("\n");
      assertThat(rule.at("/properties/tags").size()).isBetween(1, 10);
      assertThat(Double.parseDouble(rule.at("/properties/security-severity").asText()))
          .isBetween(0.1, 10.0);
    }
    assertThat(run.at("/results").size()).isLessThanOrEqualTo(25_000);
    for (var result : run.at("/results")) {
      var index = result.get("ruleIndex").asInt();
      assertThat(run.at("/tool/driver/rules/" + index + "/id")).isEqualTo(result.get("ruleId"));
      assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asText()).isNotEmpty();
      assertThat(result.at("/locations")).hasSize(1);
      assertThat(result.at("/message/text").asText()).isNotEmpty();
      checkPlace(result.at("/locations/0/physicalLocation"));
      result.at("/relatedLocations").forEach(one -> checkPlace(one.at("/physicalLocation")));
    }
  }

  @Test
  void joinsCarryTheirAttackPathsAsCodeFlows() throws IOException {
    var report = Scans.of(Path.of("../examples/orders-sam/insecure"));
    var run = JSON.readTree(Scans.written(report, new SarifReport())).at("/runs/0");
    int flows = 0;
    for (var result : run.at("/results")) {
      boolean isJoin = result.get("ruleId").asText().startsWith("join/");
      assertThat(isJoin || !result.has("codeFlows")).isTrue();
      for (var flow : result.path("codeFlows")) {
        flows++;
        assertThat(flow.at("/message/text").asText()).startsWith("whoever ");
        var steps = flow.at("/threadFlows/0/locations");
        assertThat(steps.size()).isGreaterThan(2);
        steps.forEach(
            step -> {
              checkPlace(step.at("/location/physicalLocation"));
              assertThat(step.at("/location/message/text").asText()).isNotBlank();
            });
      }
    }
    assertThat(flows).isPositive();
  }

  private static void checkPlace(JsonNode place) {
    assertThat(place.at("/artifactLocation/uri").asText()).matches("[A-Za-z0-9._~%/-]+");
    assertThat(place.at("/artifactLocation/uri").asText()).doesNotStartWith("/");
    var region = place.get("region");
    int startLine = region.get("startLine").asInt();
    int endLine = region.path("endLine").asInt(startLine);
    assertThat(startLine).isPositive();
    assertThat(endLine).isGreaterThanOrEqualTo(startLine);
    if (endLine == startLine && region.has("endColumn")) {
      assertThat(region.get("endColumn").asInt())
          .isGreaterThanOrEqualTo(region.get("startColumn").asInt());
    }
  }

  @Test
  void pathsAreEncodedAsRelativeUris(@TempDir Path folder) throws IOException {
    Scans.write(
        folder,
        "a:b c#ü%/template.yaml",
        """
        Resources:
          Topic: {Type: AWS::SNS::Topic}
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement: {Effect: Allow, Principal: "*", Action: sns:Publish, Resource: "*"}
        """);
    var report = JSON.readTree(Scans.written(Scans.of(folder), new SarifReport()));
    assertThat(report.findValuesAsText("uri"))
        .isNotEmpty()
        .allMatch("a%3Ab%20c%23%C3%BC%25/template.yaml"::equals);
  }

  @Test
  void problemsAreNotifications(@TempDir Path folder) throws IOException {
    var broken = Scans.ofText(folder, "t.yaml", "Resources:\n  A: {Type: AWS::SNS::Topic\n");
    var report = JSON.readTree(Scans.written(broken, new SarifReport()));
    assertThat(SARIF.validate(report)).isEmpty();
    assertThat(report.at("/runs/0/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(report.at("/runs/0/invocations/0/toolExecutionNotifications")).isNotEmpty();
    var json = JSON.readTree(Scans.written(broken, new JsonReport()));
    assertThat(REPORT.validate(json)).isEmpty();
    assertThat(json.at("/summary/complete").asBoolean()).isFalse();
  }

  private static JsonSchema schema(SpecVersion.VersionFlag version, Path file) {
    try {
      return JsonSchemaFactory.getInstance(version).getSchema(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
