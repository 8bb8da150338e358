package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Network;
import dev.martello.value.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Flags security groups of functions that let connections in. */
@About(
    severity = LOW,
    title = "Function's security group lets connections in",
    why =
        "Nothing ever connects to a function, so the rule serves nobody, but opens whatever else"
            + " uses the group.",
    mend = "Remove all inbound rules and give the function a security group of its own.",
    cwe = 1125)
final class InboundRule implements FunctionCheck {

  /** In a group that is not only of functions a rule may be for the others. */
  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.network().securityGroups().stream()
        .flatMap(Link::known)
        .filter(Groups::isOfFunctionsOnly)
        .flatMap(InboundRule::judge);
  }

  private static Stream<Verdict> judge(Network.SecurityGroup group) {
    return group.ingress().stream()
        .filter(rule -> !isFromItself(rule, group))
        .map(
            rule ->
                Verdict.of(
                    rule.exists(),
                    group,
                    rule.origin(),
                    "port %s is open to `%s`"
                        .formatted(rule.fromPort().show(), rule.peer().show())));
  }

  /** A rule from the group to itself serves databases and endpoints that share the group. */
  private static boolean isFromItself(Network.Rule rule, Network.SecurityGroup group) {
    var ids = List.of(group.identity().id(), group.identity().key());
    return Shape.of(rule.peer()).stream()
        .flatMap(shape -> shape.onlyHole().stream())
        .anyMatch(hole -> ids.contains(hole.replace(".GroupId", "")));
  }
}
