package dev.martello.assemble;

import dev.martello.model.Exposure.Level;
import dev.martello.model.Network;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says who reaches the functions behind Application Load Balancers. */
final class LoadBalancerReach {
  /*
   * Sources: Elastic Load Balancing User Guide, "Application Load Balancers" (scheme:
   * internet-facing is the default), "Authenticate users using an Application Load Balancer" (the
   * rule's actions before the forward; `allow` for unauthenticated requests lets them pass), "Mutual
   * authentication" (only the mode `verify` turns clients away), "Security groups" and source-ip
   * conditions (only the addresses named get through).
   */
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

  private final References references;
  private final Map<String, Network.SecurityGroup> securityGroups;
  private final Map<String, List<Resource>> groupsOfFunction = new HashMap<>();
  private final Map<String, List<Entry>> entriesOfGroup = new HashMap<>();

  /** A listener or listener rule that forwards to a target group. */
  private record Entry(Resource listener, Resource rule, View actions) {}

  LoadBalancerReach(References references, Map<String, Network.SecurityGroup> securityGroups) {
    this.references = references;
    this.securityGroups = securityGroups;
    var inventory = references.inventory();
    for (var group : inventory.ofType("AWS::ElasticLoadBalancingV2::TargetGroup")) {
      for (var target : group.get("Targets").items()) {
        for (var function : references.function(target.get("Id"), group).resources()) {
          groupsOfFunction
              .computeIfAbsent(Inventory.key(function), _ -> new ArrayList<>())
              .add(group);
        }
      }
    }
    if (groupsOfFunction.isEmpty()) {
      return;
    }
    for (var listener : inventory.ofType("AWS::ElasticLoadBalancingV2::Listener")) {
      add(new Entry(listener, listener, listener.get("DefaultActions")));
    }
    for (var rule : inventory.ofType("AWS::ElasticLoadBalancingV2::ListenerRule")) {
      var listener =
          references.find(rule.get("ListenerArn"), rule, "AWS::ElasticLoadBalancingV2::Listener");
      for (var found : listener.resources()) {
        add(new Entry(found, rule, rule.get("Actions")));
      }
    }
  }

  private void add(Entry entry) {
    var groups = new LinkedHashSet<Resource>();
    for (var action : entry.actions().items()) {
      collect(action.get("TargetGroupArn"), entry, groups);
      for (var weighted : action.get("ForwardConfig", "TargetGroups").items()) {
        collect(weighted.get("TargetGroupArn"), entry, groups);
      }
    }
    for (var group : groups) {
      entriesOfGroup.computeIfAbsent(Inventory.key(group), _ -> new ArrayList<>()).add(entry);
    }
  }

  private void collect(View arn, Entry entry, Set<Resource> into) {
    into.addAll(
        references.find(arn, entry.rule(), "AWS::ElasticLoadBalancingV2::TargetGroup").resources());
  }

  /** Returns who reaches a function through its target groups. */
  Reach of(String function) {
    var reach = new Reach(Level.INTERNAL, "no load balancer leads to it");
    boolean isLed = false;
    for (var group : groupsOfFunction.getOrDefault(function, List.of())) {
      for (var entry : entriesOfGroup.getOrDefault(Inventory.key(group), List.of())) {
        reach = reach.wider(of(entry));
        isLed = true;
      }
    }
    return isLed
        ? reach
        : new Reach(Level.UNKNOWN, "the load balancer's listener is not declared in what was read");
  }

  private Reach of(Entry entry) {
    return loadBalancer(entry.listener())
        .narrower(authenticated(entry))
        .narrower(addresses(entry.rule()))
        .ifCertain(entry.rule().exists());
  }

  private Reach loadBalancer(Resource listener) {
    var type = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    var found = references.find(listener.get("LoadBalancerArn"), listener, type).only();
    if (found.isEmpty()) {
      return new Reach(Level.UNKNOWN, "the load balancer is not declared in what was read");
    }
    var balancer = found.get();
    var scheme = balancer.get("Scheme").text("internet-facing", type + " Scheme");
    return switch (scheme.is("internal"::equalsIgnoreCase)) {
      case YES -> new Reach(Level.INTERNAL, "the load balancer is internal");
      case UNKNOWN -> new Reach(Level.UNKNOWN, "the load balancer's scheme is not known");
      case NO ->
          new Reach(Level.PUBLIC, "the load balancer faces the internet")
              .narrower(securityGroups(balancer));
    };
  }

  private Reach securityGroups(Resource balancer) {
    var open = new Reach(Level.PUBLIC, "its security groups are open");
    var level = Level.INTERNAL;
    var groups = balancer.get("SecurityGroups").items();
    for (var view : groups) {
      var group =
          references
              .find(view, balancer, "AWS::EC2::SecurityGroup")
              .only()
              .map(found -> securityGroups.get(Inventory.key(found)));
      if (group.isEmpty()) {
        return open;
      }
      for (var rule : group.get().ingress()) {
        level =
            level.wider(
                switch (rule.peer().is(EVERYWHERE::contains)) {
                  case YES -> Level.PUBLIC;
                  case NO -> Level.AUTHENTICATED;
                  case UNKNOWN -> ofUnknownPeer(rule);
                });
      }
    }
    return groups.isEmpty()
        ? open
        : new Reach(level, "the load balancer's security groups let only some addresses in");
  }

  /** A reference to another group or a prefix list is not everywhere. */
  private static Level ofUnknownPeer(Network.Rule rule) {
    boolean isOther =
        Shape.of(rule.peer()).stream()
            .allMatch(shape -> shape.holes().stream().anyMatch(hole -> hole.contains(".")));
    return isOther ? Level.AUTHENTICATED : Level.UNKNOWN;
  }

  private static Reach authenticated(Entry entry) {
    var answer = Tri.NO;
    for (var action : entry.actions().items()) {
      answer = answer.or(isAuthenticating(action).and(action.exists()));
    }
    var mode = entry.listener().get("MutualAuthentication", "Mode").text();
    answer = answer.or(mode.is("verify"::equalsIgnoreCase));
    return switch (answer) {
      case YES -> new Reach(Level.AUTHENTICATED, "the listener authenticates callers");
      case NO -> new Reach(Level.PUBLIC, "the listener authenticates nobody");
      case UNKNOWN -> new Reach(Level.UNKNOWN, "whether the listener authenticates is not known");
    };
  }

  private static Tri isAuthenticating(View action) {
    var type = action.get("Type").text().map(text -> text.toLowerCase(Locale.ROOT));
    var allows =
        action
            .get("AuthenticateOidcConfig", "OnUnauthenticatedRequest")
            .text()
            .is("allow"::equalsIgnoreCase)
            .or(
                action
                    .get("AuthenticateCognitoConfig", "OnUnauthenticatedRequest")
                    .text()
                    .is("allow"::equalsIgnoreCase));
    return type.is(text -> text.startsWith("authenticate-") || text.equals("jwt-validation"))
        .and(allows.not());
  }

  private static Reach addresses(Resource rule) {
    var level = Level.PUBLIC;
    for (var condition : rule.get("Conditions").items()) {
      if (condition.get("Field").text().isEqualTo("source-ip").isYes()) {
        var isOpen =
            condition.get("SourceIpConfig", "Values").texts().stream()
                .map(value -> value.is(EVERYWHERE::contains))
                .reduce(Tri.NO, Tri::or);
        level =
            level.narrower(
                switch (isOpen) {
                  case YES -> Level.PUBLIC;
                  case NO -> Level.AUTHENTICATED;
                  case UNKNOWN -> Level.UNKNOWN;
                });
      }
    }
    return new Reach(level, "the listener rule lets only some addresses in");
  }
}
