package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the role of a function or state machine from its {@code Policies} property. */
final class ExecutionRole {
  private enum Kind {
    STATEMENT,
    MANAGED,
    TEMPLATE,
    UNKNOWN
  }

  private final SamResource owner;
  private final Transformation run;
  private final Generated role;
  private final List<Node> managed;
  private final List<Node> inline;

  private ExecutionRole(
      SamResource owner, List<Node> managed, List<Node> inline, Transformation run) {
    this.owner = owner;
    this.run = run;
    this.managed = new ArrayList<>(managed);
    this.inline = new ArrayList<>(inline);
    this.role =
        new Generated(owner.logicalId() + "Role", "AWS::IAM::Role", owner.makeFor("Policies"));
  }

  /**
   * Makes the role {@code <LogicalId>Role}.
   *
   * @param trust the policy that says who may assume it
   * @param managed ARNs of managed policies that come first
   * @param inline inline policies that come first
   */
  static Generated of(
      SamResource owner, Node trust, List<Node> managed, List<Node> inline, Transformation run) {
    return new ExecutionRole(owner, managed, inline, run).build(trust);
  }

  /** Adds the ARN of a managed policy unless the role has it. */
  static void attach(Generated role, Node arn) {
    var arns = items(role, "ManagedPolicyArns");
    if (arns.stream().noneMatch(known -> Nodes.sameContent(known, arn))) {
      arns.add(arn);
      role.put("ManagedPolicyArns", role.make().list(arns));
    }
  }

  /** Adds an inline policy unless the role has one with the same document. */
  static void add(Generated role, Node.Mapping policy) {
    var policies = items(role, "Policies");
    var document = policy.get("PolicyDocument").orElse(policy);
    boolean isThere =
        policies.stream()
            .filter(Node.Mapping.class::isInstance)
            .flatMap(known -> ((Node.Mapping) known).get("PolicyDocument").stream())
            .anyMatch(known -> Nodes.sameContent(known, document));
    if (!isThere) {
      policies.add(policy);
      role.put("Policies", role.make().list(policies));
    }
  }

  private static List<Node> items(Generated role, String property) {
    return role.get(property).orElse(null) instanceof Node.Sequence(var items, var _)
        ? new ArrayList<>(items)
        : new ArrayList<>();
  }

  private Generated build(Node trust) {
    role.attributes(owner.passThroughAttributes());
    role.put("AssumeRolePolicyDocument", trust);
    var policies = written();
    for (int index = 0; index < policies.size(); index++) {
      add(index, withoutTemplates(policies.get(index)));
    }
    role.put("ManagedPolicyArns", role.make().list(managed));
    if (!inline.isEmpty()) {
      role.put("Policies", role.make().list(inline));
    }
    owner
        .properties()
        .entry("RolePath")
        .ifPresent(path -> role.put(new Node.Entry("Path", path.keyOrigin(), path.value())));
    return role.copy(owner.properties(), "PermissionsBoundary");
  }

  private List<Node> written() {
    var policies = owner.getTruthy("Policies").orElse(null);
    return switch (policies) {
      case null -> List.of();
      case Node.Sequence(var items, var _) -> items;
      default -> List.of(policies);
    };
  }

  private void add(int index, Node policy) {
    switch (kindOf(policy)) {
      case STATEMENT -> inline.add(named(policy, role.logicalId() + "Policy" + index));
      case MANAGED -> {
        var arn = managedArn(policy);
        if (managed.stream().noneMatch(known -> Nodes.sameContent(known, arn))) {
          managed.add(arn);
        }
      }
      case TEMPLATE, UNKNOWN ->
          throw SamInvalid.resource(
              owner.logicalId(),
              ("policy %d of `Policies` is neither a name, an ARN, a policy document nor a"
                      + " policy template")
                  .formatted(index),
              policy.origin());
    }
  }

  /** Changes a policy, or both arms of the condition that chooses it. */
  private static Node inEachArm(Node policy, UnaryOperator<Node> change) {
    return Intrinsics.ifItems(policy)
        .map(
            items ->
                (Node)
                    Nodes.call(
                        "Fn::If",
                        Nodes.sequence(
                            policy.origin(),
                            items.get(0),
                            change.apply(items.get(1)),
                            change.apply(items.get(2))),
                        policy.origin()))
        .orElseGet(() -> change.apply(policy));
  }

  private Node withoutTemplates(Node policy) {
    if (kindOf(policy) != Kind.TEMPLATE) {
      return policy;
    }
    return inEachArm(policy, this::expanded);
  }

  private Node expanded(Node policy) {
    return Intrinsics.isNoValue(policy)
        ? policy
        : PolicyTemplates.standard().expand((Node.Mapping) policy, owner);
  }

  private Node named(Node policy, String name) {
    return inEachArm(policy, document -> namedUnlessNothing(document, name));
  }

  private Node namedUnlessNothing(Node document, String name) {
    return Intrinsics.isNoValue(document)
        ? document
        : IamDocuments.inline(name, document, Make.because(owner.logicalId(), document.origin()));
  }

  private Node managedArn(Node policy) {
    return inEachArm(policy, this::arnOfName);
  }

  private Node arnOfName(Node policy) {
    return policy instanceof Node.Text(String name, var origin)
        ? ManagedPolicyArns.standard()
            .find(run.context().partition(), name)
            .map(arn -> (Node) Nodes.text(arn, origin))
            .orElse(policy)
        : policy;
  }

  private Kind kindOf(Node policy) {
    if (Intrinsics.isIf(policy)) {
      return kindOfChoice(policy);
    }
    if (policy instanceof Node.Text || Intrinsics.isIntrinsic(policy)) {
      return Kind.MANAGED;
    }
    if (!(policy instanceof Node.Mapping map)) {
      return Kind.UNKNOWN;
    }
    if (map.has("Statement")) {
      return Kind.STATEMENT;
    }
    boolean isTemplate =
        map.size() == 1 && PolicyTemplates.standard().has(map.entries().getFirst().key());
    return isTemplate ? Kind.TEMPLATE : Kind.UNKNOWN;
  }

  private Kind kindOfChoice(Node policy) {
    var items = Intrinsics.ifItems(policy);
    if (items.isEmpty()) {
      throw invalidChoice(policy, "`Fn::If` in `Policies` needs 3 items");
    }
    var then = items.get().get(1);
    var otherwise = items.get().get(2);
    var kind = kindOf(then);
    var other = kindOf(otherwise);
    if (kind == other || Intrinsics.isNoValue(otherwise)) {
      return kind;
    }
    return Optional.of(other)
        .filter(_ -> Intrinsics.isNoValue(then))
        .orElseThrow(
            () ->
                invalidChoice(
                    policy, "both arms of an `Fn::If` in `Policies` must be policies of one kind"));
  }

  private SamInvalid invalidChoice(Node policy, String message) {
    return SamInvalid.resource(owner.logicalId(), message, policy.origin());
  }
}
