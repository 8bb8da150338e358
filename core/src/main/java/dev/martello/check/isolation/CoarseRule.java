package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Network;
import dev.martello.model.Network.Rule;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags rules of security groups for more than one address or more than one port. */
@About(
    severity = LOW,
    title = "Rule lets more through than one connection",
    why =
        "What is let through beside the one connection that was meant is there for whoever gets"
            + " into that network.",
    mend = "Name one security group or address, and one port, in each rule.",
    cwe = 923,
    sameAs = {"W9", "W27", "W29", "W40", "1a427b25", "87482183", "ee464fc2", "dae9c373"},
    isStrict = true)
final class CoarseRule implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var ofGroups =
        app.network().securityGroups().stream()
            .flatMap(
                group ->
                    Stream.concat(
                        group.ingress().stream().map(rule -> ingress(group, rule)),
                        group.egress().stream()
                            .filter(rule -> rule.origin().written().isPresent())
                            .map(rule -> judge(group, rule, Tri.NO))));
    var ofOthers =
        app.network().separateRules().stream()
            .map(
                separate ->
                    separate.isIngress()
                        ? ingress(separate, separate.rule())
                        : judge(separate, separate.rule(), Tri.NO));
    return Stream.concat(ofGroups, ofOthers);
  }

  private static Verdict ingress(Entity group, Rule rule) {
    boolean isRange = rule.kind() == Network.Peer.ADDRESSES;
    var isOne = Shape.endsWith(rule.peer(), "/32").or(Shape.endsWith(rule.peer(), "/128"));
    var isNamed = Shape.isEmpty(rule.peer()).not();
    return judge(group, rule, isRange ? isNamed.and(isOne.not()) : Tri.NO);
  }

  /**
   * A rule for everybody is reported for that. One that lets out to the own machine only lets out
   * to nobody: that is how the rule that EC2 adds by itself is taken away.
   */
  private static Verdict judge(Entity group, Rule rule, Tri isNetwork) {
    var isManyPorts =
        rule.isForAllPorts()
            .or(rule.fromPort().is(first -> rule.toPort().is(last -> last > first).isYes()));
    return Verdict.of(
        rule.exists()
            .and(isNetwork.or(isManyPorts))
            .and(rule.isForEverybody().not())
            .and(isOwnMachine(rule).not()),
        group,
        rule.origin(),
        "%s for `%s`".formatted(OpenIngress.ports(rule), rule.peer().brief()),
        rule.peer());
  }

  private static Tri isOwnMachine(Rule rule) {
    return rule.kind() == Network.Peer.ADDRESSES
        ? Shape.isEqual(rule.peer(), "127.0.0.1/32").or(Shape.isEqual(rule.peer(), "::1/128"))
        : Tri.NO;
  }
}
