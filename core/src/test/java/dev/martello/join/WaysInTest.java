package dev.martello.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import dev.martello.report.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes in by an open way, in findings and attack paths. */
final class WaysInTest {
  @TempDir Path folder;

  private Report scan(String events, String others) {
    return Scans.ofText(
        folder,
        "template.yaml",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Secret:
            Type: AWS::SecretsManager::Secret
          Hook:
            Type: AWS::Serverless::Function
            Properties:
              Handler: app.handler
              Runtime: python3.13
              InlineCode: |
                def handler(event, context):
                    return 1
              Policies:
                - Statement:
                    - {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Secret}
        """
            + events.indent(6)
            + others.indent(2));
  }

  private static void assertTold(Report report, String way) {
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("join/open-entry-to-secrets"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).startsWith(way + ", and role"));
    assertThat(report.paths())
        .allSatisfy(path -> assertThat(path.steps().getFirst().fact()).startsWith(way))
        .isNotEmpty();
  }

  @Test
  void keysAreAskedFor() {
    assertTold(
        scan(
            """
            Events:
              Keyed:
                Type: Api
                Properties: {Path: /a, Method: get, Auth: {ApiKeyRequired: true}}
            """,
            ""),
        "anybody with an API key may call `GET /a`");
  }

  @Test
  void theWayThatMostComeByIsToldFirst() {
    assertTold(
        scan(
            """
            Events:
              Keyed:
                Type: Api
                Properties: {Path: /a, Method: get, Auth: {ApiKeyRequired: true}}
              Open:
                Type: Api
                Properties: {Path: /b, Method: get}
            """,
            ""),
        "anybody may call `GET /b`");
  }

  @Test
  void whatCloudFrontSignsIsReachedThroughCloudFront() {
    assertTold(
        scan(
            """
            FunctionUrlConfig: {AuthType: AWS_IAM}
            """,
            """
            Distribution:
              Type: AWS::CloudFront::Distribution
              Properties:
                DistributionConfig:
                  Enabled: true
                  DefaultCacheBehavior: {TargetOriginId: hook, ViewerProtocolPolicy: https-only}
            Permission:
              Type: AWS::Lambda::Permission
              Properties:
                FunctionName: !Ref Hook
                Action: lambda:InvokeFunctionUrl
                Principal: cloudfront.amazonaws.com
                SourceArn: !Sub arn:aws:cloudfront::${AWS::AccountId}:distribution/${Distribution}
            """),
        "anybody may call the function URL through CloudFront, which signs for its viewers");
  }
}
