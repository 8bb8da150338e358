package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Shape;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges the access logs of stages, for the checks on each kind of API. */
final class AccessLogs {
  private static final String REST_FORMAT =
      """
      {"requestId":"$context.requestId","time":"$context.requestTime",\
      "ip":"$context.identity.sourceIp","caller":"$context.identity.caller",\
      "user":"$context.authorizer.principalId","method":"$context.httpMethod",\
      "path":"$context.resourcePath","status":"$context.status",\
      "error":"$context.error.message","integrationStatus":"$context.integration.status"}\
      """;

  private static final String HTTP_FORMAT =
      """
      {"requestId":"$context.requestId","time":"$context.requestTime",\
      "ip":"$context.identity.sourceIp","route":"$context.routeKey",\
      "user":"$context.authorizer.claims.sub","status":"$context.status",\
      "error":"$context.error.message","integrationStatus":"$context.integrationStatus"}\
      """;

  private static final String WEBSOCKET_FORMAT =
      """
      {"requestId":"$context.requestId","time":"$context.requestTime",\
      "ip":"$context.identity.sourceIp","route":"$context.routeKey",\
      "event":"$context.eventType","connection":"$context.connectionId",\
      "status":"$context.status","error":"$context.error.message"}\
      """;

  private AccessLogs() {}

  static Stream<Verdict> judge(App app, Check.Context context, Predicate<Api.Kind> kind) {
    return Stages.of(app)
        .filter(stage -> kind.test(stage.kind()))
        .map(stage -> judge(stage).on(stage.functions(context)));
  }

  private static Verdict judge(Stages.Described described) {
    var stage = described.stage();
    return Verdict.of(
            Shape.isEmpty(stage.accessLog()),
            stage,
            stage.origin(),
            "stage `%s` has no destination for access logs".formatted(stage.name().show()),
            stage.accessLog())
        .mendedBy(remedy(described));
  }

  private static Remedy remedy(Stages.Described described) {
    if (!described.isWritten()) {
      return Remedy.none();
    }
    var identity = described.stage().identity();
    var group = identity.writtenId() + "AccessLogs";
    var log =
        Term.parts()
            .with("DestinationArn", Term.attribute(group, "Arn"))
            .with("Format", Term.text(formatOf(described.kind())));
    return Remedy.of(
            "write an access log that is kept for 90 days",
            new Change.Add(
                identity,
                group,
                "AWS::Logs::LogGroup",
                Term.parts().with("RetentionInDays", Term.number(NewLogGroup.DAYS))),
            described.put(log, described.isRest() ? "AccessLogSetting" : "AccessLogSettings"))
        .warning(
            described.kind() == Api.Kind.HTTP
                ? "the log holds the addresses of callers"
                : "the log holds the addresses of callers; API Gateway needs a role for CloudWatch"
                    + " Logs in the settings of the account");
  }

  /** Returns a format that tells who called, what and with which result, one JSON object a line. */
  static String formatOf(Api.Kind kind) {
    return switch (kind) {
      case REST -> REST_FORMAT;
      case HTTP -> HTTP_FORMAT;
      case WEBSOCKET -> WEBSOCKET_FORMAT;
    };
  }
}
