package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.NewPolicy;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Network.Vpc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flags VPCs of functions that nobody watches. */
@About(
    severity = LOW,
    title = "VPC keeps no flow logs",
    why =
        "When a function talks to a host that it never talked to before, nothing shows it, neither"
            + " then nor afterwards.",
    mend = "Add an `AWS::EC2::FlowLog` for the VPC.",
    cwe = 778,
    sameAs = {
      "EC2.6",
      "CKV2_AWS_11",
      "AWS-0178",
      "f6d299d2",
      "W60",
      "VPC7",
      "vpc_flow_logs_enabled"
    })
final class FlowLogsOff implements Check {
  private static final int DAYS = 90;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var inside = functionsByVpc(app);
    return app.network().vpcs().stream()
        .flatMap(
            vpc -> {
              var functions = inside.getOrDefault("${" + vpc.identity().key() + "}", List.of());
              return context.asksOfEveryResource() || !functions.isEmpty()
                  ? Stream.of(judge(vpc).on(functions))
                  : Stream.empty();
            });
  }

  private static Map<String, List<LambdaFunction>> functionsByVpc(App app) {
    var found = new HashMap<String, List<LambdaFunction>>();
    for (var function : app.functions()) {
      function.network().subnets().stream()
          .flatMap(link -> link.known())
          .map(subnet -> subnet.vpc().show())
          .distinct()
          .forEach(vpc -> found.computeIfAbsent(vpc, _ -> new ArrayList<>()).add(function));
    }
    return found;
  }

  private static Verdict judge(Vpc vpc) {
    return Verdict.of(vpc.isLogged().not(), vpc, vpc.origin(), "no flow log covers the VPC")
        .mendedBy(log(vpc.identity()));
  }

  /** What a flow log needs (Amazon VPC User Guide, "Publish flow logs to CloudWatch Logs"). */
  private static Remedy log(Identity vpc) {
    var group = vpc.id() + "FlowLogGroup";
    var role = vpc.id() + "FlowLogRole";
    return new Remedy(
        "keep flow logs for %d days".formatted(DAYS),
        List.of(
            new Change.Add(
                vpc,
                group,
                "AWS::Logs::LogGroup",
                Term.parts().with("RetentionInDays", Term.number(DAYS))),
            new Change.Add(
                vpc,
                role,
                "AWS::IAM::Role",
                NewPolicy.role(
                    "vpc-flow-logs.amazonaws.com",
                    "write-flow-logs",
                    List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
                    Term.attribute(group, "Arn"))),
            new Change.Add(
                vpc,
                vpc.id() + "FlowLog",
                "AWS::EC2::FlowLog",
                Term.parts()
                    .with("ResourceId", Term.ref(vpc.id()))
                    .with("ResourceType", Term.text("VPC"))
                    .with("TrafficType", Term.text("ALL"))
                    .with("LogGroupName", Term.ref(group))
                    .with("DeliverLogsPermissionArn", Term.attribute(role, "Arn")))),
        "CloudWatch Logs charges for what is written");
  }
}
