package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Needs;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Network;
import dev.martello.model.Network.Rule;
import dev.martello.model.Network.SecurityGroup;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions that may send what they read to any address. */
@About(
    severity = LOW,
    title = "Function with secrets may connect to everywhere",
    why =
        "Code that was slipped into the function, by an injection or a package, can send the"
            + " secrets and data it reads to any host on any port.",
    mend =
        "Let the security group out only to what the function needs: the database's group, and"
            + " port 443 of VPC endpoints.",
    cwe = 923,
    sameAs = {"CKV_AWS_382", "AWS-0104", "1cc2fbd7", "66f2d8f9", "W5", "W40", "F1000", "C.3"})
final class OpenEgress implements Check {
  /*
   * Without rules of its own a security group lets everything out. That matters where there is
   * something to carry away, and a way: a NAT gateway, since functions get no public address. The
   * profile strict asks for narrow rules everywhere, as other scanners do.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    if (context.isStrict()) {
      return everyRule(app, context);
    }
    return app.network().securityGroups().stream()
        .flatMap(
            group -> {
              var functions =
                  Groups.functionsOf(context, group).stream()
                      .filter(function -> readsSecrets(function, context))
                      .toList();
              return functions.isEmpty() ? Stream.empty() : judge(group, functions);
            });
  }

  private static Stream<Verdict> everyRule(App app, Context context) {
    var ofGroups =
        app.network().securityGroups().stream()
            .filter(group -> !Groups.isDefault(app, group))
            .flatMap(
                group ->
                    open(group)
                        .map(
                            rule ->
                                Verdict.of(
                                        rule.exists().and(rule.isForEverybody()),
                                        group,
                                        Groups.placeOf(rule, group),
                                        message(rule),
                                        rule.peer())
                                    .on(Groups.functionsOf(context, group))));
    var ofOthers =
        app.network().separateRules().stream()
            .filter(rule -> !rule.isIngress())
            .map(
                rule ->
                    Verdict.of(
                        rule.rule().exists().and(rule.rule().isForEverybody()),
                        rule,
                        rule.origin(),
                        message(rule.rule()),
                        rule.rule().peer()));
    return Stream.concat(ofGroups, ofOthers);
  }

  /**
   * Returns the rules for everybody. Of those that EC2 adds by itself the first stands for all, and
   * none counts beside rules that somebody wrote.
   */
  private static Stream<Rule> open(SecurityGroup group) {
    var written = group.egress().stream().filter(rule -> rule.origin().written().isPresent());
    var added =
        group.egress().stream()
            .filter(rule -> rule.origin().written().isEmpty() && rule.exists().isYes())
            .limit(1);
    return Stream.concat(written, added).filter(rule -> !rule.isForEverybody().isNo());
  }

  private static Stream<Verdict> judge(SecurityGroup group, List<LambdaFunction> functions) {
    var hasWayOut = Tri.any(functions.stream().map(OpenEgress::hasWayOut).toList());
    boolean isPublic =
        functions.stream()
            .anyMatch(function -> function.exposure().level() == Exposure.Level.PUBLIC);
    return open(group)
        .filter(rule -> rule.isForAllPorts().isYes())
        .limit(1)
        .map(rule -> judge(group, rule, hasWayOut, functions).raised(isPublic ? 1 : 0));
  }

  private static Verdict judge(
      SecurityGroup group, Rule rule, Tri hasWayOut, List<LambdaFunction> functions) {
    var isOpen = rule.exists().and(rule.isForEverybody());
    var verdict =
        switch (isOpen.and(hasWayOut)) {
          case YES -> Verdict.fails(group, Groups.placeOf(rule, group), message(rule));
          case NO -> Verdict.passes();
          case UNKNOWN ->
              Verdict.undecided(
                  group,
                  Groups.placeOf(rule, group),
                  message(rule),
                  hasWayOut.isUnknown()
                      ? "whether a NAT gateway serves the function's subnets"
                      : Needs.of(List.of(rule.peer())));
        };
    return verdict.on(functions);
  }

  private static String message(Rule rule) {
    return "%s of `%s` may be connected to".formatted(OpenIngress.ports(rule), rule.peer().brief());
  }

  private static boolean readsSecrets(LambdaFunction function, Context context) {
    boolean isGranted =
        function
            .role()
            .known()
            .anyMatch(role -> context.grantsOf(role).has(Power.READS_SECRETS).isYes());
    return isGranted
        || function.environment().stream()
            .flatMap(variable -> variable.refersTo().known())
            .anyMatch(
                target ->
                    target instanceof DataStore.Secret || target instanceof DataStore.Database);
  }

  private static Tri hasWayOut(LambdaFunction function) {
    var ways = new ArrayList<Tri>();
    for (var link : function.network().subnets()) {
      ways.add(
          switch (link) {
            case Link.To<Network.Subnet>(Network.Subnet subnet, var _) -> subnet.hasNat();
            case Link.ToOneOf<Network.Subnet> _, Link.Elsewhere<Network.Subnet> _ -> Tri.UNKNOWN;
          });
    }
    return Tri.any(ways);
  }
}
