package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.check.Severity;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How templates are told whose engine runs no code, beside those that do. */
final class ConfinedTemplateTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: python3.13
            Handler: app.handler
            CodeUri: src/
            Policies: [{DynamoDBCrudPolicy: {TableName: orders}}]
            Events:
              Post:
                Type: HttpApi
                Properties: {Path: /, Method: post}
      """;

  @TempDir Path folder;

  static Stream<Arguments> engines() {
    return Stream.of(
        arguments("import jinja2", "jinja2.Template(event['body']).render()", true),
        arguments("import chevron", "chevron.render(event['body'], {})", false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engines")
  void onlyEnginesThatRunCodeBeginAttacks(String imported, String call, boolean runsCode)
      throws IOException {
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    Files.createDirectory(folder.resolve("src"));
    Files.writeString(
        folder.resolve("src/app.py"),
        """
        %s


        def handler(event, context):
            return {"statusCode": 200, "body": len(%s)}
        """
            .formatted(imported, call));
    var report = Scan.run(Samples.request(folder, Catalogue.standard().rules()));
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("code/template-injection"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity())
                  .isEqualTo(runsCode ? Severity.CRITICAL : Severity.MEDIUM);
              assertThat(finding.message().contains("runs no code")).isEqualTo(!runsCode);
            });
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("join/unguarded-injection"))
        .hasSize(runsCode ? 1 : 0);
  }
}
