package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Network;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags default security groups that let more than nothing through. */
@About(
    severity = MEDIUM,
    title = "VPC's default security group is open",
    why =
        "Whatever is started in the VPC without a group of its own gets this one, and is open to"
            + " the internet from its first minute.",
    mend = "Remove the rules, and give everything a security group of its own.",
    cwe = 1188,
    sameAs = {
      "EC2.2",
      "CKV2_AWS_12",
      "AWS-0173",
      "ea33fcf7",
      "9a4ef195",
      "VPCDefaultSecurityGroupClosed",
      "ec2_securitygroup_default_restrict_traffic"
    })
final class OpenDefaultSecurityGroup implements Check {
  /*
   * CloudFormation cannot take away the rules that EC2 gives every default group (members among
   * themselves, and everything out); the CDK does it by a resource of its own, as teams do. So that
   * state is reported only under the profile strict.
   */
  private static final String CLOSING = "Custom::VpcRestrictDefaultSG";

  private static final Pattern OWN =
      Pattern.compile("Custom::.+|AWS::CloudFormation::CustomResource");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    Set<String> closed =
        context
            .resources(CLOSING)
            .map(closing -> closing.identity().stack())
            .collect(Collectors.toSet());
    var named =
        app.network().securityGroups().stream()
            .filter(group -> Groups.isDefault(app, group))
            .flatMap(group -> rules(group, context).map(rule -> judge(group, rule)));
    var own =
        app.network().vpcs().stream()
            .flatMap(
                vpc ->
                    Stream.concat(
                        vpc.defaultIngress().stream().map(rule -> judge(vpc, rule)),
                        context.isStrict()
                                && !closed.contains(vpc.identity().stack())
                                && !isHandedOver(vpc, app)
                            ? Stream.of(untouched(vpc))
                            : Stream.empty()));
    return Stream.concat(named, own);
  }

  /** A resource of the team's own that is told of the default group is there to close it. */
  private static boolean isHandedOver(Network.Vpc vpc, App app) {
    return app.others().stream()
        .filter(other -> OWN.matcher(other.identity().type()).matches())
        .flatMap(other -> app.settingsOf(other).parts().stream())
        .anyMatch(part -> isDefaultOf(vpc, part.value().text()).isYes());
  }

  private static Tri isDefaultOf(Network.Vpc vpc, Val<String> text) {
    return Shape.ask(
        text,
        shape ->
            Tri.of(
                shape.holes().stream()
                    .map(HoleName::of)
                    .anyMatch(
                        hole ->
                            hole.attribute().equals("DefaultSecurityGroup")
                                && hole.key().equals(vpc.identity().key()))));
  }

  private static Stream<Network.Rule> rules(Network.SecurityGroup group, Context context) {
    var written =
        group.egress().stream()
            .filter(rule -> context.isStrict() && rule.origin().written().isPresent());
    return Stream.concat(group.ingress().stream(), written);
  }

  private static Verdict judge(Entity group, Network.Rule rule) {
    return Verdict.of(
        rule.exists().and(rule.isForEverybody()),
        group,
        rule.origin(),
        "%s of the default group is open to `%s`"
            .formatted(OpenIngress.ports(rule), rule.peer().brief()),
        rule.peer());
  }

  private static Verdict untouched(Network.Vpc vpc) {
    return Verdict.fails(
            vpc,
            vpc.origin(),
            "the default group still has the rules that EC2 gives it, and nothing removes them")
        .raised(-1);
  }
}
