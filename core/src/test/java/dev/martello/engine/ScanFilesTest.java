package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.martello.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a scan tells of, and under which names. */
final class ScanFilesTest {
  private static final String OPEN_URL =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Hook:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: python3.13
            Handler: a.b
            CodeUri: src
            FunctionUrlConfig: {AuthType: NONE}
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void oneRootIsNotNamed() {
    Scans.write(folder, "one/template.yaml", OPEN_URL);
    var report = Scans.of(folder.resolve("one"));
    assertThat(report.files())
        .extracting(Report.ReportedFile::path)
        .containsExactly("template.yaml");
  }

  @Test
  void stacksOfTwoRootsWithTheSameNameAreKeptApart() {
    Scans.write(folder, "one/template.yaml", OPEN_URL);
    Scans.write(folder, "two/template.yaml", OPEN_URL);
    var report = Scans.of(folder.resolve("one"), folder.resolve("two"));
    assertThat(report.app().functions()).hasSize(2);
    assertThat(report.files())
        .extracting(Report.ReportedFile::path)
        .containsExactly(folder + "/one/template.yaml", folder + "/two/template.yaml");
    assertThat(report.failures())
        .filteredOn(finding -> finding.rule().id().equals("triggers/function-url-without-auth"))
        .extracting(finding -> finding.path().substring(folder.toString().length()))
        .containsExactly("/one/template.yaml", "/two/template.yaml");
    assertThat(report.findings()).extracting(finding -> finding.id()).doesNotHaveDuplicates();
  }

  @Test
  void severalFilesAreNamedAsTheyWereGiven() {
    Scans.write(folder, "one/a.yaml", OPEN_URL);
    Scans.write(folder, "one/b.yaml", OPEN_URL);
    var report = Scans.of(folder.resolve("one/a.yaml"), folder.resolve("one/../one/b.yaml"));
    assertThat(report.files())
        .extracting(Report.ReportedFile::path)
        .containsExactly(folder + "/one/a.yaml", folder + "/one/b.yaml");
  }

  @Test
  void theSameFileGivenTwiceIsToldOnce() {
    Scans.write(folder, "one/template.yaml", OPEN_URL);
    var twice = Scans.of(folder.resolve("one"), folder.resolve("one/template.yaml"));
    assertThat(twice.files()).hasSize(1);
    assertThat(twice.app().functions()).hasSize(1);
  }

  @Test
  void nestedTemplatesAndIncludesThatTheWalkLeavesOutAreTold() {
    Scans.write(
        folder,
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Nested:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: node_modules/shop/nested.yaml
          Api:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              DefinitionBody:
                Fn::Transform: {Name: AWS::Include, Parameters: {Location: api/shop.oas}}
          Second:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              DefinitionUri: api/second.oas
        """);
    Scans.write(folder, "node_modules/shop/nested.yaml", OPEN_URL);
    Scans.write(folder, "api/shop.oas", "openapi: 3.0.1\npaths: {}\n");
    Scans.write(folder, "api/second.oas", "openapi: 3.0.1\npaths: {}\n");
    assertThat(Scans.of(folder).files())
        .extracting(Report.ReportedFile::path, Report.ReportedFile::kind)
        .containsExactly(
            tuple("api/second.oas", "included file"),
            tuple("api/shop.oas", "included file"),
            tuple("node_modules", "folder"),
            tuple("node_modules/shop/nested.yaml", "SAM template"),
            tuple("template.yaml", "SAM template"));
  }

  @Test
  void schemasOfGraphQlApisAreNotReadAsDefinitions() throws IOException {
    Scans.write(
        folder,
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Api:
            Type: AWS::Serverless::GraphQLApi
            Properties:
              SchemaUri: api/schema.graphql
              Auth: {Type: AWS_IAM}
        """);
    Scans.write(folder, "api/schema.graphql", "type Query {\n\tshop(id: ID!): Shop\n}\n");
    assertThat(Scans.of(folder).files())
        .extracting(Report.ReportedFile::path, Report.ReportedFile::problems)
        .containsExactly(tuple("template.yaml", List.of()));
  }

  @Test
  void valuesThatAreNotPutInYetDoNotBreakADefinition() throws IOException {
    Scans.write(
        folder,
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: machine.asl.json
              DefinitionSubstitutions:
                Seconds: 30
                Second: !GetAtt Second.Arn
          Second:
            Type: AWS::Serverless::Function
            Properties: {Runtime: python3.14, Handler: app.handler, CodeUri: s3://b/k}
        """);
    Scans.write(
        folder,
        "machine.asl.json",
        """
        {
          "StartAt": "First",
          "States": {
            "First": {"Type": "Wait", "Seconds": ${Seconds}, "Next": "Second"},
            "Second": {"Type": "Task", "Resource": "${Second}", "Comment": "not \\"${Seconds}", "End": true}
          }
        }
        """);
    var report = Scans.of(folder);
    assertThat(report.files()).allSatisfy(file -> assertThat(file.problems()).isEmpty());
    assertThat(report.app().functions())
        .singleElement()
        .satisfies(function -> assertThat(function.triggers()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\\b.yaml", " .yaml", "-rf.yaml", "#x?.yaml", "%41.yaml", "~.yaml", "a\nb.yaml"})
  @DisabledOnOs(OS.WINDOWS)
  void strangeNamesAreNamesLikeOthers(String name) {
    Scans.write(folder, name, OPEN_URL);
    var report = Scans.of(folder);
    assertThat(report.files()).extracting(Report.ReportedFile::path).containsExactly(name);
    assertThat(report.app().functions()).hasSize(1);
  }
}
