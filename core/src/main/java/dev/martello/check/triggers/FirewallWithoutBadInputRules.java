package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Firewall;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags web ACLs that know nothing of inputs which are never meant well. */
@About(
    severity = LOW,
    title = "Web ACL misses rules against known bad inputs",
    why =
        "Requests that exploit Log4j and other well-known holes reach the code behind it, though"
            + " AWS keeps rules that stop them.",
    mend =
        "Add AWS's rule group `AWSManagedRulesKnownBadInputsRuleSet` without overriding its"
            + " actions.",
    cwe = 693,
    sameAs = {"CKV_AWS_192", "CKV2_AWS_77"})
final class FirewallWithoutBadInputRules implements Check {
  /*
   * AWS WAF Developer Guide, "Known bad inputs managed rule group": most of its rules are about Java
   * (deserialisation, Log4j), so that a web ACL in front of nothing but functions of other runtimes
   * is silent, and one in front of functions on Java counts more.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var reach = new FirewallReach(app);
    return app.firewalls().stream()
        .filter(firewall -> context.isStrict() || !guardsOnlyOtherRuntimes(reach, firewall))
        .map(firewall -> judge(app, reach, firewall));
  }

  private static Verdict judge(App app, FirewallReach reach, Firewall firewall) {
    Tri isUsed =
        FirewallRules.uses(firewall, group -> group.endsWith("/" + FirewallRules.KNOWN_BAD));
    Tri isWhole =
        Tri.any(
                firewall.rules().stream()
                    .flatMap(rule -> rule.overridden().stream())
                    .map(name -> name.is(text -> text.startsWith("Log4JRCE")))
                    .toList())
            .not();
    var behind = reach.functionsBehind(firewall);
    var verdict =
        Verdict.of(
                isUsed.and(isWhole).not().and(FirewallRules.admitsOnlyTheNamed(firewall).not()),
                firewall,
                firewall.origin(),
                "no rule of the web ACL stops inputs that are known to be bad",
                asked(firewall))
            .on(behind);
    var mended = verdict.mendedBy(FirewallRules.adding(app, firewall, FirewallRules.KNOWN_BAD));
    return behind.stream().anyMatch(function -> isJava(function).isYes())
        ? mended.raised(1)
        : mended;
  }

  private static List<? extends Val<?>> asked(Firewall firewall) {
    var asked = new ArrayList<Val<?>>();
    asked.add(firewall.defaultAction());
    firewall.rules().forEach(rule -> asked.addAll(List.of(rule.group(), rule.action())));
    return asked;
  }

  private static Tri isJava(LambdaFunction function) {
    return Shape.startsWith(function.runtime(), "java");
  }

  /** Says whether all that it guards is declared here, and is functions that run no Java. */
  private static boolean guardsOnlyOtherRuntimes(FirewallReach reach, Firewall firewall) {
    var behind = reach.functionsBehind(firewall);
    return !behind.isEmpty()
        && reach.guardsOnlyStages(firewall)
        && behind.stream()
            .allMatch(
                function -> isJava(function).isNo() && Shape.isEmpty(function.runtime()).isNo());
  }
}
