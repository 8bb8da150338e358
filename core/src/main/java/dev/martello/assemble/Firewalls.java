package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Firewall;
import dev.martello.model.Firewall.Guard;
import dev.martello.model.Firewall.Kind;
import dev.martello.model.Link;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads web ACLs, of AWS WAF and WAF Classic, and knows what they stand in front of. */
final class Firewalls {
  /*
   * An association names what it guards by ARN: a stage of a REST API as
   * arn:...:apigateway:REGION::/restapis/API/stages/STAGE, others by their own ARN (CloudFormation
   * Template Reference, AWS::WAFv2::WebACLAssociation). So does it name the API by a hole in the ARN.
   * A CloudFront distribution names its web ACL itself (WebACLId of its configuration).
   */
  private static final Map<String, String> ASSOCIATIONS =
      Map.of(
          "AWS::WAFv2::WebACLAssociation", "WebACLArn",
          "AWS::WAFRegional::WebACLAssociation", "WebACLId");

  private static final String WEB_ACL = "AWS::WAFv2::WebACL";
  private static final String[] WEB_ACLS = {
    WEB_ACL, "AWS::WAFRegional::WebACL", "AWS::WAF::WebACL"
  };
  private static final String STAGES = "/stages/";

  private final References references;
  private final Map<String, Firewall> firewalls = new LinkedHashMap<>();
  private final Map<String, List<Guard>> guards = new HashMap<>();

  Firewalls(References references, List<Api> apis, List<Api.Stage> stagesElsewhere) {
    this.references = references;
    var inventory = references.inventory();
    for (var acl : inventory.ofType(WEB_ACLS)) {
      firewalls.put(Inventory.key(acl), firewall(acl));
    }
    var apisByKey = new HashMap<String, Api>();
    apis.forEach(api -> apisByKey.put(api.identity().key(), api));
    for (var type : ASSOCIATIONS.keySet().stream().sorted().toList()) {
      for (var association : inventory.ofType(type)) {
        var link = link(association.get(ASSOCIATIONS.getOrDefault(type, "")), association);
        guard(association, link, apisByKey);
        guardElsewhere(association, link, stagesElsewhere);
      }
    }
    for (var distribution : inventory.ofType("AWS::CloudFront::Distribution")) {
      var acl = distribution.get("DistributionConfig", "WebACLId");
      if (!acl.exists().isNo()) {
        var isThere = acl.exists().and(Shape.isEmpty(acl.text()).not());
        add(distribution, new Guard(link(acl, distribution), isThere, acl.origin()));
      }
    }
  }

  /** Returns the declared web ACLs by key. */
  Map<String, Firewall> firewalls() {
    return firewalls;
  }

  /** Returns what stands in front of a resource or stage, by its key. */
  Map<String, List<Guard>> guards() {
    return guards;
  }

  // what is guarded

  private Link<Firewall> link(View acl, Resource user) {
    return references.find(acl, user, WEB_ACLS).link(firewalls);
  }

  private void guard(Resource association, Link<Firewall> firewall, Map<String, Api> apis) {
    var alternatives = association.get("ResourceArn").alternatives();
    var isSure = alternatives.size() == 1 ? association.exists() : Tri.UNKNOWN;
    for (var alternative : alternatives) {
      var arn = references.texts().canonical(alternative.text(), association.stackId());
      for (var shape : Shape.of(alternative.text())) {
        for (var hole : shape.holes()) {
          var named = references.inventory().resourceOf(hole, association.stackId());
          if (named.isEmpty()) {
            continue;
          }
          var api = apis.get(Inventory.key(named.get()));
          if (api == null) {
            add(named.get(), new Guard(firewall, isSure, association.origin()));
          } else {
            guard(api, arn, new Guard(firewall, isSure, association.origin()));
          }
        }
      }
    }
  }

  /**
   * A stage of an API that is declared elsewhere is named by literal parts alone; another API may
   * well have a stage of that name.
   */
  private void guardElsewhere(
      Resource association, Link<Firewall> firewall, List<Api.Stage> stages) {
    var arn = association.get("ResourceArn").text();
    for (var stage : stages) {
      var isNamed = Shape.endsWith(arn, STAGES + stage.name().show());
      if (isNamed.isYes() && !stage.name().show().isEmpty()) {
        var isThere = association.exists().and(isOfApi(arn, stage));
        add(stage.identity().key(), new Guard(firewall, isThere, association.origin()));
      }
    }
  }

  private Tri isOfApi(Val<String> arn, Api.Stage stage) {
    var api =
        references
            .inventory()
            .resource(stage.identity().key())
            .map(resource -> resource.get("RestApiId").text().show())
            .orElse("");
    boolean isSame = arn.show().contains("/restapis/" + api + STAGES);
    return isSame && !api.isEmpty() ? Tri.YES : Tri.UNKNOWN;
  }

  private void guard(Api api, Val<String> arn, Guard guard) {
    var shown = Texts.expression(arn);
    int at = shown.indexOf(STAGES);
    var name = at < 0 ? "" : shown.substring(at + STAGES.length());
    boolean isByReference =
        api.stages().stream().anyMatch(stage -> name.equals("${" + stage.identity().key() + "}"));
    if (isByReference) {
      return; // it is found by its own hole
    }
    for (var stage : api.stages()) {
      var isIt =
          isStage(name, references.texts().canonical(stage.name(), stage.identity().stack()));
      if (!isIt.isNo()) {
        add(
            stage.identity().key(),
            new Guard(guard.firewall(), guard.exists().and(isIt), guard.origin()));
      }
    }
  }

  private static Tri isStage(String written, Val<String> name) {
    if (written.equals(Texts.expression(name))) {
      return Tri.YES;
    }
    var shape = Shape.parse(written);
    return shape.isLiteral() ? Shape.isEqual(name, shape.literalStart()) : Tri.UNKNOWN;
  }

  private void add(Resource resource, Guard guard) {
    add(Inventory.key(resource), guard);
  }

  private void add(String key, Guard guard) {
    var known = guards.computeIfAbsent(key, _ -> new ArrayList<>());
    if (!known.contains(guard)) {
      known.add(guard);
    }
  }

  // web ACLs

  private Firewall firewall(Resource acl) {
    boolean isClassic = !acl.type().equals(WEB_ACL);
    var rules = new ArrayList<Firewall.Rule>();
    for (var rule : acl.get("Rules").items()) {
      rules.add(isClassic ? classicRule(rule, acl) : rule(rule, acl));
    }
    var action = acl.get("DefaultAction");
    return new Firewall(
        references.inventory().identity(acl),
        acl.get("Name").text(),
        scopeOf(acl),
        isClassic ? Texts.upperCase(action.get("Type").text()) : actionOf(action, "ALLOW"),
        rules);
  }

  private static Val<String> scopeOf(Resource acl) {
    return switch (acl.type()) {
      case "AWS::WAFRegional::WebACL" -> Val.known("REGIONAL", acl.origin());
      case "AWS::WAF::WebACL" -> Val.known("CLOUDFRONT", acl.origin());
      default -> acl.get("Scope").text();
    };
  }

  private Firewall.Rule rule(View rule, Resource acl) {
    var statement = rule.get("Statement");
    var managed = statement.get("ManagedRuleGroupStatement");
    var own = statement.get("RuleGroupReferenceStatement");
    var kind = kindOf(rule, statement);
    var group =
        switch (kind) {
          case MANAGED_GROUP ->
              Texts.join(
                  managed.origin(),
                  List.of(
                      managed.get("VendorName").text(),
                      Val.known("/", managed.origin()),
                      managed.get("Name").text()));
          case OWN_GROUP -> references.texts().canonical(own.get("Arn").text(), acl.stackId());
          case RATE, STATEMENT, UNKNOWN -> Val.known("", rule.origin());
        };
    var overridden = new ArrayList<Val<String>>();
    for (var part : List.of(managed, own)) {
      part.get("ExcludedRules").items().forEach(item -> overridden.add(item.get("Name").text()));
      part.get("RuleActionOverrides")
          .items()
          .forEach(item -> overridden.add(item.get("Name").text()));
    }
    boolean isGroup = kind == Kind.MANAGED_GROUP || kind == Kind.OWN_GROUP;
    return new Firewall.Rule(
        rule.get("Name").text(),
        kind,
        group,
        kind == Kind.UNKNOWN
            ? Val.unknown("${action}", rule.origin())
            : actionOf(rule.get(isGroup ? "OverrideAction" : "Action"), "NONE"),
        overridden,
        rule.exists(),
        rule.origin());
  }

  private static Kind kindOf(View rule, View statement) {
    if (!rule.isMapping() || !statement.isMapping()) {
      return Kind.UNKNOWN;
    }
    if (!statement.get("RateBasedStatement").exists().isNo()) {
      return Kind.RATE;
    }
    if (!statement.get("ManagedRuleGroupStatement").exists().isNo()) {
      return Kind.MANAGED_GROUP;
    }
    return statement.get("RuleGroupReferenceStatement").exists().isNo()
        ? Kind.STATEMENT
        : Kind.OWN_GROUP;
  }

  /** An action is a mapping whose one key says it: {@code Block: {}}. */
  private static Val<String> actionOf(View action, String otherwise) {
    if (action.exists().isNo()) {
      return Val.known(otherwise, action.origin());
    }
    var options = new ArrayList<String>();
    for (var field : action.fields()) {
      if (!action.get(field.key()).exists().isNo()) {
        options.add(field.key());
      }
    }
    return options.isEmpty()
        ? Val.unknown("${action}", action.origin())
        : Texts.upperCase(Val.oneOf(options, action.origin()));
  }

  private Firewall.Rule classicRule(View rule, Resource acl) {
    var id = rule.get("RuleId");
    var type = rule.get("Type").text();
    boolean isRate =
        type.isEqualTo("RATE_BASED").isYes()
            || references
                .find(id, acl, "AWS::WAFRegional::RateBasedRule", "AWS::WAF::RateBasedRule")
                .only()
                .isPresent();
    var action = rule.get("Action", "Type");
    return new Firewall.Rule(
        id.text(),
        classicKind(rule, type, isRate),
        Val.known("", rule.origin()),
        Texts.upperCase(
            (action.exists().isNo() ? rule.get("OverrideAction", "Type") : action).text()),
        List.of(),
        rule.exists(),
        rule.origin());
  }

  private static Kind classicKind(View rule, Val<String> type, boolean isRate) {
    if (!rule.isMapping()) {
      return Kind.UNKNOWN;
    }
    if (isRate) {
      return Kind.RATE;
    }
    return type.isEqualTo("GROUP").isYes() ? Kind.OWN_GROUP : Kind.STATEMENT;
  }
}
