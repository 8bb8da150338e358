package dev.martello.assemble;

import dev.martello.know.ManagedPolicies;
import dev.martello.model.Condition;
import dev.martello.model.Policy;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principals;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Roles and users with every policy that is attached to them, whichever way it is attached. */
final class RoleAssembly {
  private static final String ROLE = "AWS::IAM::Role";
  private static final String USER = "AWS::IAM::User";
  private static final String GROUP = "AWS::IAM::Group";
  private static final String MANAGED = "AWS::IAM::ManagedPolicy";
  private static final List<String> OF_ONE =
      List.of("AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy");

  /** A policy that is named for it limits others: what it allows is no grant. */
  private static final Pattern NAMED_BOUNDARY =
      Pattern.compile("boundary|boundaries|permissions?limit", Pattern.CASE_INSENSITIVE);

  private final References references;
  private final Inventory inventory;
  private final PolicyReader reader;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, Grants> grants = new HashMap<>();
  private final Map<String, Optional<Policy>> awsPolicies = new HashMap<>();

  /** The keys of declared policies that something declared carries, as a grant or as a boundary. */
  private final Set<String> carried = new HashSet<>();

  /** What one identity is granted, while it is being collected. */
  private static final class Grants {
    private final List<Policy> policies = new ArrayList<>();
    private final List<Val<String>> opaque = new ArrayList<>();
    private final Set<String> attached = new HashSet<>();
  }

  RoleAssembly(References references, PolicyReader reader) {
    this.references = references;
    this.inventory = references.inventory();
    this.reader = reader;
    collect();
    for (var role : inventory.ofType(ROLE)) {
      role(role);
    }
  }

  /** Returns the roles by key, sorted by stack and id. */
  Map<String, Role> roles() {
    return roles;
  }

  Role role(Resource role) {
    return roles.computeIfAbsent(Inventory.key(role), _ -> made(role));
  }

  Principals principals() {
    var users = inventory.ofType(USER).stream().map(this::user).toList();
    var keys =
        inventory.ofType("AWS::IAM::AccessKey").stream()
            .map(
                key ->
                    new Principals.AccessKey(
                        inventory.identity(key),
                        references.texts().canonical(key.get("UserName").text(), key.stackId())))
            .toList();
    return new Principals(users, groups(), loosePolicies(), keys);
  }

  private List<Principals.Group> groups() {
    return inventory.ofType(GROUP).stream()
        .map(
            group ->
                new Principals.Group(
                    inventory.identity(group), grants(group).policies, grants(group).opaque))
        .toList();
  }

  /** Asked when all roles and users are made, so that it is known who carries what. */
  private List<Principals.LoosePolicy> loosePolicies() {
    var types = new ArrayList<>(List.of("AWS::IAM::Policy", MANAGED));
    types.addAll(OF_ONE);
    return inventory.ofType(types.toArray(String[]::new)).stream()
        .filter(policy -> !carried.contains(Inventory.key(policy)))
        .map(policy -> new Principals.LoosePolicy(inventory.identity(policy), attached(policy)))
        .filter(loose -> !isNamedBoundary(loose))
        .toList();
  }

  private static boolean isNamedBoundary(Principals.LoosePolicy loose) {
    return NAMED_BOUNDARY.matcher(loose.policy().name()).find()
        || NAMED_BOUNDARY.matcher(loose.identity().id()).find();
  }

  private Grants grants(Resource identity) {
    return grants.computeIfAbsent(Inventory.key(identity), _ -> new Grants());
  }

  private void collect() {
    for (var identity : inventory.ofType(ROLE, USER, GROUP)) {
      own(identity);
    }
    for (var policy : inventory.ofType("AWS::IAM::Policy", MANAGED)) {
      attach(policy, policy.get("Roles"), ROLE);
      attach(policy, policy.get("Users"), USER);
      attach(policy, policy.get("Groups"), GROUP);
    }
    attachOne("AWS::IAM::RolePolicy", "RoleName", ROLE);
    attachOne("AWS::IAM::UserPolicy", "UserName", USER);
    attachOne("AWS::IAM::GroupPolicy", "GroupName", GROUP);
    for (var user : inventory.ofType(USER)) {
      for (var group : user.get("Groups").items()) {
        inherit(user, references.find(group, user, GROUP), group.exists());
      }
    }
    for (var addition : inventory.ofType("AWS::IAM::UserToGroupAddition")) {
      var group = references.find(addition.get("GroupName"), addition, GROUP);
      for (var item : addition.get("Users").items()) {
        references
            .find(item, addition, USER)
            .resources()
            .forEach(user -> inherit(user, group, addition.exists().and(item.exists())));
      }
    }
  }

  private void inherit(Resource user, References.Target group, Tri present) {
    for (var resource : group.resources()) {
      var inherited = grants(resource);
      var certainty = group.isCertain() ? present : Tri.UNKNOWN;
      inherited.policies.forEach(policy -> grants(user).policies.add(present(policy, certainty)));
      grants(user).opaque.addAll(inherited.opaque);
    }
  }

  private void own(Resource identity) {
    for (var item : identity.get("Policies").items()) {
      var alternatives = item.alternatives();
      for (var alternative : alternatives) {
        var present = alternatives.size() == 1 ? item.exists() : Tri.UNKNOWN;
        if (alternative.isMapping()) {
          grants(identity)
              .policies
              .add(
                  new Policy(
                      alternative.get("PolicyName").text().show(),
                      Policy.Kind.INLINE,
                      reader.read(alternative.get("PolicyDocument"), identity, present),
                      alternative.origin()));
        } else if (!alternative.exists().isNo()) {
          grants(identity)
              .policies
              .add(
                  new Policy(
                      alternative.text().show(),
                      Policy.Kind.INLINE,
                      reader.read(alternative, identity, present),
                      alternative.origin()));
        }
      }
    }
    for (var item : identity.get("ManagedPolicyArns").items()) {
      var alternatives = item.alternatives();
      for (var alternative : alternatives) {
        if (!alternative.exists().isNo()) {
          managed(identity, alternative, alternatives.size() == 1 ? item.exists() : Tri.UNKNOWN);
        }
      }
    }
  }

  private void managed(Resource identity, View arn, Tri present) {
    var into = grants(identity);
    var policies = managed(identity, arn, Policy.Kind.CUSTOMER_MANAGED);
    if (policies.isEmpty()) {
      into.opaque.add(references.texts().canonical(arn.text(), identity.stackId()));
    }
    policies.forEach(policy -> into.policies.add(present(policy, present)));
  }

  /** Returns the policies that an ARN may mean, as far as their content is known. */
  private List<Policy> managed(Resource identity, View arn, Policy.Kind kind) {
    var declared = references.find(arn, identity, MANAGED);
    declared.resources().forEach(policy -> carried.add(Inventory.key(policy)));
    if (!declared.resources().isEmpty()) {
      if (kind != Policy.Kind.BOUNDARY) {
        declared
            .resources()
            .forEach(policy -> grants(identity).attached.add(Inventory.key(policy)));
      }
      return declared.resources().stream()
          .map(
              policy ->
                  present(declared(policy, kind), declared.isCertain() ? Tri.YES : Tri.UNKNOWN))
          .toList();
    }
    var texts =
        switch (arn.text()) {
          case Val.Known<String>(String text, var _) -> List.of(text);
          case Val.OneOf<String>(List<String> options, var _) -> options;
          case Val.Unknown<String>(String expression, var _) -> List.of(expression);
        };
    var found = new ArrayList<Policy>();
    for (var text : texts) {
      if (ManagedPolicies.isArnOfAws(text)) {
        ofAws(text, arn.valueOrigin())
            .map(policy -> texts.size() == 1 ? policy : present(policy, Tri.UNKNOWN))
            .map(policy -> new Policy(policy.name(), of(kind), policy.document(), policy.origin()))
            .ifPresent(found::add);
      }
    }
    return found.size() == texts.size() ? found : List.of();
  }

  /** Most roles carry one of very few policies: each is unpacked once, then attached many times. */
  private Optional<Policy> ofAws(String arn, Origin attached) {
    return awsPolicies
        .computeIfAbsent(arn, text -> ManagedPolicies.standard().find(text, attached))
        .map(policy -> attachedAt(policy, attached));
  }

  private static Policy attachedAt(Policy policy, Origin attached) {
    var origin = Origin.derived("managed policy `" + policy.name() + "`", attached);
    var statements =
        policy.document().statements().stream()
            .map(statement -> attachedAt(statement, origin))
            .toList();
    return new Policy(policy.name(), policy.kind(), new PolicyDocument(statements, origin), origin);
  }

  private static Statement attachedAt(Statement statement, Origin origin) {
    return new Statement(
        moved(statement.sid(), origin),
        moved(statement.effect(), origin),
        statement.notAction(),
        moved(statement.actions(), origin),
        statement.notResource(),
        moved(statement.resources(), origin),
        statement.notPrincipal(),
        statement.principals(),
        statement.conditions().stream()
            .map(
                condition ->
                    new Condition(
                        condition.operator(),
                        condition.key(),
                        moved(condition.values(), origin),
                        origin))
            .toList(),
        statement.present(),
        origin);
  }

  private static <T> List<Val<T>> moved(List<Val<T>> values, Origin origin) {
    return values.stream().map(value -> moved(value, origin)).toList();
  }

  private static <T> Val<T> moved(Val<T> value, Origin origin) {
    return switch (value) {
      case Val.Known<T>(T known, var _) -> Val.known(known, origin);
      case Val.OneOf<T>(List<T> options, var _) -> Val.oneOf(options, origin);
      case Val.Unknown<T>(String expression, var _) -> Val.unknown(expression, origin);
    };
  }

  private static Policy.Kind of(Policy.Kind kind) {
    return kind == Policy.Kind.BOUNDARY ? kind : Policy.Kind.AWS_MANAGED;
  }

  private Policy declared(Resource policy, Policy.Kind kind) {
    var name =
        policy.get("ManagedPolicyName").exists().isNo()
            ? policy.logicalId()
            : policy.get("ManagedPolicyName").text().show();
    return new Policy(
        name,
        kind,
        reader.read(policy.get("PolicyDocument"), policy, policy.exists()),
        policy.origin());
  }

  private void attach(Resource policy, View identities, String type) {
    for (var item : identities.items()) {
      var target = references.find(item, policy, type);
      for (var identity : target.resources()) {
        carried.add(Inventory.key(policy));
        boolean isAttachedByArn = grants(identity).attached.contains(Inventory.key(policy));
        if (!isAttachedByArn) {
          var present = target.isCertain() ? item.exists() : Tri.UNKNOWN;
          grants(identity).policies.add(present(attached(policy), present));
        }
      }
    }
  }

  private Policy attached(Resource policy) {
    return policy.type().equals(MANAGED)
        ? declared(policy, Policy.Kind.CUSTOMER_MANAGED)
        : inline(policy);
  }

  private Policy inline(Resource policy) {
    return new Policy(
        policy.get("PolicyName").text().show(),
        Policy.Kind.INLINE,
        reader.read(policy.get("PolicyDocument"), policy, policy.exists()),
        policy.origin());
  }

  private void attachOne(String type, String property, String identityType) {
    for (var policy : inventory.ofType(type)) {
      var target = references.find(policy.get(property), policy, identityType);
      for (var identity : target.resources()) {
        carried.add(Inventory.key(policy));
        var present = target.isCertain() ? Tri.YES : Tri.UNKNOWN;
        grants(identity).policies.add(present(inline(policy), present));
      }
    }
  }

  /** Returns a policy that is there only as far as its attachment is. */
  private static Policy present(Policy policy, Tri present) {
    if (present.isYes()) {
      return policy;
    }
    var statements =
        policy.document().statements().stream()
            .map(
                statement ->
                    new Statement(
                        statement.sid(),
                        statement.effect(),
                        statement.notAction(),
                        statement.actions(),
                        statement.notResource(),
                        statement.resources(),
                        statement.notPrincipal(),
                        statement.principals(),
                        statement.conditions(),
                        statement.present().and(present),
                        statement.origin()))
            .toList();
    return new Policy(
        policy.name(),
        policy.kind(),
        new PolicyDocument(statements, policy.document().origin()),
        policy.origin());
  }

  private Role made(Resource role) {
    var granted = grants(role);
    return new Role(
        inventory.identity(role),
        references.texts().nameOf(role),
        reader.read(role.get("AssumeRolePolicyDocument"), role),
        granted.policies,
        granted.opaque,
        boundary(role),
        boundaryPolicies(role));
  }

  private Val<String> boundary(Resource identity) {
    return references
        .texts()
        .canonical(identity.get("PermissionsBoundary").text(), identity.stackId());
  }

  private List<Policy> boundaryPolicies(Resource identity) {
    var boundary = identity.get("PermissionsBoundary");
    return boundary.exists().isNo() ? List.of() : managed(identity, boundary, Policy.Kind.BOUNDARY);
  }

  private Principals.User user(Resource user) {
    return new Principals.User(
        inventory.identity(user),
        references.texts().nameOf(user),
        grants(user).policies,
        grants(user).opaque,
        boundary(user),
        boundaryPolicies(user),
        !user.get("LoginProfile").exists().isNo());
  }
}
