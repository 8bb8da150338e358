package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags stages of HTTP and WebSocket APIs that do not record who called. */
@About(
    severity = LOW,
    title = "HTTP or WebSocket API stage writes no access log",
    why = "After an incident nobody can tell who called, from where and with what result.",
    mend = "Set `AccessLogSettings` with a log group's ARN and a format.",
    cwe = 778,
    sameAs = {
      "APIGateway.9",
      "CKV_AWS_95",
      "AWS-0001",
      "AWS-0116",
      "W46",
      "APIG1",
      "apigatewayv2_api_access_logging_enabled",
      "80d45af4",
      "LOG.001"
    })
final class HttpAccessLogsOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return AccessLogs.judge(app, context, kind -> kind != Api.Kind.REST);
  }
}
