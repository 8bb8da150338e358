package dev.martello.check.triggers;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.Api;
import dev.martello.model.Entity;
import dev.martello.model.Identity;

/** Writes a web ACL in front of something, with what a web ACL needs to be of use. */
final class NewFirewall {
  /*
   * Sources: AWS WAF Developer Guide, "Logging AWS WAF web ACL traffic" (the name of a log group has
   * to start with aws-waf-logs-) and "Associating or disassociating protection with an AWS resource".
   */
  private static final String CAUTION =
      "AWS bills a web ACL by month and by request; its rules may refuse requests that your clients"
          + " send today";

  private NewFirewall() {}

  /** Puts one in front of a stage of a REST API that is declared in the same template. */
  static Remedy inFrontOf(Api api, Api.Stage stage) {
    boolean isHere =
        stage.identity().type().equals("AWS::ApiGateway::Stage")
            && stage.identity().stack().equals(api.identity().stack());
    return isHere
        ? inFrontOf(
            stage,
            Term.sub(
                "arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${%s}/stages/${%s}"
                    .formatted(api.identity().id(), stage.identity().id())))
        : Remedy.none();
  }

  /** Puts one in front of a resource that associations name by its ARN. */
  static Remedy inFrontOf(Entity resource, Term arn) {
    var identity = resource.identity();
    var acl = identity.id() + "WebAcl";
    var log = acl + "Log";
    return Remedy.of(
            "put a web ACL in front of `%s`".formatted(identity.title()),
            new Change.Add(identity, acl, "AWS::WAFv2::WebACL", webAcl(acl)),
            new Change.Add(
                identity,
                acl + "Association",
                "AWS::WAFv2::WebACLAssociation",
                Term.parts()
                    .with("WebACLArn", Term.attribute(acl, "Arn"))
                    .with("ResourceArn", arn)),
            new Change.Add(identity, log, "AWS::Logs::LogGroup", logGroup(identity)),
            new Change.Add(
                identity, acl + "Logging", "AWS::WAFv2::LoggingConfiguration", logging(acl, log)))
        .warning(CAUTION);
  }

  private static Term.Parts webAcl(String name) {
    return Term.parts()
        .with("Scope", Term.text("REGIONAL"))
        .with("DefaultAction", Term.parts().with("Allow", Term.parts()))
        .with("VisibilityConfig", FirewallRules.visibility(name))
        .with(
            "Rules",
            Term.items(
                FirewallRules.rateLimit(0),
                FirewallRules.managed(FirewallRules.COMMON, 1),
                FirewallRules.managed(FirewallRules.KNOWN_BAD, 2)));
  }

  private static Term.Parts logGroup(Identity guarded) {
    return Term.parts()
        .with("LogGroupName", Term.sub("aws-waf-logs-${AWS::StackName}-" + guarded.id()))
        .with("RetentionInDays", Term.number(90));
  }

  private static Term.Parts logging(String acl, String log) {
    var header = Term.parts().with("Name", Term.text("authorization"));
    return Term.parts()
        .with("ResourceArn", Term.attribute(acl, "Arn"))
        .with(
            "LogDestinationConfigs",
            Term.items(
                Term.sub(
                    "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${%s}"
                        .formatted(log))))
        .with("RedactedFields", Term.items(Term.parts().with("SingleHeader", header)));
  }
}
