package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Network.Rule;
import dev.martello.model.Network.Subnet;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags functions that are shut in for IPv4 and open for IPv6. */
@About(
    severity = MEDIUM,
    title = "Function is open for IPv6 while IPv4 is closed",
    why =
        "The network looks shut, but code that was slipped into the function can send what it reads"
            + " to any host that has an IPv6 address.",
    mend =
        "Remove the rule for `::/0` or the route to the egress-only gateway, or set"
            + " `Ipv6AllowedForDualStack` to `false`.",
    cwe = 923)
final class OpenIpv6Egress implements Check {
  /*
   * A function uses IPv6 only if it is told to, and if its subnets have such addresses (Lambda
   * Developer Guide, "IPv6 support"). IPv4 is closed where no NAT gateway leads out or no rule of a
   * security group is for everybody.
   */
  private static final String[] DUAL_STACK = {"VpcConfig", "Ipv6AllowedForDualStack"};

  private static final String[] EVERYWHERE = {"::/0", "0::/0"};

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.isStrict()
        ? Stream.concat(functions(app), routes(app, context))
        : functions(app);
  }

  /** A table that leads IPv6 to the internet and no IPv4 is one of private subnets. */
  private static Stream<Verdict> routes(App app, Context context) {
    var ofTable =
        context
            .resources("AWS::EC2::Route")
            .flatMap(route -> tables(app.settingsOf(route)).map(table -> Map.entry(table, route)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    var ipv6Only = withoutIpv4(app, context);
    return ofTable.entrySet().stream()
        .filter(table -> !ipv6Only.contains(table.getKey()))
        .flatMap(table -> judge(table.getValue(), app));
  }

  private static Stream<Identity> tables(Settings settings) {
    return settings.get("RouteTableId").target().known().map(Entity::identity);
  }

  /** Tables of subnets that have no IPv4 addresses, so that IPv6 is all that leads out. */
  private static Set<Identity> withoutIpv4(App app, Context context) {
    var answers = new HashMap<Identity, Boolean>();
    context
        .resources("AWS::EC2::SubnetRouteTableAssociation")
        .map(app::settingsOf)
        .forEach(
            association -> {
              boolean isNative =
                  association
                      .get("SubnetId")
                      .target()
                      .known()
                      .map(subnet -> app.settingsOf(subnet).get("Ipv6Native").flag(false))
                      .anyMatch(setting -> !setting.isEqualTo(true).isNo());
              tables(association)
                  .forEach(table -> answers.merge(table, isNative, Boolean::logicalAnd));
            });
    return answers.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Stream<Verdict> judge(List<Entity> routes, App app) {
    var all = routes.stream().map(app::settingsOf).toList();
    var leadsIpv4 =
        Tri.any(
            all.stream()
                .map(route -> leadsOut(route, "DestinationCidrBlock", "0.0.0.0/0"))
                .toList());
    var asked =
        all.stream()
            .flatMap(route -> Stream.of(route.get("DestinationCidrBlock"), route.get("GatewayId")))
            .filter(setting -> setting.target().known().findAny().isEmpty())
            .map(Settings::text)
            .toList();
    return routes.stream()
        .filter(
            route ->
                leadsOut(app.settingsOf(route), "DestinationIpv6CidrBlock", EVERYWHERE).isYes())
        .map(
            route ->
                Verdict.of(
                        leadsIpv4.not(),
                        route,
                        route.origin(),
                        "IPv6 leads to and from the internet, IPv4 does not",
                        asked)
                    .because(
                        app.settingsOf(route).get("GatewayId").origin(),
                        "an egress-only internet gateway in its place lets nobody in"));
  }

  private static Tri leadsOut(Settings route, String destination, String... everywhere) {
    var range = route.get(destination).text();
    return Tri.any(Stream.of(everywhere).map(all -> Shape.isEqual(range, all)).toList())
        .and(() -> isInternet(route.get("GatewayId")));
  }

  private static Tri isInternet(Settings gateway) {
    var declared = gateway.target().known().map(Entity::identity).map(Identity::type).toList();
    return declared.isEmpty()
        ? Shape.startsWith(gateway.text(), "igw-")
        : Tri.of(declared.contains("AWS::EC2::InternetGateway"));
  }

  private static Stream<Verdict> functions(App app) {
    return app.functions().stream()
        .filter(function -> !function.network().isInVpc().isNo())
        .flatMap(
            function -> {
              var setting = app.settingsOf(function).get(DUAL_STACK);
              var isDual = setting.flag(false);
              var isWrong =
                  isDual
                      .isEqualTo(true)
                      .and(() -> leaves(function, Subnet::hasIpv6Exit, "::/0"))
                      .and(() -> leaves(function, Subnet::hasNat, "0.0.0.0/0").not());
              return Stream.of(
                  Verdict.of(
                          isWrong,
                          function,
                          setting.origin(),
                          "IPv6 leads to the internet, IPv4 does not",
                          isDual)
                      .mendedBy(
                          Remedy.of(
                                  "take away `Ipv6AllowedForDualStack`",
                                  new Change.Remove(function.identity(), List.of(DUAL_STACK)))
                              .warning("the function reaches no host by IPv6 any more"))
                      .on(function));
            });
  }

  private static Tri leaves(
      LambdaFunction function, Function<Subnet, Tri> hasExit, String everywhere) {
    var subnets =
        function.network().subnets().stream()
            .map(link -> link.known().map(hasExit).reduce(Tri::or).orElse(Tri.UNKNOWN))
            .reduce(Tri.NO, Tri::or);
    var groups =
        function.network().securityGroups().stream()
            .map(
                link ->
                    link.known()
                        .flatMap(group -> group.egress().stream())
                        .map(rule -> isFor(rule, everywhere))
                        .reduce(Tri::or)
                        .orElse(link.isElsewhere() ? Tri.UNKNOWN : Tri.NO))
            .reduce(Tri.NO, Tri::or);
    return subnets.and(groups);
  }

  private static Tri isFor(Rule rule, String everywhere) {
    return rule.exists().and(rule.peer().isEqualTo(everywhere));
  }
}
