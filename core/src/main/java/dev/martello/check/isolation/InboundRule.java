package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.model.App;
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
final class InboundRule implements Check {
  private static final String RULES = "SecurityGroupIngress";

  /** In a group that is not only of functions a rule may be for the others. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                function.network().securityGroups().stream()
                    .flatMap(Link::known)
                    .filter(Groups::isOfFunctionsOnly)
                    .flatMap(group -> judge(app, group))
                    .map(verdict -> verdict.on(function)));
  }

  private static Stream<Verdict> judge(App app, Network.SecurityGroup group) {
    var remedy = remedy(app, group);
    return group.ingress().stream()
        .filter(rule -> !isFromItself(rule, group))
        .map(
            rule ->
                Verdict.of(
                        rule.exists(),
                        group,
                        rule.origin(),
                        "%s is open to `%s`"
                            .formatted(OpenIngress.ports(rule), rule.peer().brief()))
                    .mendedBy(remedy));
  }

  /** Where every rule is a wrong one and stands in the group, they go with their property. */
  private static Remedy remedy(App app, Network.SecurityGroup group) {
    int inline = app.settingsOf(group).get(RULES).items().size();
    boolean isAll =
        inline == group.ingress().size()
            && group.ingress().stream().noneMatch(rule -> isFromItself(rule, group));
    return isAll
        ? Remedy.of(
                "remove the inbound rules of the function's group",
                new Change.Remove(group.identity(), List.of(RULES)))
            .warning("what carries the group in another stack can no longer be reached through it")
        : Remedy.none();
  }

  /** A rule from the group to itself serves databases and endpoints that share the group. */
  private static boolean isFromItself(Network.Rule rule, Network.SecurityGroup group) {
    var ids = List.of(group.identity().id(), group.identity().key());
    return Shape.of(rule.peer()).stream()
        .flatMap(shape -> shape.onlyHole().stream())
        .anyMatch(hole -> ids.contains(hole.replace(".GroupId", "")));
  }
}
