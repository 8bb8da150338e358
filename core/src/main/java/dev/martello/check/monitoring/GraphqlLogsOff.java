package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewPolicy;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags GraphQL APIs of which nothing is written down. */
@About(
    severity = LOW,
    title = "GraphQL API writes no log",
    why =
        "All queries go to one URL: without the API's own log nobody can tell who asked for which"
            + " data, and probing for fields looks like use.",
    mend = "Set `LogConfig` with a role for CloudWatch Logs and `FieldLogLevel: ERROR`.",
    cwe = 778,
    sameAs = {
      "AppSync.2",
      "CKV_AWS_193",
      "CKV_AWS_194",
      "ASC3",
      "appsync_field_level_logging_enabled"
    })
final class GraphqlLogsOff implements Check {
  /** As {@code AWSAppSyncPushToCloudWatchLogs}, on nothing but logs of AppSync. */
  private static final String GROUPS =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/appsync/apis/*";

  private static final List<String> LEVELS = List.of("ALL", "ERROR", "INFO", "DEBUG");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::AppSync::GraphQLApi")
        .map(api -> judge(api, app, context).on(Behind.in(context).graphqlApi(api)));
  }

  /** With a role and no level of fields requests are logged, which is enough to look back. */
  private static Verdict judge(Entity api, App app, Context context) {
    var log = app.settingsOf(api).get("LogConfig");
    var isLogged = log.exists();
    if (!isLogged.isYes() || !context.isStrict()) {
      return Verdict.of(isLogged.not(), api, api.origin(), "the API has no `LogConfig`", log.text())
          .mendedBy(remedy(api));
    }
    var level = log.get("FieldLogLevel").text("NONE");
    Tri isNone = level.is(LEVELS::contains).not();
    return Verdict.of(isNone, api, level.origin(), "errors of single fields are not logged", level)
        .mendedBy(
            Remedy.of(
                "set `FieldLogLevel` to `ERROR`",
                Change.put(api.identity(), Term.text("ERROR"), "LogConfig", "FieldLogLevel")));
  }

  private static Remedy remedy(Entity api) {
    var role = api.identity().id() + "LogRole";
    var log =
        Term.parts()
            .with("CloudWatchLogsRoleArn", Term.attribute(role, "Arn"))
            .with("ExcludeVerboseContent", Term.flag(true))
            .with("FieldLogLevel", Term.text("ERROR"));
    return Remedy.of(
        "log requests and errors of fields",
        new Change.Add(
            api.identity(),
            role,
            "AWS::IAM::Role",
            NewPolicy.role(
                "appsync.amazonaws.com",
                "write-logs",
                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                Term.sub(GROUPS))),
        Change.put(api.identity(), log, "LogConfig"));
  }
}
