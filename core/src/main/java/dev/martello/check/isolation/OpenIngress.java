package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.Network;
import dev.martello.model.Network.Rule;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags security groups that let the whole internet in. */
@About(
    severity = MEDIUM,
    title = "Security group lets the whole internet in",
    why =
        "Whoever scans the internet finds the port within minutes and tries passwords and known"
            + " holes on it.",
    mend = "Name the addresses or the security group that has to connect.",
    cwe = 1327,
    sameAs = {
      "EC2.18",
      "EC2.19",
      "CKV_AWS_24",
      "CKV_AWS_25",
      "CKV_AWS_260",
      "CKV_AWS_277",
      "AWS-0107",
      "4a1e6b34",
      "e415f8d3",
      "W2",
      "W9",
      "W27",
      "EC23",
      "EC2RestrictedInbound",
      "ec2_securitygroup_allow_ingress_from_internet_to_all_ports",
      "ec2_securitygroup_allow_ingress_from_internet_to_any_port",
      "ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports",
      "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22",
      "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389",
      "6e856af2",
      "3ae83918",
      "c9846969",
      "adcd0082",
      "cdbb0467",
      "ddfc4eaa",
      "829ce3b8",
      "494b03d3"
    })
final class OpenIngress implements Check {
  /*
   * Ports that give control over a machine or hold data (AWS Security Hub, EC2.19), and those that
   * are open on purpose (EC2.18). What never has a public address can still be reached from every
   * network that is connected to its own.
   */
  private static final List<Integer> HIGH_RISK =
      List.of(
          20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 1521, 2049, 3000, 3306, 3389, 4333,
          5000, 5432, 5439, 5500, 5601, 5985, 6379, 8088, 9092, 9200, 9300, 11211, 27017);

  private static final List<Integer> WEB = List.of(80, 443);

  private static final Set<String> LOAD_BALANCERS =
      Set.of(
          "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer");

  private static final Set<String> NEVER_PUBLIC =
      Set.of(
          "AWS::ApiGatewayV2::VpcLink",
          "AWS::AppRunner::VpcConnector",
          "AWS::CodeBuild::Project",
          "AWS::DAX::Cluster",
          "AWS::DocDB::DBCluster",
          "AWS::EC2::InstanceConnectEndpoint",
          "AWS::EC2::VPCEndpoint",
          "AWS::EFS::MountTarget",
          "AWS::ElastiCache::CacheCluster",
          "AWS::ElastiCache::ReplicationGroup",
          "AWS::ElastiCache::ServerlessCache",
          "AWS::Elasticsearch::Domain",
          "AWS::Lambda::CapacityProvider",
          "AWS::Lambda::Function",
          "AWS::MemoryDB::Cluster",
          "AWS::Neptune::DBCluster",
          "AWS::OpenSearchServerless::VpcEndpoint",
          "AWS::OpenSearchService::Domain",
          "AWS::RDS::DBCluster",
          "AWS::RDS::DBProxy");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var network = app.network();
    var ofGroups =
        network.securityGroups().stream()
            .filter(group -> context.isStrict() || !Groups.isOfFunctionsOnly(group))
            .filter(group -> !Groups.isDefault(app, group))
            .flatMap(
                group ->
                    group.ingress().stream()
                        .map(rule -> judge(app, group, group.members(), rule, context))
                        .map(verdict -> verdict.on(Groups.functionsOf(context, group))));
    var ofOthers =
        network.separateRules().stream()
            .filter(Network.SeparateRule::isIngress)
            .map(rule -> judge(app, rule, List.of(), rule.rule(), context));
    return Stream.concat(ofGroups, ofOthers);
  }

  private static Verdict judge(
      App app, Entity entity, List<Identity> members, Rule rule, Context context) {
    boolean isWeb = isWeb(rule);
    boolean isMeant = isWeb && members.stream().anyMatch(OpenIngress::isLoadBalancer);
    if (isMeant || (!context.isStrict() && (isWeb || isPing(rule)))) {
      return Verdict.passes();
    }
    return Verdict.of(
            rule.exists().and(rule.isForEverybody()).and(Tri.of(!isEmpty(rule))),
            entity,
            rule.origin(),
            "%s is open to `%s`".formatted(ports(rule), rule.peer().brief()),
            rule.peer())
        .raised(isWeb ? -1 : shift(app, members, rule));
  }

  /** A range that ends before it starts is no range. */
  private static boolean isEmpty(Rule rule) {
    return rule.fromPort()
        .is(first -> rule.toPort().is(last -> last >= 0 && last < first).isYes())
        .isYes();
  }

  /** What nobody is known to carry may serve a machine with a public address, or none. */
  private static int shift(App app, List<Identity> members, Rule rule) {
    if (members.isEmpty()) {
      return 0;
    }
    if (members.stream().allMatch(member -> isNeverPublic(app, member))) {
      return -1;
    }
    return HIGH_RISK.stream().anyMatch(port -> rule.covers(port).isYes()) ? 1 : 0;
  }

  private static boolean isNeverPublic(App app, Identity member) {
    var settings = app.settings().get(member.key());
    return NEVER_PUBLIC.contains(member.type())
        || (settings != null
            && settings.get("PubliclyAccessible").text().is("false"::equalsIgnoreCase).isYes());
  }

  private static boolean isLoadBalancer(Identity member) {
    return LOAD_BALANCERS.contains(member.type());
  }

  /** A redirect from HTTP and the HTTPS that follows are there for everybody. */
  private static boolean isWeb(Rule rule) {
    return WEB.stream()
        .anyMatch(
            port ->
                rule.fromPort()
                    .isEqualTo((long) port)
                    .and(rule.toPort().isEqualTo((long) port))
                    .and(rule.isForAllPorts().not())
                    .isYes());
  }

  private static boolean isPing(Rule rule) {
    return rule.protocol().is(name -> name.toLowerCase(Locale.ROOT).startsWith("icmp")).isYes();
  }

  static String ports(Rule rule) {
    if (rule.isForAllPorts().isYes()) {
      return "every port";
    }
    var first = rule.fromPort().show();
    var last = rule.toPort().show();
    return first.equals(last) ? "port " + first : "ports " + first + " to " + last;
  }
}
