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

/** How severe an open URL is whose function asks for the signature of requests itself. */
final class VerifiedRequestTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Sample:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: nodejs22.x
            Handler: app.handler
            CodeUri: .
            FunctionUrlConfig: {AuthType: NONE}
      """;

  @TempDir Path folder;

  static Stream<Arguments> functions() {
    return Stream.of(
        arguments("nothing is asked", "return {};", Severity.HIGH),
        arguments(
            "signature",
            "const own = crypto.createHmac('sha256', process.env.KEY).update(event.body).digest();"
                + " if (!crypto.timingSafeEqual(own, Buffer.from(event.headers.signature)))"
                + " return { statusCode: 401 }; return {};",
            Severity.LOW),
        arguments(
            "comparison of what no request holds",
            "return crypto.timingSafeEqual(Buffer.from('a'), Buffer.from(process.env.B));",
            Severity.HIGH),
        arguments(
            "hash of the request alone",
            "const hash = crypto.createHash('sha256').update(event.body).digest();"
                + " return crypto.timingSafeEqual(hash, Buffer.from(process.env.B));",
            Severity.HIGH),
        arguments(
            "webhook of Stripe",
            "return stripe.webhooks.constructEvent(event.body, event.headers.signature, 'whsec');",
            Severity.LOW));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void verifiedRequestsAreToldMildly(String name, String body, Severity expected)
      throws IOException {
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    Files.writeString(
        folder.resolve("app.js"),
        """
        const crypto = require('crypto');
        const stripe = require('stripe')(process.env.STRIPE);
        exports.handler = async (event) => {
          %s
        };
        """
            .formatted(body));
    var report = Scan.run(Samples.request(folder, Catalogue.standard().rules()));
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().id().equals("triggers/function-url-without-auth"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(expected))
        .satisfies(
            finding -> assertThat(finding.remedy().isNone()).isEqualTo(expected == Severity.LOW));
  }
}
