package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Flags web ACLs that leave no record of what they let through and stop. */
@About(
    severity = LOW,
    title = "Firewall writes no log",
    why =
        "Nobody sees who probes the application, nor whether a rule stops attackers or customers.",
    mend = "Declare an `AWS::WAFv2::LoggingConfiguration` for the web ACL.",
    cwe = 778,
    sameAs = {"WAF.11", "CKV2_AWS_31", "WAFv2LoggingEnabled", "wafv2_webacl_logging_enabled"})
final class FirewallLogsOff implements Check {
  private static final String LOG =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${%s}";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var targets =
        context
            .resources("AWS::WAFv2::LoggingConfiguration")
            .map(app::settingsOf)
            .map(settings -> settings.get("ResourceArn"))
            .toList();
    return context
        .resources("AWS::WAFv2::WebACL")
        .map(acl -> judge(acl, targets).on(guarded(acl, app, context)));
  }

  private static Verdict judge(Entity acl, List<Settings> targets) {
    var isLogged = Tri.any(targets.stream().map(target -> means(target, acl)).toList());
    return Verdict.of(
            isLogged.not(),
            acl,
            acl.origin(),
            "no logging configuration names the web ACL",
            targets.stream().map(Settings::text).toList())
        .mendedBy(remedy(acl));
  }

  private static Tri means(Settings target, Entity acl) {
    return switch (target.target()) {
      case Link.To<Entity>(Entity named, Val<String> _) ->
          Tri.of(named.identity().isSame(acl.identity())).and(target.exists());
      case Link.ToOneOf<Entity>(List<Entity> named, Val<String> _) ->
          named.stream().anyMatch(one -> one.identity().isSame(acl.identity()))
              ? Tri.UNKNOWN
              : Tri.NO;
      case Link.Elsewhere<Entity>(Val<String> written) -> written.is(_ -> false);
    };
  }

  private static List<LambdaFunction> guarded(Entity acl, App app, Context context) {
    return Stages.of(app)
        .filter(
            stage ->
                app.guardsOf(stage.stage()).stream()
                    .flatMap(guard -> guard.firewall().known())
                    .anyMatch(firewall -> firewall.identity().isSame(acl.identity())))
        .flatMap(stage -> stage.functions(context).stream())
        .distinct()
        .toList();
  }

  /** The name of a group for logs of AWS WAF starts with {@code aws-waf-logs-}. */
  private static Remedy remedy(Entity acl) {
    var id = acl.identity().id();
    var group = id + "Logs";
    return Remedy.of(
            "log to a group that keeps events for 90 days",
            new Change.Add(
                acl.identity(),
                group,
                "AWS::Logs::LogGroup",
                Term.parts()
                    .with("LogGroupName", Term.sub("aws-waf-logs-${AWS::StackName}-" + id))
                    .with("RetentionInDays", Term.number(NewLogGroup.DAYS))),
            new Change.Add(
                acl.identity(),
                id + "Logging",
                "AWS::WAFv2::LoggingConfiguration",
                Term.parts()
                    .with("ResourceArn", Term.attribute(id, "Arn"))
                    .with("LogDestinationConfigs", Term.items(Term.sub(LOG.formatted(group))))))
        .warning("the log holds headers of requests; redact those that carry secrets");
  }
}
