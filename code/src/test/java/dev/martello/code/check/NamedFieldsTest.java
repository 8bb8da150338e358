package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.check.Finding;
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

/** Which fields of the event a finding names: those that the code reads. */
final class NamedFieldsTest {
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
              Post:
                Type: HttpApi
                Properties: {Path: /, Method: post}
      """;

  @TempDir Path folder;

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments("a field", "axios.get(body.link)", "`body.link` of the event reaches"),
        arguments(
            "a field or a default",
            "axios.get(body.link || 'https://example.com')",
            "`body.link` of the event reaches"),
        arguments(
            "an address of a field",
            "axios.get(new URL(body.link))",
            "`body.link` of the event reaches"),
        arguments(
            "an address of a host",
            "axios.get(new URL(`https://${body.host}/x`))",
            "`body.host` of the event reaches"),
        arguments("all fields", "axios({ ...body })", "`body.*` of the event reaches"),
        arguments(
            "options of the code's own",
            "axios({ url: body.link, baseURL: body.base })",
            "`body.base` of the event and another field reach"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void fieldsAreNamedAsTheCodeReadsThem(String name, String request, String expected)
      throws IOException {
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    Files.createDirectory(folder.resolve("src"));
    Files.writeString(
        folder.resolve("src/app.js"),
        """
        const axios = require('axios');
        exports.handler = async (event) => {
          const body = JSON.parse(event.body);
          return { statusCode: (await %s).status };
        };
        """
            .formatted(request));
    assertThat(Scan.run(Samples.request(folder, Catalogue.standard().rules())).findings())
        .filteredOn(finding -> finding.rule().id().equals("code/server-side-request-forgery"))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .startsWith(expected);
  }
}
