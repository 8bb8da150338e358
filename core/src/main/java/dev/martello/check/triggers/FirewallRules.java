package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.App;
import dev.martello.model.Firewall;
import dev.martello.value.Tri;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers what the rules of a web ACL do, and writes more of them. */
final class FirewallRules {
  /*
   * Sources: AWS WAF Developer Guide, "AWS Managed Rules rule groups list" and "Using rate-based rule
   * statements in AWS WAF"; AWS CloudFormation Template Reference, AWS::WAFv2::WebACL.
   */
  private static final String TYPE = "AWS::WAFv2::WebACL";
  private static final long LIMIT = 2000;
  static final String KNOWN_BAD = "AWSManagedRulesKnownBadInputsRuleSet";
  static final String COMMON = "AWSManagedRulesCommonRuleSet";

  private FirewallRules() {}

  /** Asks whether nothing gets through but what a rule allows; then the rules name the callers. */
  static Tri admitsOnlyTheNamed(Firewall firewall) {
    return firewall.defaultAction().isEqualTo("BLOCK");
  }

  /** Asks whether a rule stops who calls too often; a group of one's own may hold such a rule. */
  static Tri limitsRate(App app, Firewall firewall) {
    return Tri.any(
        firewall.rules().stream()
            .map(
                rule ->
                    switch (rule.kind()) {
                      case RATE -> rule.mayStop();
                      case MANAGED_GROUP ->
                          rule.mayStop().and(rule.group().is(name -> name.contains("AntiDDoS")));
                      case OWN_GROUP -> rule.mayStop().and(limitsRate(app, rule));
                      case UNKNOWN -> Tri.UNKNOWN;
                      case STATEMENT -> Tri.NO;
                    })
            .toList());
  }

  private static Tri limitsRate(App app, Firewall.Rule rule) {
    return app.resources()
        .filter(entity -> entity.identity().type().equals("AWS::WAFv2::RuleGroup"))
        .filter(entity -> rule.group().show().contains(entity.identity().key()))
        .findFirst()
        .map(
            group ->
                Tri.any(
                    app.settingsOf(group).get("Rules").items().stream()
                        .map(item -> item.get("Statement", "RateBasedStatement").exists())
                        .toList()))
        .orElse(Tri.UNKNOWN);
  }

  /** Asks whether a group of rules is used whose name passes a test, with all its rules. */
  static Tri uses(Firewall firewall, Predicate<String> group) {
    return Tri.any(
        firewall.rules().stream()
            .map(
                rule ->
                    switch (rule.kind()) {
                      case MANAGED_GROUP -> rule.mayStop().and(rule.group().is(group));
                      case OWN_GROUP, UNKNOWN -> Tri.UNKNOWN;
                      case RATE, STATEMENT -> Tri.NO;
                    })
            .toList());
  }

  /** Adds a group of rules that AWS keeps, or lets it act where it only counts. */
  static Remedy adding(App app, Firewall firewall, String group) {
    for (int index = 0; index < firewall.rules().size(); index++) {
      var rule = firewall.rules().get(index);
      if (rule.group().is(name -> name.endsWith("/" + group)).isYes()) {
        return rule.action().isEqualTo("COUNT").isYes()
            ? acting(firewall, index, "OverrideAction", "None")
            : Remedy.none();
      }
    }
    return append(app, firewall, "add AWS's rules `" + group + "`", managed(group, 0));
  }

  /** Adds a limit for each address, or lets one act that only counts. */
  static Remedy addingRateLimit(App app, Firewall firewall) {
    for (int index = 0; index < firewall.rules().size(); index++) {
      if (firewall.rules().get(index).kind() == Firewall.Kind.RATE) {
        return acting(firewall, index, "Action", "Block")
            .warning("an address that sends more requests than the rule says is shut out");
      }
    }
    return append(app, firewall, "limit how often one address may call", rateLimit(0))
        .warning(
            "an address that sends more than %d requests in five minutes is shut out for a while"
                .formatted(LIMIT));
  }

  private static Remedy acting(Firewall firewall, int index, String property, String action) {
    var path = List.of("Rules", Integer.toString(index), property);
    return firewall.identity().type().equals(TYPE)
        ? Remedy.of(
                "let a rule act that only counts",
                new Change.Remove(firewall.identity(), with(path, "Count")),
                new Change.Put(firewall.identity(), with(path, action), Term.parts()))
            .warning("requests that were only counted so far are refused")
        : Remedy.none();
  }

  private static List<String> with(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  private static Remedy append(App app, Firewall firewall, String title, Term.Parts rule) {
    var priorities =
        app.settingsOf(firewall).get("Rules").items().stream()
            .flatMap(item -> item.get("Priority").number().stream())
            .toList();
    boolean areKnown =
        firewall.identity().type().equals(TYPE)
            && priorities.size() == firewall.rules().size()
            && priorities.stream().allMatch(priority -> priority.candidates().size() == 1);
    if (!areKnown) {
      return Remedy.none();
    }
    long next =
        priorities.stream()
            .mapToLong(priority -> priority.candidates().getFirst() + 1)
            .max()
            .orElse(0);
    return Remedy.of(
        title,
        new Change.Append(
            firewall.identity(), List.of("Rules"), rule.with("Priority", Term.number(next))));
  }

  /** Returns a rule that uses a group which AWS keeps. */
  static Term.Parts managed(String group, long priority) {
    var statement =
        Term.parts().with("VendorName", Term.text("AWS")).with("Name", Term.text(group));
    return Term.parts()
        .with("Name", Term.text(group))
        .with("Priority", Term.number(priority))
        .with("OverrideAction", Term.parts().with("None", Term.parts()))
        .with("Statement", Term.parts().with("ManagedRuleGroupStatement", statement))
        .with("VisibilityConfig", visibility(group));
  }

  /** Returns a rule that shuts out addresses which call too often. */
  static Term.Parts rateLimit(long priority) {
    var statement =
        Term.parts().with("Limit", Term.number(LIMIT)).with("AggregateKeyType", Term.text("IP"));
    return Term.parts()
        .with("Name", Term.text("RateLimit"))
        .with("Priority", Term.number(priority))
        .with("Action", Term.parts().with("Block", Term.parts()))
        .with("Statement", Term.parts().with("RateBasedStatement", statement))
        .with("VisibilityConfig", visibility("RateLimit"));
  }

  /** Returns the metrics and samples of a rule or web ACL. */
  static Term.Parts visibility(String metric) {
    return Term.parts()
        .with("SampledRequestsEnabled", Term.flag(true))
        .with("CloudWatchMetricsEnabled", Term.flag(true))
        .with("MetricName", Term.text(metric));
  }
}
