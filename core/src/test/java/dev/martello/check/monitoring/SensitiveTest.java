package dev.martello.check.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Severity;
import dev.martello.engine.Scans;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names make a log of whole requests worse. */
class SensitiveTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: nodejs22.x
            Handler: app.handler
            CodeUri: src/
            Events:
              Route:
                Type: Api
                Properties:
                  RestApiId: !Ref Api
                  Path: %s
                  Method: post
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: prod
            MethodSettings:
              - ResourcePath: "/*"
                HttpMethod: "*"
                LoggingLevel: INFO
                DataTraceEnabled: true
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/orders, LOW",
    "/boards/{id}/cards, LOW",
    "/tokenizer, LOW",
    "/login, MEDIUM",
    "/oauth2/token, MEDIUM",
    "/users/{email}, MEDIUM",
    "/customers/{id}/credit-cards, MEDIUM",
    "/patients/{patientId}, MEDIUM",
    "/socialSecurityNumbers, MEDIUM",
  })
  void pathsTellWhatRequestsCarry(String path, Severity expected) {
    var report = Scans.ofText(folder, "template.yaml", TEMPLATE.formatted(path));
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("monitoring/requests-logged"))
        .extracting(finding -> finding.severity())
        .containsExactly(expected);
  }
}
