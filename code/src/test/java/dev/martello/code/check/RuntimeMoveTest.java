package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.check.Rule;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Fix;
import dev.martello.engine.Progress;
import dev.martello.fix.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** To which runtime functions are moved whose code imports what newer ones lack. */
final class RuntimeMoveTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Sample:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: RUNTIME
            Handler: app.handler
            CodeUri: src/
      """;

  private static final String SDK =
      "const AWS = require('aws-sdk');\nexports.handler = async () => new AWS.S3();\n";

  private static final String PYTHON = "import %s\ndef handler(event, context):\n    return 1\n";

  private static final List<Rule> STANDARD =
      Catalogue.standard().rules().stream().filter(rule -> !rule.isStrict()).toList();

  @TempDir Path folder;

  static Stream<Arguments> moves() {
    return Stream.of(
        arguments("nothing that is gone", "python3.8", PYTHON.formatted("json"), "", "python3.14"),
        arguments("gone in 3.13", "python3.8", PYTHON.formatted("cgi"), "", "python3.12"),
        arguments(
            "gone in 3.12", "python3.8", PYTHON.formatted("distutils.util"), "", "python3.11"),
        arguments(
            "brought along",
            "python3.8",
            PYTHON.formatted("cgi"),
            "requirements.txt:legacy-cgi==2.6\n",
            "python3.14"),
        arguments(
            "own module", "python3.8", PYTHON.formatted("cgi"), "cgi.py:X = 1\n", "python3.14"),
        arguments("SDK of the runtime", "nodejs16.x", SDK, "", ""),
        arguments(
            "SDK for development alone",
            "nodejs16.x",
            SDK,
            "package.json:{\"devDependencies\": {\"aws-sdk\": \"^2\"}}",
            ""),
        arguments(
            "SDK of the package",
            "nodejs16.x",
            SDK,
            "package.json:{\"dependencies\": {\"aws-sdk\": \"^2\"}}",
            "nodejs24.x"),
        arguments("SDK that the runtime lacks already", "nodejs18.x", SDK, "", "nodejs24.x"),
        arguments(
            "newer SDK",
            "nodejs16.x",
            SDK.replace("aws-sdk", "@aws-sdk/client-s3"),
            "",
            "nodejs24.x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moves")
  void runtimesAreMovedAsFarAsTheCodeBears(
      String name, String runtime, String code, String beside, String expected) throws IOException {
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE.replace("RUNTIME", runtime));
    Files.createDirectory(folder.resolve("src"));
    var file = runtime.startsWith("python") ? "app.py" : "app.js";
    Files.writeString(folder.resolve("src").resolve(file), code);
    if (!beside.isEmpty()) {
      int colon = beside.indexOf(':');
      Files.writeString(
          folder.resolve("src").resolve(beside.substring(0, colon)), beside.substring(colon + 1));
    }
    var result =
        Fix.run(
            Samples.request(folder, STANDARD),
            finding -> finding.rule().id().equals("code/deprecated-runtime"),
            Progress.NONE);
    var after = result.patches().stream().map(Patch::after).reduce("", String::concat);
    if (expected.isEmpty()) {
      assertThat(after).isEmpty();
    } else {
      assertThat(after).contains("Runtime: " + expected + "\n");
    }
  }
}
