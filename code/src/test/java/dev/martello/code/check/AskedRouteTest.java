package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.check.Finding;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which route a finding names, where the code asks for method or path before. */
final class AskedRouteTest {
  private static final String REST =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties: {StageName: prod, Auth: {DefaultAuthorizer: AWS_IAM}}
        Sample:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src
            Handler: app.handler
            Runtime: RUNTIME
            Events:
              Read:
                Type: Api
                Properties: {RestApiId: !Ref Api, Path: "/a/{id}", Method: get, Auth: {Authorizer: NONE}}
              Write: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /b, Method: post}}
      """;

  private static final String HTTP =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties: {Auth: {EnableIamAuthorizer: true, DefaultAuthorizer: AWS_IAM}}
        Sample:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src
            Handler: app.handler
            Runtime: RUNTIME
            Events:
              Read:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Path: "/a/{id}", Method: get, Auth: {Authorizer: NONE}}
              Write: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /b, Method: post}}
      """;

  @TempDir Path folder;

  static Stream<Arguments> guards() {
    return Stream.of(
        arguments("nothing is asked", REST, "python", "if True:", "GET"),
        arguments("method", REST, "python", "if event['httpMethod'] == 'POST':", "POST"),
        arguments("other method", REST, "python", "if event['httpMethod'] != 'POST':", "GET"),
        arguments("method, in capitals", REST, "python", "if method.upper() == 'POST':", "POST"),
        arguments("one of a few", REST, "python", "if method in ('PUT', 'POST'):", "POST"),
        arguments("none of a few", REST, "python", "if method not in ['PUT', 'POST']:", "GET"),
        arguments("either", REST, "python", "if method == 'GET' or method == 'POST':", "GET"),
        arguments("resource", REST, "python", "if event['resource'] == '/b':", "POST"),
        arguments("path behind a stage", REST, "python", "if event['path'] == '/prod/b':", "POST"),
        arguments("path that fits", REST, "python", "if event['path'] == '/a/7':", "GET"),
        arguments("method of no route", REST, "python", "if method == 'PATCH':", "GET"),
        arguments("data", REST, "python", "if event['headers']['m'] == 'POST':", "GET"),
        arguments("key", HTTP, "python", "if event['routeKey'] == 'POST /b':", "POST"),
        arguments("other key", HTTP, "python", "if event['routeKey'] != 'POST /b':", "GET"),
        arguments(
            "method of HTTP",
            HTTP,
            "python",
            "if event['requestContext']['http']['method'] == 'POST':",
            "POST"),
        arguments("method that is perhaps missing", HTTP, "python", "if method != 'POST':", "GET"),
        arguments("script", REST, "nodejs", "if (event.httpMethod === 'POST')", "POST"),
        arguments(
            "method of either",
            HTTP,
            "nodejs",
            "if ((event.httpMethod ?? event.requestContext.http.method) === 'POST')",
            "POST"),
        arguments("switch", REST, "nodejs", "switch (event.httpMethod) { case 'POST':", "POST"),
        arguments(
            "fall through",
            REST,
            "nodejs",
            "switch (event.httpMethod) { case 'GET': case 'POST':",
            "GET"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guards")
  void findingNamesTheRouteThatReachesIt(
      String name, String template, String language, String guard, String expected)
      throws IOException {
    boolean isPython = language.equals("python");
    Files.createDirectory(folder.resolve("src"));
    Files.writeString(
        folder.resolve("template.yaml"),
        template.replace("RUNTIME", isPython ? "python3.13" : "nodejs22.x"));
    Files.writeString(
        folder.resolve("src").resolve(isPython ? "app.py" : "app.js"),
        isPython
            ? """
              import json
              import os

              def handler(event, context):
                  method = event.get('httpMethod', '')
                  body = json.loads(event['body'])
                  %s
                      os.system('file ' + body['name'])
                  return {'statusCode': 204}
              """
                .formatted(guard)
            : """
              const { execSync } = require('child_process');
              exports.handler = async (event) => {
                const { name } = JSON.parse(event.body);
                %s
                  execSync('file ' + name);
                %s
                return { statusCode: 204 };
              };
              """
                .formatted(guard, guard.contains("{") ? "}" : ""));
    assertThat(found()).singleElement().asString().contains("it comes from " + expected + " /");
  }

  private List<String> found() throws IOException {
    return Scan.run(Samples.request(folder, Catalogue.standard().rules())).findings().stream()
        .filter(finding -> finding.rule().id().equals("code/os-command-injection"))
        .map(Finding::message)
        .toList();
  }
}
