package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.StateMachine;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags state machines of whose executions nothing is left. */
@About(
    severity = LOW,
    title = "State machine writes no log",
    why =
        "An express execution leaves no history: what it did, for whom and where it failed cannot"
            + " be found out afterwards.",
    mend = "Set `LoggingConfiguration` (`Logging` in SAM) with a log group and `Level: ERROR`.",
    cwe = 778,
    sameAs = {
      "StepFunctions.1",
      "CKV_AWS_285",
      "AWS-0119",
      "SF1",
      "stepfunctions_statemachine_logging_enabled"
    })
final class StateMachineLogsOff implements Check {
  /*
   * Step Functions keeps the history of standard executions for 90 days, of express ones for none
   * (Step Functions Developer Guide, "Choosing workflow type"); so a log is needed for these.
   */
  private static final List<String> NEEDED =
      List.of(
          "logs:CreateLogDelivery",
          "logs:GetLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:DescribeResourcePolicies",
          "logs:DescribeLogGroups");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stateMachines().stream()
        .map(machine -> judge(machine, app, context).on(context.usersOf(machine)));
  }

  private static Verdict judge(StateMachine machine, App app, Context context) {
    var level = machine.logLevel();
    var type = app.settingsOf(machine).get("StateMachineType").text("STANDARD");
    Tri isAsked = Tri.of(context.asksOfEveryResource()).or(() -> type.isEqualTo("EXPRESS"));
    return Verdict.of(
            isAsked.and(level.isEqualTo("OFF")),
            machine,
            level.origin(),
            type.isEqualTo("EXPRESS").isYes()
                ? "the express workflow keeps no history and writes no log"
                : "the workflow writes no log",
            type,
            level)
        .mendedBy(remedy(machine, app, context));
  }

  private static Remedy remedy(StateMachine machine, App app, Context context) {
    var title = "log executions to a group that keeps events for 90 days";
    if (!app.settingsOf(machine).get("LoggingConfiguration", "Destinations").exists().isNo()) {
      return Remedy.of(
          "set the log level to `ALL`",
          Change.put(machine.identity(), Term.text("ALL"), "LoggingConfiguration", "Level"));
    }
    var group = machine.identity().id() + "Logs";
    var changes = new ArrayList<Change>();
    changes.add(
        new Change.Add(
            machine.identity(),
            group,
            "AWS::Logs::LogGroup",
            Term.parts()
                .with(
                    "LogGroupName",
                    Term.sub("/aws/vendedlogs/states/${AWS::StackName}-" + machine.identity().id()))
                .with("RetentionInDays", Term.number(NewLogGroup.DAYS))));
    var destination =
        Term.parts()
            .with(
                "CloudWatchLogsLogGroup",
                Term.parts().with("LogGroupArn", Term.attribute(group, "Arn")));
    changes.add(
        Change.put(
            machine.identity(),
            Term.parts()
                .with("Level", Term.text("ALL"))
                .with("IncludeExecutionData", Term.flag(false))
                .with("Destinations", Term.items(destination)),
            "LoggingConfiguration"));
    machine
        .role()
        .known()
        .filter(role -> context.grantsOf(role).grants("logs:CreateLogDelivery").isNo())
        .map(role -> new Change.Grant(role.identity(), NEEDED, Term.text("*")))
        .forEach(changes::add);
    return new Remedy(title, changes, "");
  }
}
