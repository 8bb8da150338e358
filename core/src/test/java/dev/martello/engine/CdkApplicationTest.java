package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.martello.check.Finding;
import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.model.Code;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.report.Report;
import dev.martello.report.json.JsonReport;
import dev.martello.report.sarif.SarifReport;
import dev.martello.report.text.TextReport;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans what {@code app.js} in the folder of resources synthesised. */
final class CdkApplicationTest {
  private static final String PROJECT = "project";
  private static final String BARE = "bare";

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void assembliesAreReadWithoutProblems(String name) {
    var report = scan(assembly(name));
    assertThat(report.isComplete()).isTrue();
    assertThat(report.files()).allSatisfy(file -> assertThat(file.problems()).isEmpty());
    assertThat(report.undecided()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void functionsAreNamedByTheirConstructs(String name) {
    var functions = scan(assembly(name)).app().functions();
    assertThat(functions)
        .extracting(function -> function.identity().path())
        .contains(
            "Beta/Api/Convert",
            "Beta/Api/Handler",
            "Beta/Api/Thumbnails/Handler",
            "Beta/Data/Audit");
  }

  @Test
  void sameLogicalIdInNestedStackIsAnotherConstruct() {
    var report = scan(assembly(PROJECT));
    var outer = function(report, "Prod/Api/Handler").identity();
    var nested = function(report, "Prod/Api/Thumbnails/Handler").identity();
    assertThat(nested.id()).isEqualTo(outer.id());
    assertThat(nested.stack()).isNotEqualTo(outer.stack());
  }

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void codeOfAssetsLiesInTheAssembly(String name) throws IOException {
    var report = scan(assembly(name));
    var handler = function(report, "Beta/Api/Handler");
    assertThat(handler.code()).isInstanceOf(Code.Local.class);
    var location = ((Code.Local) handler.code()).path().show();
    var folder = assembly(name).resolve(handler.identity().stack()).resolveSibling(location);
    assertThat(Files.readString(folder.resolve("index.js"))).contains("exports.handler");
  }

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void imagesOfAssetsAreBuiltHere(String name) {
    var report = scan(assembly(name));
    var code = (Code.Image) function(report, "Beta/Api/Convert").code();
    assertThat(code.uri().isEqualTo("").isYes()).isTrue();
    assertThat(code.folder().show()).startsWith("../asset.3e8d2c1c");
    assertThat(report.findings())
        .extracting(finding -> finding.rule().id())
        .doesNotContain("code/image-by-mutable-tag");
  }

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void routesReachFunctionsOfOtherStacks(String name) {
    var audit = function(scan(assembly(name)), "Beta/Data/Audit");
    assertThat(audit.exposure().level()).isEqualTo(Exposure.Level.PUBLIC);
    assertThat(audit.triggers())
        .extracting(Trigger::source)
        .containsExactlyInAnyOrder(EventSource.HTTP_API, EventSource.S3);
  }

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void grantsInNestedStacksReachTablesOfOtherStacks(String name) {
    var report = scan(assembly(name));
    var thumbnails = function(report, "Beta/Api/Thumbnails/Handler");
    assertThat(thumbnails.exposure().level()).isEqualTo(Exposure.Level.PUBLIC);
    assertThat(thumbnails.environment().getFirst().refersTo().known())
        .extracting(entity -> entity.identity().path())
        .containsExactly("Beta/Data/Orders");
  }

  @Test
  void accountAndRegionComeFromTheManifest() {
    var report = scan(assembly(PROJECT));
    assertThat(report.app().stores())
        .filteredOn(store -> store.identity().path().endsWith("Data/Orders"))
        .extracting(store -> report.app().arnOf(store).brief())
        .containsExactly(
            "arn:aws:dynamodb:eu-west-1:111111111111:table/${OrdersA9B65338}",
            "arn:aws:dynamodb:eu-west-1:222222222222:table/${OrdersA9B65338}");
  }

  @ParameterizedTest
  @ValueSource(strings = {PROJECT, BARE})
  void functionsOfTheLibraryAreTold(String name) {
    assertThat(scan(assembly(name)).app().functions())
        .extracting(LambdaFunction::identity)
        .filteredOn(Identity::isSupplied)
        .filteredOn(identity -> identity.path().startsWith("Beta/"))
        .extracting(Identity::path)
        .containsExactly(
            "Beta/Data/AWS679f53fac002430cb0da5b7982bd2287",
            "Beta/Data/BucketNotificationsHandler050a0587b7544547bf325f094a3db834",
            "Beta/Data/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler",
            "Beta/Data/LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a");
  }

  @Test
  void ofTheLibraryOnlyGrantsThatTheOwnerWroteAreFindings() {
    var report = scan(assembly(BARE));
    assertThat(report.findings())
        .filteredOn(finding -> finding.about().isSupplied())
        .extracting(finding -> finding.rule().id(), Finding::line, Finding::message)
        .containsExactly(tuple("access/unscoped-secrets", 483, "`ssm:GetParameter` on `*`"));
    assertThat(report.leftOut()).isEqualTo(13);
  }

  @Test
  void harmThroughWhatTheLibrarySuppliedIsTold(@TempDir Path folder) throws IOException {
    var report = scan(template(folder, "nodejs12.x"));
    assertThat(report.findings())
        .extracting(finding -> finding.rule().id(), Finding::severity)
        .containsExactly(tuple("code/deprecated-runtime", Severity.HIGH));
    assertThat(report.leftOut()).isPositive();
  }

  @Test
  void templatesAloneAreNamedByTheirMetadata(@TempDir Path folder) throws IOException {
    var identity = scan(template(folder, "nodejs22.x")).app().functions().getFirst().identity();
    assertThat(identity.title()).isEqualTo("S/LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a");
    assertThat(identity.isSupplied()).isTrue();
  }

  @Test
  void retentionByCustomResourceCounts() {
    assertThat(scan(assembly(BARE)).findings())
        .filteredOn(finding -> finding.rule().id().equals("monitoring/endless-logs"))
        .extracting(finding -> finding.resource().path())
        .containsExactlyInAnyOrder(
            "Beta/Api/Convert", "Beta/Api/Handler", "Beta/Api/Thumbnails/Handler");
  }

  @Test
  void everyOutputNamesConstructsAndLinesOfTheTemplate() throws IOException {
    var report = scan(assembly(BARE));
    var text = new StringBuilder();
    new TextReport(false).write(report, text);
    assertThat(text.toString())
        .contains("Beta/Api/Handler  assembly-Beta/BetaApi88685871.template.json:95")
        .contains("assembly-Beta/BetaApi88685871.template.json:202:26: anybody may call")
        .contains("Supplied by the CDK")
        .contains("left out: 13 findings of low severity on what the CDK supplies");
    var json = new StringBuilder();
    new JsonReport().write(report, json);
    assertThat(json.toString())
        .contains("\"path\" : \"Beta/Api/Thumbnails/Handler\"")
        .contains("\"supplied\" : true")
        .contains("\"leftOut\" : 13");
    var sarif = new StringBuilder();
    new SarifReport().write(report, sarif);
    assertThat(sarif.toString())
        .contains("\"fullyQualifiedName\" : \"Beta/Api/Http/POST--orders\"");
  }

  @Test
  void callersOfTheStacksOwnAccountAreInside(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"version": "36", "artifacts": {"S": {
          "type": "aws:cloudformation:stack", "environment": "aws://111111111111/eu-west-1",
          "properties": {"templateFile": "S.template.json"}}}}
        """);
    for (var account : List.of("111111111111", "999999999999")) {
      Files.writeString(
          folder.resolve("S.template.json"),
          """
          {"Resources": {
            "F": {"Type": "AWS::Lambda::Function", "Properties": {"Code": {"ZipFile": ""}}},
            "P": {"Type": "AWS::Lambda::Permission", "Properties": {
              "Action": "lambda:InvokeFunction", "FunctionName": {"Ref": "F"},
              "Principal": "%s"}}}}
          """
              .formatted(account));
      var level = scan(folder).app().functions().getFirst().exposure().level();
      assertThat(level)
          .isEqualTo(
              account.startsWith("1") ? Exposure.Level.INTERNAL : Exposure.Level.AUTHENTICATED);
    }
  }

  private static LambdaFunction function(Report report, String path) {
    return report.app().functions().stream()
        .filter(function -> function.identity().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** A template that was copied out of its assembly. */
  private static Path template(Path folder, String runtime) throws IOException {
    return Files.writeString(
        folder.resolve("S.template.json"),
        """
        {"Resources": {"LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A": {
          "Type": "AWS::Lambda::Function",
          "Properties": {
            "Handler": "index.handler", "Runtime": "%s", "Timeout": 900,
            "Code": {"S3Bucket": "cdk-hnb659fds-assets-111111111111-eu-west-1", "S3Key": "2819.zip"},
            "Role": "arn:aws:iam::111111111111:role/retention"},
          "Metadata": {"aws:cdk:path": "S/LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/Resource"}}}}
        """
            .formatted(runtime));
  }

  private static Report scan(Path path) {
    try {
      return Scan.run(
          new Scan.Request(
              List.of(path),
              Setting.none(),
              Catalogue.standard().rules(Profile.STANDARD),
              LocalDate.of(2026, 11, 1),
              new Report.Tool("Martello", "test")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path assembly(String name) {
    try {
      var resource =
          CdkApplicationTest.class.getResource("/dev/martello/read/cdk/" + name + "/cdk.out");
      return Path.of(Objects.requireNonNull(resource).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
