package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags stages of REST APIs that do not record who called. */
@About(
    severity = LOW,
    title = "REST API stage writes no access log",
    why = "After an incident nobody can tell who called, from where and with what result.",
    mend = "Set `AccessLogSetting` with a log group's ARN and a format.",
    cwe = 778,
    sameAs = {
      "APIGateway.1",
      "CKV_AWS_76",
      "AWS-0001",
      "AWS-0113",
      "W69",
      "APIG1",
      "apigateway_restapi_logging_enabled",
      "06ec63e3",
      "0a994e04",
      "a4d32883",
      "W45",
      "LOG.001",
      "80d45af4"
    })
final class RestAccessLogsOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return AccessLogs.judge(app, context, kind -> kind == Api.Kind.REST);
  }
}
